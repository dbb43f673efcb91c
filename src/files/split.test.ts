import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memorySource } from './bytes.ts'
import { inputError } from './input-error.ts'
import type { Outline } from './outline.ts'
import { positionIn } from './position.ts'
import type { RawRecord } from './raw-record.ts'
import { type Choose, isInputError, type Opening, splitRecords } from './split.ts'

const ORIGIN = { line: 1, column: 1, offset: 0 }

// A source that cannot be rewound, as a pipe.
const pipe = (content: string | Uint8Array) => {
  const source = memorySource('<stdin>', Buffer.from(content))
  return Object.assign(source, {
    seekable: false,
    rewind: () => {
      throw new Error('a pipe cannot be rewound')
    },
  })
}

const asRecord: Choose = () => ({ as: 'record' })
const asLists =
  (...pointers: string[]): Choose =>
  () => ({ as: 'lists', pointers })
const neverAsked: Choose = () => {
  throw new Error('there is nothing to choose')
}

interface Options {
  choose?: Choose
  blockSize?: number
  piped?: boolean
}

const split = (
  content: string | Uint8Array,
  { choose = neverAsked, blockSize, piped = false }: Options = {},
) => {
  const source = piped ? pipe(content) : memorySource('a.json', Buffer.from(content))
  const items = [...splitRecords(source, choose, blockSize ? { blockSize } : {})]
  return {
    records: items.filter((item): item is RawRecord => !isInputError(item)),
    errors: items.filter(isInputError),
    source,
  }
}

const brief = (content: string | Uint8Array, options: Options = {}) => {
  const { records, errors } = split(content, options)
  return {
    records: records.map(({ pointer, text }) => `${pointer} ${text}`),
    errors: errors.map(({ code, at }) => (at ? `${code} ${at.line}:${at.column}` : code)),
  }
}

const fine = (...records: string[]) => ({ records, errors: [] })

describe('a list of records', () => {
  test('gives each element', () => {
    expect(brief('[{"id":1},\n {"id":2}]\n')).toEqual(fine('/0 {"id":1}', '/1 {"id":2}'))
  })

  test('tells where each begins and how many keys it has', () => {
    expect(split('[\n  {"a:b":"x:y","c":[{"d":{}}]},{}]').records).toEqual([
      {
        file: 'a.json',
        text: '{"a:b":"x:y","c":[{"d":{}}]}',
        pointer: '/0',
        keys: 3,
        start: { line: 2, column: 3, offset: 4 },
      },
      { file: 'a.json', text: '{}', pointer: '/1', keys: 0, start: { line: 2, column: 32, offset: 33 } },
    ])
  })

  test('is a list whatever white space surrounds it, with a byte order mark or without', () => {
    expect(brief('\uFEFF\r\n\t [\r\n{"a":1}\r\n,\r\n{"b":2}\r\n]\r\n\r\n')).toEqual(
      fine('/0 {"a":1}', '/1 {"b":2}'),
    )
  })

  test.each(['[]', '[ \n ]'])('that is empty is an error: %j', (text) => {
    expect(brief(text)).toEqual({ records: [], errors: ['input/no-records 1:1'] })
  })

  test.each([
    ['[1]', 'a number'],
    ['[-2.5]', 'a number'],
    ['["x"]', 'a string'],
    ['[null]', 'null'],
    ['[true]', 'true or false'],
    ['[[{}]]', 'a list'],
  ])('takes only objects: %s', (text, found) => {
    const { records, errors } = split(text)
    expect(records).toEqual([])
    expect(errors).toMatchObject([{ code: 'input/not-a-record', at: { column: 2 } }])
    expect(errors[0]?.words.en).toContain(`found ${found}.`)
  })

  test('goes on after an element that is no record, and tells a run of them once', () => {
    const { records, errors } = split('[{"a":1},1,2,"3",{"b":2},null]')
    expect(records.map(({ pointer }) => pointer)).toEqual(['/0', '/4'])
    expect(errors.map(({ at }) => at?.column)).toEqual([10, 26])
    expect(errors[0]?.words.en).toContain('found a number (and 2 more after it)')
    expect(errors[1]?.words.en).toContain('found null.')
  })
})

