import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOf, locateNearest, spanInString } from './locate.ts'
import type { Json } from './record.ts'

const locate = (text: string, pointer: string) => {
  const { pointer: found, ...begins } = locateNearest(text, pointer)
  return found === pointer ? { ...begins, end: endOf(text, begins.start) } : undefined
}

const TEXT = '{ "title" : "茶杯", "skus":[{"id":1},{"id":-2.5e3, "a/b":{"~":true}}], "":null , "空":[]}'

const sourceAt = (pointer: string): string | undefined => {
  const extent = locate(TEXT, pointer)
  return extent && TEXT.slice(extent.start, extent.end)
}

describe('locateNearest and endOf', () => {
  test.each([
    ['', TEXT],
    ['/title', '"茶杯"'],
    ['/skus/0', '{"id":1}'],
    ['/skus/1/id', '-2.5e3'],
    ['/skus/1/a~1b', '{"~":true}'],
    ['/skus/1/a~1b/~0', 'true'],
    ['/', 'null'],
    ['/空', '[]'],
  ])('%s', (pointer, source) => {
    expect(sourceAt(pointer)).toBe(source)
  })

  test.each([
    '/nothing',
    '/skus/2',
    '/skus/-',
    '/skus/01',
    '/skus/-1',
    '/title/0',
    '/空/0',
    '/skus/1/a~1b/~0/x',
    '/length',
  ])('%s is not there', (pointer) => {
    expect(locate(TEXT, pointer)).toBeUndefined()
  })

  test('tells where the key of a member begins', () => {
    expect(locate(TEXT, '/title')).toEqual({ start: 12, end: 16, keyStart: 2 })
    expect(locate(TEXT, '/skus/0')).not.toHaveProperty('keyStart')
  })

  test('finds a key however it is escaped', () => {
    expect(locate('{"\\u4ef7格":1}', '/价格')).toEqual({ start: 11, end: 12, keyStart: 1 })
  })

  test('does not take a key inside a string or deeper down for the one meant', () => {
    const text = '{"a":"\\"b\\":9}","c":{"b":8},"b":7}'
    expect(text.slice(locate(text, '/b')!.start, locate(text, '/b')!.end)).toBe('7')
  })

  test('does not overflow at any depth', () => {
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)},"b":1}`
    expect(deep.slice(locate(deep, '/b')!.start, locate(deep, '/b')!.end)).toBe('1')
  })
})

describe('what is not there', () => {
  test.each([
    ['/skus/1/licence/number', '/skus/1'],
    ['/skus/9', '/skus'],
    ['/skus/1/a~1b/x', '/skus/1/a~1b'],
    ['/none/0', ''],
    ['/title', '/title'],
  ])('%s stands in %s', (pointer, nearest) => {
    const found = locateNearest(TEXT, pointer)
    expect(found).toEqual(locateNearest(TEXT, nearest))
    expect(found.pointer).toBe(nearest)
  })
})

// Every pointer in a value, with what stands there.
const pointersIn = (value: Json, pointer = ''): [string, Json][] => {
  const here: [string, Json][] = [[pointer, value]]
  if (value === null || typeof value !== 'object') return here
  return here.concat(
    ...Object.entries(value).map(([key, inner]) =>
      pointersIn(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ),
  )
}

const escapeAll = (json: string): string =>
  json.replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

test('every pointer of any JSON leads to its value', () => {
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' }) as fc.Arbitrary<Json>
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 2), fc.boolean(), (anything, indent, escaped) => {
      const plain = JSON.stringify(anything, undefined, indent)
      const text = escaped ? escapeAll(plain) : plain
      const parsed: Json = JSON.parse(text)
      for (const [pointer, value] of pointersIn(parsed)) {
        const extent = locate(text, pointer)!
        const source = text.slice(extent.start, extent.end)
        expect(source).toBe(source.trim())
        expect(JSON.parse(source)).toEqual(value)
        expect(locate(text, `${pointer}/no such`)).toBeUndefined()
      }
    }),
  )
})

describe('spanInString', () => {
  const span = (text: string, from: number, to: number): string => {
    const { start, end } = spanInString(text, 0, from, to)
    return text.slice(start, end)
  }

  test.each([
    ['"全网最低价"', 2, 4, '最低'],
    ['"\\n\\u6700佳"', 1, 3, '\\u6700佳'],
    ['"\\n\\u6700佳"', 0, 2, '\\n\\u6700'],
    ['"a\\ud83c\\udf75b"', 1, 3, '\\ud83c\\udf75'],
    ['"a🍵b"', 3, 4, 'b'],
    ['"\\"\\\\u0041"', 0, 3, '\\"\\\\u'],
    ['"abc"', 1, 9, 'bc'],
    ['"abc"', 1, 1, ''],
    ['"a\\n" , "b"', 0, 9, 'a\\n'],
  ])('%s %i-%i', (text, from, to, source) => {
    expect(span(text, from, to)).toBe(source)
  })

  // Each code unit as itself, as a short escape or as \uXXXX.
  const units = fc.oneof(
    fc.constantFrom(...'"\\/\b\f\n\r\t最佳a🍵'.split('')),
    fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
  )
  const spelled = fc.array(fc.tuple(units, fc.boolean()), { minLength: 1, maxLength: 30 }).map((parts) => ({
    text: `"${parts
      .map(([unit, long]) =>
        long ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : JSON.stringify(unit).slice(1, -1),
      )
      .join('')}"`,
    value: parts.map(([unit]) => unit).join(''),
  }))

  test('any span reads back as the same span of the decoded string', () => {
    fc.assert(
      fc.property(spelled, fc.nat(), fc.nat(), fc.string(), ({ text, value }, a, b, before) => {
        const [from, to] = [a % (value.length + 1), b % (value.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ]
        const { start, end } = spanInString(before + text, before.length, from, to)
        expect(JSON.parse(`"${(before + text).slice(start, end)}"`)).toBe(value.slice(from, to))
      }),
      { numRuns: 1000 },
    )
  })
})
