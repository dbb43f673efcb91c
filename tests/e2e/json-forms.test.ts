import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, ecomply, folderOf } from './run.ts'

const RULE = ['--rule', 'copy/absolute-terms']
const record = (id: string, more = '') => `{"kind":"product","id":"${id}","title":"全网最佳${id}"${more}}`
const [A, B, C] = ['A', 'B', 'C'].map((id) => record(id)) as [string, string, string]
const quoted = (text: string) => JSON.stringify(text)

/** Checks one file, and cuts each finding's span out of it. */
const read = (content: string, { name = 'a.json', options = [] as string[] } = {}) => {
  const cwd = folderOf({ [name]: content })
  const { code, result } = checkJson([name, ...RULE, ...options], { cwd })
  const text = readFileSync(path.join(cwd, name), 'utf8').replace(/^\uFEFF/, '')
  const lines = text.split(/\r\n|\n|\r(?!\n)/)
  for (const { start, end } of result.findings)
    if (start.line === end.line)
      expect(lines[start.line - 1]?.slice(start.column - 1, end.column - 1)).toBe(
        text.slice(start.offset, end.offset),
      )
  return {
    code,
    errors: result.errors.map(({ code, line, column }) => `${code} ${line}:${column}`),
    notes: (result.notes ?? []).map(({ code }) => code),
    records: result.findings.map((finding) => finding.record),
    spans: result.findings.map(({ start, end }) => text.slice(start.offset, end.offset)),
    pointers: result.findings.map(({ pointer }) => pointer),
    messages: [...result.errors, ...(result.notes ?? [])].map(({ message }) => message),
  }
}

describe('JSON in the forms it arrives in is read, with places in the file', () => {
  test.each([
    ['NDJSON under another name', `${A}\n${B}\n${C}\n`, { name: 'export.txt' }],
    ['NDJSON in a log', `${A}\r\n${B}\r\n${C}`, { name: 'export.log' }],
    ['lines that end with a carriage return alone', `${A}\r${B}\r${C}\r`, {}],
    ['records joined without anything between them', `${A}${B}${C}`, {}],
    ['lists in a row', `[${A},\n${B}]\n[${C}]`, {}],
    ['envelopes in a row', `{"products":[${A},${B}]}\n{"products":[${C}]}\n`, {}],
    ['pretty documents in a row', `{\n"products":[${A},\n${B}]}\n{\n"products":[${C}]}`, {}],
    ['a wrapper nobody knows', `{"code":0,"msg":"ok","result":{"page":{"rows":[${A},${B},${C}]}}}`, {}],
    [
      'a known list deep inside',
      `{"a":{"b":{"c":{"products":[${A},${B}],"stores":[]}}},"x":1}`.replace(
        ',"stores":[]',
        `,"records":[${C}]`,
      ),
      {},
    ],
    [
      'a list of groups of records',
      `{"groups":[{"name":"g","itemList":[${A},${B}]},{"name":"h","itemList":[${C}]}]}`,
      {},
    ],
    ['the call of a function', `callback([${A},${B},${C}]);`, {}],
    ['the call of a method with an envelope', `jQuery12_3.cb (\n{"products":[${A},${B},${C}]})`, {}],
    ['an assignment', `window.__DATA__ = {"products":[${A},${B},${C}]};\n`, {}],
    ['an assignment of a list', `var products = [${A},${B},${C}]\n`, {}],
    ['a document in a string', quoted(`{"products":[${A},${B},${C}]}`), {}],
    ['a list in a string', quoted(`[${A},\n${B},${C}]`), {}],
    [
      'a document in a string of an envelope',
      `{"code":0,"data":${quoted(`{"products":[${A},${B},${C}]}`)}}`,
      {},
    ],
  ] as [string, string, { name?: string }][])('%s', (_, content, options) => {
    const seen = read(content, options)
    expect(seen.errors).toEqual([])
    expect(seen.notes).toEqual([])
    expect(seen.code).toBe(1)
    expect([...seen.records].sort()).toEqual(['A', 'B', 'C'])
    for (const span of seen.spans) expect(span).toMatch(/最佳/)
  })

  test('escapes of two layers are walked through', () => {
    const inner = `[{"kind":"product","id":"A","title":"\\u5168\\u7f51\\u6700\\u4f73茶"}]`
    const seen = read(quoted(inner))
    expect(seen.errors).toEqual([])
    expect(seen.spans).toEqual(['\\\\u6700\\\\u4f73'])
    expect(seen.pointers).toEqual(['/0/title'])
  })

  test('what is wrong in a document in a string has its place in the file', () => {
    expect(read(`{"data":\n ${quoted(`{"products":[${A},]}`)}}`).errors).toEqual([
      `input/trailing-comma 2:${quoted(A).length + 16}`,
    ])
  })
})

