import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scannerOf } from '../../tests/kit/scan.ts'
import { combinations, combined, familiesOf } from '../policy/build.ts'

const PIECES = ['减', '肥', '瘦身', '天', '10', '斤', 'abc', 'x', '十斤', '见效', '不反弹', '']
const word = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 2 })
  .map((pieces) => pieces.join(''))
const part = fc.uniqueArray(word, { minLength: 4, maxLength: 7 })
const build = fc.array(part, { minLength: 2, maxLength: 3 }).filter((parts) => combinations(parts) > 32)
const separator = fc.constantFrom('', '', '', ' ', '★', '，', '-', '\u200b')

describe('families of words', () => {
  it('find what their words spelled out would find, at the same places', () => {
    const text = fc.tuple(fc.array(fc.tuple(fc.constantFrom(...PIECES), separator), { maxLength: 12 }))
    fc.assert(
      fc.property(build, text, fc.infiniteStream(fc.nat()), (parts, [pieces], picks) => {
        const words = combined(parts).filter((one) => /[^\s★，-]/.test(one))
        fc.pre(words.length > 0 && !parts.every((one) => one.includes('')))
        const pick = () => words[picks.next().value % words.length]
        const copy =
          pieces.map(([piece, gap]) => piece + gap).join('') + pick() + (pieces[0]?.[1] ?? '') + pick()
        const spelledOut = scannerOf([...new Set(words)])(copy)
        expect(scannerOf([{ build: parts }])(copy)).toEqual(spelledOut)
      }),
      { numRuns: 60 },
    )
  })

  it('look for beginnings only, where a build is large', () => {
    const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
    const families = familiesOf([['月瘦', '周瘦'], digits, ['斤', '公斤']])
    expect(families.map(({ term }) => term)).toEqual(['月瘦', '周瘦'])
    expect(scannerOf([{ build: [['月瘦', '周瘦'], digits, ['斤', '公斤']] }])('月瘦★十公斤')).toMatchObject([
      { term: '月瘦十公斤', match: '月瘦★十公斤', evasion: true },
    ])
  })

  it('are spelled out where their beginning is no word of the text', () => {
    const endings = Array.from({ length: 40 }, (_, at) => `ly${at}`)
    expect(familiesOf([['natural', 'organic'], endings]).every(({ rest }) => rest === undefined)).toBe(true)
    expect(
      familiesOf([['最'], endings.map((one) => `好${one}`)]).every(({ rest }) => rest === undefined),
    ).toBe(true)
  })

  it('name the plain word of a hidden spelling', () => {
    const terms = [
      {
        build: [
          ['减肥', '瘦身'],
          ['茶', '药', '丸', '糖', '贴'],
          ['有效', '管用', '神器', '必备'],
        ],
        spellings: { 肥: ['fei'] },
      },
    ]
    expect(scannerOf(terms)('减fei茶神器')).toMatchObject([
      { term: '减肥茶神器', match: '减fei茶神器', evasion: true },
    ])
    expect(scannerOf(terms)('减肥茶神器')[0]?.evasion).toBeUndefined()
  })
})