describe('NDJSON', () => {
  test('gives each line, without a pointer', () => {
    expect(brief('{"id":1}\n{"id":2}\n')).toEqual(fine(' {"id":1}', ' {"id":2}'))
  })

  test('may have blank lines, CRLF, indentation and no last line break', () => {
    expect(brief('\n{"id":1} \r\n\r\n  \t\n  {"id":2}\r\n{"id":3}')).toEqual(
      fine(' {"id":1}', ' {"id":2}', ' {"id":3}'),
    )
  })

  test('tells where each record begins', () => {
    expect(
      split('{"id":"茶"}\r\n\n  {"a":{"b":1}}').records.map(({ start, keys }) => ({ ...start, keys })),
    ).toEqual([
      { line: 1, column: 1, offset: 0, keys: 1 },
      { line: 3, column: 3, offset: 15, keys: 2 },
    ])
  })

  test('comes through a pipe', () => {
    expect(brief('{"id":1}\n{"id":2}\n', { piped: true, blockSize: 16 })).toEqual(
      fine(' {"id":1}', ' {"id":2}'),
    )
  })

  test.each([
    ['cut off', '{"id":2,"t', 'input/raw-line-break 2:11'],
    ['a missing brace', '{"id":2,"a":[1]', 'input/truncated 2:16'],
    ['a missing quote', '{"id":2,"t:5}', 'input/raw-line-break 2:14'],
    ['a comma after the record', '{"id":2},', 'input/invalid-json 2:9'],
    ['a word', 'oops', 'input/invalid-json 2:1'],
    ['two records on a line', '{"id":2}{"id":3}', 'input/several-documents 2:9'],
    ['two records on a line', '{"id":2} {"id":3}', 'input/several-documents 2:10'],
    ['no object', '[{"id":2}]', 'input/not-a-record 2:1'],
    ['no object', '  "text"', 'input/not-a-record 2:3'],
    ['a stray bracket', '}', 'input/invalid-json 2:1'],
    ['too deep', '{"a":'.repeat(600), 'input/too-deep 2:2561'],
    ['a second byte order mark', '\uFEFF{"id":2}', 'input/invalid-json 2:1'],
  ])('goes on after a broken line: %s', (_name, line, error) => {
    const content = `{"id":1}\n${line}\n{"id":4}\n`
    expect(brief(content)).toEqual({ records: [' {"id":1}', ' {"id":4}'], errors: [error] })
  })

  test.each([
    ['{"id":1,"t', 'input/raw-line-break 1:11'],
    ['{"id":1,', 'input/truncated 1:9'],
    ['{"id":1,"a":[1', 'input/truncated 1:15'],
    ['"text"', 'input/not-a-record 1:1'],
  ])('may be broken in its first line: %s', (line, error) => {
    expect(brief(`${line}\n{"id":2}\n{"id":3}`)).toEqual({
      records: [' {"id":2}', ' {"id":3}'],
      errors: [error],
    })
  })

  test('what is only inside a record is for its parser to say', () => {
    expect(brief('{"id":1,}\n{"id":2}\n{"id":3]\n')).toEqual(fine(' {"id":1,}', ' {"id":2}', ' {"id":3]'))
  })

  test('a record broken into several lines is one error', () => {
    expect(brief('{"id":1}\n{"t":"a\nb\n\n c"}\n{"id":3}')).toEqual({
      records: [' {"id":1}', ' {"id":3}'],
      errors: ['input/raw-line-break 2:8'],
    })
    expect(brief('{"id":1}\n{\n"id":\n2}\n{"id":3}\n"rest')).toEqual({
      records: [' {"id":1}', ' {"id":3}'],
      errors: ['input/truncated 2:2', 'input/truncated 6:6'],
    })
  })

  test('that ends in the middle of a line is truncated there', () => {
    expect(brief('{"id":1}\n{"id":2,"t')).toEqual({
      records: [' {"id":1}'],
      errors: ['input/truncated 2:11'],
    })
  })

  test('a scalar or list after a record on the line before is a broken line', () => {
    expect(brief('{"id":1}\n[1]')).toEqual({ records: [' {"id":1}'], errors: ['input/not-a-record 2:1'] })
    expect(brief('{"id":1}\n12')).toEqual({ records: [' {"id":1}'], errors: ['input/not-a-record 2:1'] })
  })

  test('ends at ill-formed UTF-8, after the records before it', () => {
    const content = Buffer.concat([
      Buffer.from('{"id":1}\n{"t":"'),
      Buffer.from([0xb0, 0xa1]),
      Buffer.from('"}\n{"id":3}'),
    ])
    const { records, errors } = split(content)
    expect(records).toHaveLength(1)
    expect(errors).toMatchObject([{ code: 'input/invalid-utf8', at: { line: 2, column: 7, offset: 15 } }])
  })
})