describe('answers without records', () => {
  test.each([
    ['{"code":50,"msg":"Remote service error"}', 'code'],
    ['{"error_response":{"code":27,"msg":"Invalid session","sub_code":"x"}}', 'error_response'],
    ['{"errcode":40001,"errmsg":"invalid credential"}', 'errcode'],
    ['{"errors":[{"message":"Throttled"}],"data":null}', 'errors'],
  ])('are an error: %s', (content, key) => {
    const seen = read(content)
    expect(seen.code).toBe(2)
    expect(seen.errors).toEqual(['input/error-answer 1:1'])
    expect(seen.messages[0]).toContain(`"${key}"`)
  })

  test('records beside an error are judged, and the error is told', () => {
    const seen = read(`{"errors":[{"message":"Throttled"}],"data":{"products":{"list":[${A}]}}}`)
    expect(seen.errors).toEqual(['input/error-answer 1:1'])
    expect(seen.records).toEqual(['A'])
  })

  test('an empty list of errors is none', () => {
    const seen = read(`{"errors":[],"error":"","data":{"rows":[${A}]}}`)
    expect(seen.errors).toEqual([])
    expect(seen.records).toEqual(['A'])
  })
})

const NEAR = [
  ['a trailing comma', `[${A},\n${B},]`, 'input/trailing-comma'],
  ['raw line breaks in strings', `[${record('A', ',"description":"a\n b"')},${B}]`, 'input/raw-line-break'],
  ['comments', `[${A}, // the first\n /* second */ ${B}]`, 'input/invalid-json'],
  ['single quotes', `[${A},${B.replaceAll('"', "'")}]`, 'input/invalid-json'],
  ['bare keys', `[${A},${B.replace('"kind"', 'kind')}]`, 'input/invalid-json'],
  ['a script after the document', `[${A},${B}]</script><script>var page = {}`, 'input/invalid-json'],
] as const

describe('near-JSON', () => {
  test.each(NEAR)('is an error by default: %s', (_, content, code) => {
    const seen = read(content)
    expect(seen.code).toBe(2)
    expect(seen.errors.map((error) => error.split(' ')[0])).toEqual([code])
  })

  test.each(NEAR)('is read with --lenient, which is said once: %s', (_, content) => {
    const seen = read(content, { options: ['--lenient'] })
    expect(seen.errors).toEqual([])
    expect(seen.notes).toEqual(['note/lenient'])
    expect(seen.records).toEqual(['A', 'B'])
    expect(seen.spans).toEqual(['最佳', '最佳'])
    expect(seen.code).toBe(1)
  })

  test('is not read in part: what cannot be mended stays an error', () => {
    const seen = read(`[${A},,${B},]`, { options: ['--lenient'] })
    expect(seen.errors).toHaveLength(1)
    expect(seen.code).toBe(2)
  })

  test('sound JSON is read as ever', () => {
    expect(read(`[${A},${B}]`, { options: ['--lenient'] })).toMatchObject({
      errors: [],
      notes: [],
      records: ['A', 'B'],
    })
  })

  test('is read where ecomply.yaml says so', () => {
    const cwd = folderOf({
      'ecomply.yaml': 'files: [{ match: "old/**", lenient: true }]',
      'old/a.json': `[${A},]`,
      'b.json': `[${B},]`,
    })
    const { result } = checkJson([...RULE], { cwd })
    expect(result.errors.map(({ file }) => file)).toEqual(['b.json'])
    expect(result.findings.map(({ file }) => file)).toEqual(['b.json', 'old/a.json'])
  })

  test('other forms are read as ever', () => {
    const text = 'id,title\nA,"最佳, \'x\' // y"\n'
    expect(read(text, { name: 'products.csv', options: ['--lenient'] })).toMatchObject({
      errors: [],
      notes: [],
      records: ['A'],
    })
  })

  test('what was mended is told in three languages', () => {
    const cwd = folderOf({ 'a.json': `[${A}, /* x */]` })
    for (const lang of ['en', 'zh-CN', 'zh-TW']) {
      const { out, err } = ecomply(['check', 'a.json', '--lenient', '--lang', lang], { cwd })
      expect(err).toBe('')
      expect(out).toContain('--lenient')
      expect(out).not.toMatch(/undefined|\{\w+\}/)
    }
  })
})
