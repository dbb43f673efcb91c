import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../records/record.ts'
import { findAll, textAt } from './record-path.ts'

const record: Json = {
  id: 'P1',
  sku: 7,
  'a/b': 'slash',
  note: null,
  blank: '  ',
  variants: [{ barcode: '1' }, {}, { barcode: '3' }, null],
}

describe('findAll', () => {
  it.each<[string, { pointer: string; value: Json }[]]>([
    ['id', [{ pointer: '/id', value: 'P1' }]],
    ['variants.0.barcode', [{ pointer: '/variants/0/barcode', value: '1' }]],
    ['a/b', [{ pointer: '/a~1b', value: 'slash' }]],
    ['note', []],
    ['nothing.here', []],
    ['id.length', []],
    ['variants.length', []],
    ['variants.barcode', []],
    ['__proto__', []],
    ['constructor.name', []],
    ['variants.__proto__', []],
  ])('%s', (path, expected) => {
    expect(findAll(record, path)).toEqual(expected)
  })

  it('follows every list position for *', () => {
    expect(findAll(record, 'variants.*.barcode').map(({ pointer }) => pointer)).toEqual([
      '/variants/0/barcode',
      '/variants/2/barcode',
    ])
  })

  it('never leaves the record, whatever the path', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        for (const { value } of findAll(record, path)) expect(typeof value).not.toBe('function')
      }),
    )
  })
})

it('textAt reads one text', () => {
  expect(textAt(record, 'variants.2.barcode')).toBe('3')
  expect(textAt(record, 'sku')).toBe('7')
  expect(textAt(record, 'note')).toBeUndefined()
  expect(textAt(record, 'blank')).toBeUndefined()
  expect(textAt(record, 'variants')).toBeUndefined()
})