describe('documents of several lines, one after another', () => {
  test('are records', () => {
    expect(brief('{\n "a": 1\n}\n{\n "b": 2\n}\n{"c":3}', { choose: asRecord })).toEqual(
      fine(' {\n "a": 1\n}', ' {\n "b": 2\n}', ' {"c":3}'),
    )
  })

  test.each([true, false])('end at the first that is broken (piped: %s)', (piped) => {
    expect(brief('{\n "a": 1\n}\n{\n "b": 2,\n}\n{}', { choose: asRecord, piped, blockSize: 16 })).toEqual({
      records: [' {\n "a": 1\n}', ' {\n "b": 2,\n}', ' {}'],
      errors: [],
    })
    expect(brief('{\n "a": 1\n}\n{\n "b": "\n"}\n{}', { choose: asRecord, piped, blockSize: 16 })).toEqual({
      records: [' {\n "a": 1\n}'],
      errors: ['input/raw-line-break 5:8'],
    })
  })

  test('may share a line', () => {
    expect(brief('{\n}\n{\n} {}{}', { choose: asRecord })).toEqual(fine(' {\n}', ' {\n}', ' {}', ' {}'))
  })

  test('may be lists', () => {
    expect(brief('[{"id":1}]\n[{"id":2},\n{"id":3}][]', { choose: asRecord })).toEqual({
      records: ['/0 {"id":1}', '/0 {"id":2}', '/1 {"id":3}'],
      errors: ['input/no-records 3:10'],
    })
  })

  test('are records and lists, and nothing else', () => {
    expect(brief('{"id":1}\n12', { choose: asRecord })).toMatchObject({ records: [' {"id":1}'] })
    expect(brief('[{"id":1}] "x"')).toEqual({
      records: ['/0 {"id":1}'],
      errors: ['input/several-documents 1:12'],
    })
  })

  test('that are no objects are no records', () => {
    expect(brief('{\n}\n[\n1]\n{}', { choose: asRecord })).toEqual({
      records: [' {\n}', ' {}'],
      errors: ['input/not-a-record 4:1'],
    })
  })
})

