import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readingThread } from '../src/config/installation.ts'
import { openReading, startReading } from '../src/files/ahead.ts'

// The reading thread is a built file, so this needs `npm run build`, which npm ci has done.

const folder = mkdtempSync(path.join(tmpdir(), 'ecomply-ahead-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const line = (i: number) =>
  JSON.stringify({
    kind: 'product',
    id: `P${i}`,
    title: `保温杯 ${i} 号，容量五百毫升`,
    text: '长绒棉'.repeat(60),
  })
const lines = Array.from({ length: 20_000 }, (_, i) => line(i))
const broken = lines.with(700, '{"kind":"product",').with(900, 'not json')

const FORMS: [string, string][] = [
  ['NDJSON', `${lines.join('\n')}\n`],
  ['a list', `[${lines.join(',\n')}]`],
  ['an envelope', `{"products":[${lines.join(',\n')}]}`],
  ['broken lines', broken.join('\r\n')],
  ['a list cut off', `[${lines.join(',\n')}`.slice(0, -40)],
  ['text that is no UTF-8 near its end', lines.join('\n')],
]

const read = async (file: string, size: number, worker: URL | undefined) => {
  const reading = await openReading({ path: path.basename(file), absolute: file, size }, worker)
  const items = [...reading.records(() => ({ as: 'lists', pointers: ['/products'] }))]
  return { items, bytes: reading.bytes, digest: reading.digest() }
}

describe('reading ahead', () => {
  it.each(FORMS)('gives what plain reading gives: %s', async (form, text) => {
    const file = path.join(folder, 'catalogue.json')
    const bytes = Buffer.from(text)
    if (form.startsWith('text')) bytes[bytes.length - 30] = 0xff
    writeFileSync(file, bytes)
    const worker = readingThread()
    expect(worker, 'build first: npm run build').toBeDefined()
    expect(bytes.length).toBeGreaterThan(9_000_000)
    const ahead = await read(file, bytes.length, worker)
    const plain = await read(file, bytes.length, undefined)
    expect(ahead.items.length).toBeGreaterThan(600)
    expect(ahead).toEqual(plain)
  })

  it('stops when no more is wanted', async () => {
    const file = path.join(folder, 'catalogue.json')
    writeFileSync(file, lines.join('\n'))
    const reading = await openReading(
      { path: 'catalogue.json', absolute: file, size: 10_000_000 },
      readingThread(),
    )
    for (const item of reading.records(() => ({ as: 'record' }))) {
      expect(item).toMatchObject({ pointer: '' })
      break
    }
  })

  it('begins with the first file, and opens it again when asked again', async () => {
    const absolute = path.join(folder, 'catalogue.json')
    writeFileSync(absolute, lines.join('\n'))
    const file = { path: 'catalogue.json', absolute, size: 10_000_000 }
    const readings = await startReading([file], readingThread())
    for (let turn = 0; turn < 2; turn++) {
      const reading = await readings.open(file)
      expect([...reading.records(() => ({ as: 'record' }))]).toHaveLength(lines.length)
      expect(reading.digest()).toMatch(/^sha256-[0-9a-f]{64}$/)
    }
    readings.close()
  })

  it('ends a reading that nobody wanted', async () => {
    const absolute = path.join(folder, 'catalogue.json')
    writeFileSync(absolute, lines.join('\n'))
    const file = { path: 'catalogue.json', absolute, size: 10_000_000 }
    const readings = await startReading([file], readingThread())
    readings.close()
    const reading = await readings.open({ ...file })
    expect([...reading.records(() => ({ as: 'record' }))]).toHaveLength(lines.length)
  })
})
