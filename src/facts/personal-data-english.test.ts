import { describe, expect, it } from 'vitest'
import { findPersonalData } from './personal-data-detectors.ts'
import { isLatinText } from './personal-data-english.ts'

const found = (text: string) =>
  findPersonalData(text).map(({ kind, whose, start, end }) => [kind, whose, text.slice(start, end)])

describe('English names in running text', () => {
  it.each([
    ['Customer John Smith, phone 13800000000, loves it', 'John Smith'],
    ['Thanks to Linda Chen of 42 Maple Street, Austin, who beat her diabetes', 'Linda Chen'],
    ['Mrs. Anna Brown, 18 King Street Flat 4, wrote to us', 'Anna Brown'],
    ["Patient Mary O'Neil got over a stroke", "Mary O'Neil"],
    ['Emily Carter (order 240315-987654321098765) said it arrived quickly', 'Emily Carter'],
  ])('%s', (text, name) => {
    expect(found(text)).toContainEqual(['name', 'person', name])
  })

  it('tells whose the number, the account and the street beside a name are', () => {
    expect(found('Customer John Smith, 24 Elm Street, phone 13800000000')).toEqual([
      ['name', 'person', 'John Smith'],
      ['address', 'person', '24 Elm Street'],
      ['mobile', 'person', '13800000000'],
    ])
    expect(found('Thanks to David Lee (david.lee88@gmail.com) for his order')).toContainEqual([
      'email',
      'person',
      'david.lee88@gmail.com',
    ])
  })

  it.each([
    ['a name and nothing else', 'Thanks to David Lee for his kind words'],
    ['a designer', 'Designed by John Smith Studio, 42 pieces, for diabetes awareness'],
    ['words with capitals', 'Thanks to Memory Foam your insomnia is gone'],
    ['a department', 'Customer Service Team, 12 King Street'],
    ['a shortened name', 'Review by Anna B., who lives with diabetes'],
    ['a street of nobody', 'Visit us at 24 Elm Street, Austin'],
  ])('passes %s', (_, text) => {
    expect(found(text).filter(([, whose]) => whose === 'person')).toEqual([])
  })

  it('looks only in texts that are mostly Latin', () => {
    expect(isLatinText('Thanks to David Lee for his order')).toBe(true)
    expect(isLatinText('保温杯 Thanks to David Lee 感谢支持')).toBe(false)
    expect(isLatinText('')).toBe(false)
  })

  it('stays quick on long runs of capitals and numbers', () => {
    const text = `Customer ${'Aaa '.repeat(20_000)}${'1 A '.repeat(20_000)}`
    expect(found(text)).toEqual([])
  })
})

describe('Chinese names beside a home', () => {
  it('finds a door in brackets behind "lives"', () => {
    expect(found('多谢西城区的王建国大爷（住金融街7号院2单元301）寄来锦旗').map(([kind]) => kind)).toEqual([
      'name',
      'address',
    ])
  })

  it("gives a parent's number to the parent", () => {
    expect(found('冯同学，北京四中高二5班，妈妈电话13800000000')).toContainEqual([
      'mobile',
      'person',
      '13800000000',
    ])
  })
})