describe('one object', () => {
  test('is opened as its outline tells', () => {
    let seen: Outline | undefined
    const choose = (outline: Outline): Opening => {
      seen = outline
      return { as: 'record' }
    }
    split('{"ok":true,\n"n":null,"s":"x","i":-1,"data":{"items":[ {"id":1}],"none":[],"o":{}}}', { choose })
    const shape = (outline: Outline): unknown =>
      outline.members
        ? Object.fromEntries([...outline.members].map(([key, inner]) => [key, shape(inner)]))
        : outline.of
          ? `${outline.type} of ${outline.of}`
          : outline.type
    expect(shape(seen!)).toEqual({
      ok: 'boolean',
      n: 'null',
      s: 'string',
      i: 'number',
      data: { items: 'list of object', none: 'list', o: {} },
    })
    expect(seen?.at).toEqual(ORIGIN)
    expect(seen?.members?.get('data')?.members?.get('items')?.at).toEqual({ line: 2, column: 41, offset: 52 })
  })

  test('is opened to a depth of six', () => {
    let deepest = 0
    const measure = (outline: Outline, depth: number): void => {
      deepest = Math.max(deepest, depth)
      for (const inner of outline.members?.values() ?? []) measure(inner, depth + 1)
    }
    const choose = (outline: Outline): Opening => {
      measure(outline, 0)
      return { as: 'record' }
    }
    expect(split(`${'{"a":'.repeat(20)}1${'}'.repeat(20)}`, { choose }).records).toHaveLength(1)
    expect(deepest).toBe(7)
  })

  test('is one record', () => {
    const text = '{\n "id": 1,\n "skus": [{"id": 2}]\n}'
    expect(split(`\n ${text}\n`, { choose: asRecord }).records).toEqual([
      { file: 'a.json', text, pointer: '', keys: 3, start: { line: 2, column: 2, offset: 2 } },
    ])
  })

  test('may break its lines before objects, as NDJSON does', () => {
    for (const text of ['{"a":\n{"b":1}\n}', '{"a":[{},\n{"b":1}\n]}', '{"a":[\n{"b":1}\n]}']) {
      expect(brief(text, { choose: asRecord })).toEqual(fine(` ${text}`))
    }
  })

  test('is an envelope around a list', () => {
    const text = '{"api":"x","data":{"mainItems":[{"id":1},{"id":2}],"n":2},"v":[1,2]}'
    expect(brief(text, { choose: asLists('/data/mainItems') })).toEqual(
      fine('/data/mainItems/0 {"id":1}', '/data/mainItems/1 {"id":2}'),
    )
  })

  test('holds several lists and objects, read in the order of the file', () => {
    const text = '{"shop":{"name":"S"},"a/b":[{"id":1}],"none":[],"meta":{"products":[{"id":2}]}}'
    expect(brief(text, { choose: asLists('/meta/products', '/none', '/a~1b', '/shop') })).toEqual(
      fine('/shop {"name":"S"}', '/a~1b/0 {"id":1}', '/meta/products/0 {"id":2}'),
    )
  })

  test('with nothing in its lists has no records', () => {
    expect(brief('{"a":[],"b":[]}', { choose: asLists('/a', '/b') })).toEqual({
      records: [],
      errors: ['input/no-records 1:6'],
    })
  })

  test('may be something else, as the caller says', () => {
    const error = inputError('input/unknown-kind', 'a.json', ORIGIN, { tried: 'everything' })
    expect(split('{"x":1}', { choose: () => ({ as: 'error', error }) }).errors).toEqual([error])
  })

  test('a choice of what is not there is a mistake in the program, not in the file', () => {
    expect(() => split('{"a":1}', { choose: asLists('/b') })).toThrow(RangeError)
    expect(() => split('{"a":1}', { choose: asLists('/a') })).toThrow('/a')
  })

  test('what is not chosen is still held to the grammar', () => {
    const choose = asLists('/list')
    expect(brief('{"list":[{}],"n":01}', { choose }).errors).toEqual(['input/invalid-json 1:19'])
    expect(brief('{"n":{"x":tru},"list":[{}]}', { choose }).errors).toEqual(['input/invalid-json 1:11'])
    expect(brief('{"others":[{"a":1},{"b":}],"list":[{}]}', { choose })).toEqual({
      records: [],
      errors: ['input/invalid-json 1:25'],
    })
  })

  test('a key that stands twice makes an envelope uncertain', () => {
    const choose = asLists('/list')
    expect(brief('{"list":[{"a":1}],"n":1,\n"list":[{"b":2}]}', { choose })).toEqual({
      records: ['/list/0 {"a":1}'],
      errors: ['input/duplicate-key 2:1'],
    })
  })

  test('a key that stands twice in a record is for the record to say', () => {
    expect(brief('{"a":1,"a":2}', { choose: asRecord })).toEqual(fine(' {"a":1,"a":2}'))
  })

  test.each([16, 40, undefined])('comes through a pipe (blocks of %s)', (blockSize) => {
    const text = `{"data":{"items":[${'{"title":"茶"},'.repeat(20)}{}]}}`
    const { records, errors, source } = split(text, {
      choose: asLists('/data/items'),
      piped: true,
      ...(blockSize ? { blockSize } : {}),
    })
    expect([records.length, errors.length, source.bytes]).toEqual([21, 0, Buffer.byteLength(text)])
  })

  test('with endless keys is no envelope', () => {
    const keys = Array.from({ length: 100_001 }, (_, index) => `"k${index}":{}`).join(',')
    expect(split(`{${keys}}`).errors).toMatchObject([{ code: 'input/too-many-keys' }])
  })
})

describe('not records', () => {
  test.each([
    ['', 'input/empty'],
    ['\uFEFF', 'input/empty'],
    [' \r\n\t\n', 'input/empty'],
    ['"products"', 'input/not-a-record 1:1'],
    ['12', 'input/not-a-record 1:1'],
    ['\n null', 'input/not-a-record 2:2'],
    ['<html>', 'input/invalid-json 1:1'],
    ['nothing', 'input/invalid-json 1:1'],
    ['}', 'input/invalid-json 1:1'],
  ])('%j', (text, error) => {
    expect(brief(text, { choose: asRecord })).toEqual({ records: [], errors: [error] })
  })

  test.each([
    ['<!DOCTYPE html>', 'not HTML or XML', '"<"'],
    ['\uFEFF\uFEFF[]', 'JSON', 'U+FEFF'],
  ])('says what it would rather have: %s', (text, expected, found) => {
    const [error] = split(text).errors
    expect(error?.words.en).toContain(expected)
    expect(error?.words.en).toContain(`found ${found}`)
  })
})

