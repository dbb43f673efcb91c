import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mending, mend } from './mend.ts'
import { unquote } from './unquote.ts'

const mended = (text: string) => {
  const { text: json = '', counts = new Map<Mending, number>() } = mend(text) ?? {}
  return [json, Object.fromEntries(counts)]
}

describe('near-JSON becomes JSON', () => {
  test.each([
    ['[1, 2,]', '[1, 2]', { commas: 1 }],
    ['{"a":1,\n /* why */ }', '{"a":1\n  }', { commas: 1, comments: 1 }],
    ['{"a": // first\n 1}', '{"a": \n 1}', { comments: 1 }],
    ['{"a":"x\r\ny\tz"}', '{"a":"x\\ny\\tz"}', { breaks: 1 }],
    ['{"a":"x\\\ny"}', '{"a":"xy"}', { breaks: 1 }],
    [`{'a':'it\\'s "good"'}`, '{"a":"it\'s \\"good\\""}', { quotes: 2 }],
    ['{a_1: 1, $b: null, c: {d: true}}', '{"a_1": 1, "$b": null, "c": {"d": true}}', { keys: 4 }],
    ['{"\n     wangwangId ":"茶"}', '{"wangwangId":"茶"}', { breaks: 1 }],
    ['{"wang\n   Id":1}', '{"wangId":1}', { breaks: 1 }],
    ['[{"a":1}]</script><script>var x = [', '[{"a":1}]', { tail: 1 }],
    ['{"a":1});', '{"a":1}', { tail: 1 }],
  ] as const)('%j', (text, json, counts) => {
    expect(mended(text)).toEqual([json, counts])
    expect(() => JSON.parse(json)).not.toThrow()
  })

  test.each([
    '{"a":"// no comment, /* none */ \'","b":[1,{}]}',
    '{"a":1}\n{"b":"\\n"}',
    '[]',
    '',
    'a, b\n1, 2',
  ])('what needs no mending is left alone: %j', (text) => expect(mend(text)).toBeUndefined())

  test('text after a document that is no end of a script is not passed over', () => {
    expect(mend('{"a":1}\nnot json\n{"a":2}')).toBeUndefined()
  })

  test.each(["{'a", '{"a\n', '[,', '/*', "'", '{"a":"x\\', '{,}'])(
    'what is broken beyond mending comes to an end: %j',
    (text) => {
      expect(() => mend(text)).not.toThrow()
    },
  )

  test('offsets lead back to the source', () => {
    const text = `{/* x */'a': 'b\nc', d: "ef",}`
    const near = mend(text)!
    const at = (part: string) => {
      const from = near.text.indexOf(part)
      const [start, end] = near.map.toSource([from, from + part.length])
      return text.slice(start, end)
    }
    expect(at('a')).toBe('a')
    expect(at('b\\nc')).toBe('b\nc')
    expect(at('ef')).toBe('ef')
    expect(at('"ef"')).toBe('"ef"')
    expect(at('"d"')).toBe('d')
    expect(near.first).toBe(1)
  })

  test('any JSON comes through unchanged', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(mend(text)).toBeUndefined()
      }),
    )
  })

  test('JSON with stray commas, comments and bare keys means what it meant', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    const value = fc.jsonValue({ maxDepth: 2 })
    fc.assert(
      fc.property(fc.dictionary(word, value, { minKeys: 1, maxKeys: 5 }), (object) => {
        const members = Object.entries(object).map(
          ([key, inner]) => `${key}: ${JSON.stringify(inner)} /* , */`,
        )
        expect(JSON.parse(mend(`{${members.join(',')},}`)!.text)).toEqual(object)
      }),
    )
  })
})

describe('a document in a string', () => {
  test('is unquoted with the way back', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, a, b) => {
        const quoted = JSON.stringify(text)
        const { text: inner, map } = unquote(quoted)
        expect(inner).toBe(text)
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ]
        if (to === from) return
        const [start, end] = map.toSource([from, to])
        expect(JSON.parse(`"${quoted.slice(start, end)}"`)).toBe(text.slice(from, to))
      }),
    )
  })
})
