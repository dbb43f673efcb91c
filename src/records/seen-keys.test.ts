import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyHasher, SeenKeys } from './seen-keys.ts'

const hasher = new KeyHasher()

/** Takes a key for a record on a line of a file. */
const take = (keys: SeenKeys, key: string, line: number, owner = `P${line}`, file = 'a.json') =>
  keys.take(hasher.of(key, owner), { file, line })

describe('keys of records as they go by', () => {
  it('tells where another owner had a key first', () => {
    const keys = new SeenKeys()
    expect(take(keys, '6901028075268', 1)).toBeUndefined()
    expect(take(keys, '6901028075275', 2)).toBeUndefined()
    expect(take(keys, '6901028075268', 3, 'P3', 'b.json')).toEqual({ file: 'a.json', line: 1 })
    expect(take(keys, '6901028075268', 9, 'P1')).toBeUndefined()
  })

  it('forgets when told to', () => {
    const keys = new SeenKeys()
    take(keys, 'x', 1)
    keys.clear()
    expect(take(keys, 'x', 2)).toBeUndefined()
  })

  it('keeps no more keys than it may, and says so', () => {
    const keys = new SeenKeys(2)
    take(keys, 'a', 1)
    expect(keys.isFull).toBe(false)
    take(keys, 'b', 2)
    expect(keys.isFull).toBe(true)
    take(keys, 'c', 3)
    expect(take(keys, 'c', 4)).toBeUndefined()
    expect(take(keys, 'a', 5)).toEqual({ file: 'a.json', line: 1 })
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
            expect(take(keys, key, line, `P${owner}`)).toEqual(expected)
            if (!known) first.set(key, { owner: `P${owner}`, line })
          })
        },
      ),
    )
    const many = new SeenKeys()
    for (let line = 1; line <= 20_000; line++) expect(take(many, `key ${line}`, line)).toBeUndefined()
    for (let line = 1; line <= 20_000; line += 997)
      expect(take(many, `key ${line}`, line + 1, 'other')).toEqual({ file: 'a.json', line })
  })
})