describe('a break in the structure ends the file, after the records before it', () => {
  const first = '{"id":1}'
  test.each([
    ['[{"id":1}, {"id":2', 'input/truncated 1:19'],
    ['[{"id":1}, {"id":"2', 'input/truncated 1:20'],
    ['[{"id":1},\n', 'input/truncated 2:1'],
    ['[{"id":1}', 'input/truncated 1:10'],
    ['[{"id":1},]', 'input/trailing-comma 1:10'],
    ['[{"id":1},\n]', 'input/trailing-comma 1:10'],
    ['[{"id":1},,{"id":2}]', 'input/invalid-json 1:11'],
    ['[{"id":1} {"id":2}]', 'input/invalid-json 1:11'],
    ['[{"id":1}}', 'input/invalid-json 1:10'],
    ['[{"id":1},{"t":"a\nb"}]', 'input/raw-line-break 1:18'],
    ['[{"id":1},{"\n  t":"a"}]', 'input/raw-line-break 1:13'],
    ['[{"id":1},\n{"t":"a\\\nb"}]', 'input/raw-line-break 2:9'],
    ['[{"id":1},oops]', 'input/invalid-json 1:11'],
    ['[{"id":1},nulls]', 'input/invalid-json 1:15'],
    ['[{"id":1}]</script><script>var x', 'input/invalid-json 1:11'],
    ['[{"id":1}];', 'input/invalid-json 1:11'],
    [`[{"id":1},${'['.repeat(100_000)}`, 'input/too-deep 1:523'],
    [`[{"id":1},${'{"a":'.repeat(100_000)}`, 'input/too-deep 1:2571'],
    ['[{"id":1},{"title":"no quote},{"id":"3"}]', 'input/invalid-json 1:33'],
  ])('%#: %.40j', (text, error) => {
    expect(brief(text)).toEqual({ records: [`/0 ${first}`], errors: [error] })
  })

  test.each([
    ['{"list":[{"id":1},{"id":2', 'input/truncated 1:26'],
    ['{"list":[{"id":1}]', 'input/truncated 1:19'],
    ['{"list":[{"id":1}],}', 'input/trailing-comma 1:19'],
    ['{"list":[{"id":1},]}', 'input/trailing-comma 1:18'],
    ['{"list":[{"id":1}],"x"}', 'input/invalid-json 1:23'],
    ['{"list":[{"id":1}],"x":}', 'input/invalid-json 1:24'],
    ['{"list":[{"id":1}],x:1}', 'input/invalid-json 1:20'],
    ['{"list":[{"id":1}]]', 'input/invalid-json 1:19'],
    ['{"list":[{"id":1}],"\nx":1}', 'input/raw-line-break 1:21'],
    ['{"list":[{"id":1}],"\\x":1}', 'input/invalid-json 1:22'],
    ['{"list":[{"id":1}]}</script><script>', 'input/invalid-json 1:20'],
    [`{"list":[{"id":1}],"x":${'[{"a":'.repeat(50_000)}`, 'input/too-deep 1:1561'],
  ])('envelope %#: %.40j', (text, error) => {
    const seen = { records: [`/list/0 ${first}`], errors: [error] }
    expect(brief(text, { choose: asLists('/list') })).toEqual(seen)
    expect(brief(text, { choose: asLists('/list'), piped: true, blockSize: 16 })).toEqual(seen)
  })

  test('of a single record leaves nothing but the error', () => {
    const choose = asRecord
    expect(brief('{"id":1,"t":"x', { choose })).toEqual({ records: [], errors: ['input/truncated 1:15'] })
    expect(brief('{"id":1,"t":{"a":[1}', { choose })).toEqual({
      records: [],
      errors: ['input/invalid-json 1:20'],
    })
    expect(brief('{"t":"a\nb"}', { choose })).toEqual({ records: [], errors: ['input/raw-line-break 1:8'] })
  })

  test('is told before the caller is heard about a document it cannot know whole', () => {
    const error = inputError('input/unknown-kind', 'a.json', ORIGIN, { tried: 'everything' })
    const choose = (): Opening => ({ as: 'error', error })
    expect(brief('{"x":[1,{"y":"no quote}]}', { choose }).errors).toEqual(['input/truncated 1:26'])
    expect(brief('{"x":[1,{"y" 2}],"z', { choose }).errors).toEqual(['input/invalid-json 1:14'])
  })

  test('still leaves the whole file counted', () => {
    const text = `[{"id":1},]${' '.repeat(5000)}`
    expect(split(text, { blockSize: 16 }).source.bytes).toBe(text.length)
  })

  test('ill-formed UTF-8 is told rather than the end it makes', () => {
    const content = Buffer.concat([
      Buffer.from('[{"id":1},\n{"t":"'),
      Buffer.from([0xb0, 0xa1]),
      Buffer.from('"}]'),
    ])
    expect(brief(content)).toEqual({ records: ['/0 {"id":1}'], errors: ['input/invalid-utf8 2:7'] })
    expect(
      brief(Buffer.concat([Buffer.from('{"list":[{"id":1},{"t":"'), Buffer.from([0xff])]), {
        choose: asLists('/list'),
      }),
    ).toEqual({
      records: ['/list/0 {"id":1}'],
      errors: ['input/invalid-utf8 1:25'],
    })
  })
})

