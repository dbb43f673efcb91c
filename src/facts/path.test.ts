import { describe, expect, it } from 'vitest'
import { compilePath } from './path.ts'

describe('compilePath', () => {
  const record = {
    brand: { name: '云康' },
    contacts: [
      { type: 'phone', tags: ['a'] },
      { value: 1, tags: ['b', 'c'] },
    ],
    none: null,
  }

  it.each([
    ['', record],
    ['brand.name', '云康'],
    ['brand.name.length', undefined],
    ['contacts.1.value', 1],
    ['contacts.length', 2],
    ['contacts.*.type', ['phone']],
    ['contacts.*.tags.*', ['a', 'b', 'c']],
    ['contacts.[type=phone].tags.*', ['a']],
    ['contacts.[type=fax].tags', []],
    ['contacts.[value=1].value', [1]],
    ['contacts.[type=phone,value=1].tags', []],
    ['brand.[name=x]', undefined],
    ['none.x', undefined],
    ['missing.*.x', undefined],
  ])('%j', (path, expected) => {
    expect(compilePath(path)(record)).toEqual(expected)
  })

  it.each(['__proto__', 'constructor', 'brand.__proto__.polluted', 'contacts.map', 'toString.constructor'])(
    'does not reach %s',
    (path) => {
      expect(compilePath(path)(record)).toBeUndefined()
    },
  )

  it('has no expression language', () => {
    expect(compilePath('$..[?(@.type)]')(record)).toBeUndefined()
  })
})
