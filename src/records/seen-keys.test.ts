import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SeenKeys } from './seen-keys.ts'

const at = (line: number, owner = `P${line}`, file = 'a.json') => ({ owner, file, line })

describe('keys of records as they go by', () => {
  it('tells where another owner had a key first', () => {
    const keys = new SeenKeys()
    expect(keys.take('6901028075268', at(1))).toBeUndefined()
    expect(keys.take('6901028075275', at(2))).toBeUndefined()
    expect(keys.take('6901028075268', at(3, 'P3', 'b.json'))).toEqual({ file: 'a.json', line: 1 })
    expect(keys.take('6901028075268', at(9, 'P1'))).toBeUndefined()
  })

  it('forgets when told to', () => {
    const keys = new SeenKeys()
    keys.take('x', at(1))
    keys.clear()
    expect(keys.take('x', at(2))).toBeUndefined()
  })

  it('keeps no more keys than it may, and says so', () => {
    const keys = new SeenKeys(2)
    keys.take('a', at(1))
    expect(keys.isFull).toBe(false)
    keys.take('b', at(2))
    expect(keys.isFull).toBe(true)
    keys.take('c', at(3))
    expect(keys.take('c', at(4))).toBeUndefined()
    expect(keys.take('a', at(5))).toEqual({ file: 'a.json', line: 1 })
  })

  it('finds the same as a map of strings, however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 9 }))),
        (items) => {
          const keys = new SeenKeys()
          const first = new Map<string, { owner: string; line: number }>()
          items.forEach(([key, owner], index) => {
            const line = index + 1
            const known = first.get(key)
            const expected =
              known && known.owner !== `P${owner}` ? { file: 'a.json', line: known.line } : undefined
            expect(keys.take(key, at(line, `P${owner}`))).toEqual(expected)
            if (!known) first.set(key, { owner: `P${owner}`, line })
          })
        },
      ),
    )
    const many = new SeenKeys()
    for (let line = 1; line <= 20_000; line++) expect(many.take(`key ${line}`, at(line))).toBeUndefined()
    for (let line = 1; line <= 20_000; line += 997)
      expect(many.take(`key ${line}`, at(line + 1, 'other'))).toEqual({ file: 'a.json', line })
  })
})