describe('the source', () => {
  test('is closed however the reading ends', () => {
    for (const text of ['[{"a":1},{"a":2}]', '[{"a":1},oops', '']) {
      for (const stopAfterOne of [true, false]) {
        let closed = 0
        const source = Object.assign(memorySource('a.json', Buffer.from(text)), { close: () => closed++ })
        for (const _ of splitRecords(source, asRecord)) if (stopAfterOne) break
        expect(closed).toBe(1)
      }
    }
  })
})

const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' })
const record = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 6 }), json, { maxKeys: 5 })
const escapeAll = (text: string): string =>
  text.replace(/[^\x20-\x7e\n\t]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const spelled = (value: unknown) =>
  fc.tuple(fc.constantFrom(undefined, 1, '\t'), fc.boolean()).map(([indent, escaped]) => {
    const text = JSON.stringify(value, undefined, indent)
    return escaped ? escapeAll(text) : text
  })

const documents = fc.array(record, { minLength: 1, maxLength: 6 }).chain((values) =>
  fc.oneof(
    spelled(values).map((text) => ({ text, values, choose: neverAsked, base: '' })),
    spelled({ total: 1, data: { items: values, next: null }, x: [[]] }).map((text) => ({
      text,
      values,
      choose: asLists('/data/items'),
      base: '/data/items',
    })),
    spelled(values[0]).map((text) => ({
      text,
      values: values.slice(0, 1),
      choose: asRecord,
      base: undefined,
    })),
    fc.constant({
      text: values.map((value) => JSON.stringify(value)).join('\n'),
      values,
      choose: asRecord,
      base: undefined,
    }),
    fc.constant({
      text: [{}, ...values]
        .map((value) => JSON.stringify(value, undefined, 2).replace('{}', '{\n}'))
        .join('\n'),
      values: [{}, ...values],
      choose: asRecord,
      base: undefined,
    }),
  ),
)

const keysIn = (value: unknown): number =>
  value === null || typeof value !== 'object'
    ? 0
    : Object.values(value).reduce(
        (sum: number, inner) => sum + keysIn(inner),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      )

test('whatever the form, the blocks and the source, the records are those of the parser, each in its place', () => {
  fc.assert(
    fc.property(
      documents,
      fc.integer({ min: 16, max: 90 }),
      fc.boolean(),
      ({ text, values, choose, base }, blockSize, piped) => {
        const { records, errors } = split(text, { choose, blockSize, piped })
        expect(errors).toEqual([])
        expect(records.map((raw) => JSON.parse(raw.text))).toEqual(JSON.parse(JSON.stringify(values)))
        records.forEach((raw, index) => {
          expect(raw.pointer).toBe(base === undefined ? '' : `${base}/${index}`)
          expect(raw.keys).toBe(keysIn(JSON.parse(raw.text)))
          expect(text.startsWith(raw.text, raw.start.offset)).toBe(true)
          expect(raw.start).toEqual(positionIn(ORIGIN, text, raw.start.offset))
        })
      },
    ),
    { numRuns: 500 },
  )
})
