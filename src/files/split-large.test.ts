import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memorySource, openSource } from './bytes.ts'
import { type Choose, isInputError, splitRecords } from './split.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecomply-large-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lists: Choose = () => ({ as: 'lists', pointers: ['/data/items'] })

const record = (id: number): string =>
  JSON.stringify({ id, title: `茶叶 ${id}`, text: '"四海\\n"'.repeat(20), skus: [{ id }] })
const records = Array.from({ length: 20_000 }, (_, id) => record(id))

const splitFile = (content: string) => {
  const path = join(folder, 'large.json')
  writeFileSync(path, content)
  const source = openSource({ path: 'large.json', absolute: path, size: Buffer.byteLength(content) })
  const items = [...splitRecords(source, lists)]
  return { items, source }
}

test.each([
  ['a list', `[${records.join(',\n')}]`, '/'],
  [
    'an envelope on one line',
    `{"n":1,"data":{"items":[${records.join(',')}]},"more":[[],{}]}`,
    '/data/items/',
  ],
  ['NDJSON', `${records.join('\r\n')}\r\n`, undefined],
])('a file of many blocks is cut like one of few: %s', (_form, content, base) => {
  const { items, source } = splitFile(content)
  expect(items.filter(isInputError)).toEqual([])
  expect(items.map((item) => ('text' in item ? item.text : ''))).toEqual(records)
  const last = items.at(-1)!
  expect(last).toMatchObject({
    pointer: base === undefined ? '' : `${base}19999`,
    start: { offset: content.lastIndexOf(records.at(-1)!), line: content.trim().split('\n').length },
    keys: 5,
  })
  expect(source.bytes).toBe(Buffer.byteLength(content))
  expect(source.digest()).toBe(`sha256-${createHash('sha256').update(content).digest('hex')}`)
})

const split = (content: string) => [...splitRecords(memorySource('a.json', Buffer.from(content)), lists)]

test('a record many times the size of a block comes whole', () => {
  const long = JSON.stringify({ text: '茶\\"'.repeat(1_000_000) })
  expect(split(`[${long},{}]`).map((item) => ('text' in item ? item.text.length : item.code))).toEqual([
    long.length,
    2,
  ])
})

test('a million elements on one line are a million records', () => {
  expect(split(`[${'{},'.repeat(999_999)}{}]`)).toHaveLength(1_000_000)
})

test('a million elements that are no records are one error', () => {
  expect(split(`[${'1,'.repeat(999_999)}1]`)).toMatchObject([{ code: 'input/not-a-record' }])
})

test('a record without end is refused before it fills the memory, and told by what is wrong in it', () => {
  const filler = `{"a":"${'x'.repeat(1000)}"},`.repeat(33_000)
  expect(split(`[{"a":1,${filler}{}]`)).toMatchObject([{ code: 'input/invalid-json', at: { column: 9 } }])
  expect(split(`[{},{"a":[${filler}{}]`)).toMatchObject([
    { text: '{}' },
    { code: 'input/too-long', at: { column: 5 } },
  ])
})

test('a line without end is one error, and the next line is read', () => {
  const items = split(`{"id":1}\n{"t":"${'x'.repeat(33_000_000)}\n{"id":3}`)
  expect(items).toMatchObject([
    { text: '{"id":1}' },
    { code: 'input/too-long', at: { line: 2 } },
    { text: '{"id":3}' },
  ])
})
