import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ByteSource, memorySource, openSource } from './bytes.ts'
import { END, TextWindow } from './text-window.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecomply-window-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sourceOf = (content: Uint8Array | string): ByteSource => memorySource('a.json', Buffer.from(content))

// Reads to the end unit by unit as scanners do, letting go of everything on the way.
const readAll = (source: ByteSource, blockSize?: number) => {
  const window = new TextWindow(source, blockSize)
  let text = ''
  for (let unit = window.unit(); unit !== END; unit = window.unit()) {
    text += String.fromCharCode(unit)
    window.index++
    if (unit !== 10) continue
    window.line++
    window.lineStart = window.base + window.index
  }
  return { text, problem: window.problem(), window }
}

const problemOf = (content: Uint8Array | string, blockSize?: number) => {
  const { problem } = readAll(sourceOf(content), blockSize)
  return problem && { code: problem.code, at: problem.at, en: problem.words.en }
}

describe('decoding', () => {
  test('any text comes through any blocks unchanged, byte order mark or not', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).map((value) => value.replaceAll('\0', ' '))
    fc.assert(
      fc.property(text, fc.integer({ min: 16, max: 64 }), fc.boolean(), (value, blockSize, marked) => {
        fc.pre(!value.startsWith('\uFEFF') && !/[\x01-\x1f]/.test(value))
        const result = readAll(sourceOf(`${marked ? '\uFEFF' : ''}${value}`), blockSize)
        expect(result.text).toBe(value)
        expect(result.problem).toBeUndefined()
      }),
    )
  })

  test('a file of nothing but a byte order mark holds no text', () => {
    expect(readAll(sourceOf('\uFEFF')).text).toBe('')
  })

  test.each([
    ['UTF-32 LE', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
    ['UTF-32 BE', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b])],
    ['EUC-JP', Buffer.from('<?xml version="1.0" encoding="EUC-JP"?><a/>')],
  ])('names an encoding that is not read: %s', (encoding, content) => {
    expect(problemOf(content)).toMatchObject({ code: 'input/encoding', at: undefined })
    expect(problemOf(content)?.en).toContain(encoding)
  })

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['many control characters', Buffer.from('\x01\x02\x03\x04\x05\x06\x07\x0e text')],
  ])('tells what is no text as a whole: %s', (_name, content) => {
    expect(problemOf(content)).toMatchObject({ code: 'input/binary', at: undefined })
  })

  test('a few control characters are left to the parser', () => {
    expect(problemOf('{"a":"\x01\x02"}')).toBeUndefined()
  })

  test('a NUL far into a text is told with its place, after the text before it', () => {
    const before = `[\n${' '.repeat(3000)}`
    const result = readAll(sourceOf(`${before}\0]`))
    expect(result.text).toBe(before)
    expect(result.problem).toMatchObject({
      code: 'input/binary',
      at: { line: 2, column: 3001, offset: 3002 },
    })
  })

  test.each([16, 17, 4096])(
    'ill-formed UTF-8 is told with line, column, offset and byte (blocks of %i)',
    (blockSize) => {
      const content = Buffer.concat([
        Buffer.from('[\n  {"title": "茶🍵'),
        Buffer.from([0xb0, 0xa1]),
        Buffer.from('"}]'),
      ])
      expect(problemOf(content, blockSize)).toEqual({
        code: 'input/invalid-utf8',
        at: { line: 2, column: 17, offset: 18 },
        en: expect.stringContaining('Byte 0xB0 '),
      })
    },
  )

  test('a byte order mark is not counted in positions', () => {
    const content = Buffer.concat([Buffer.from('\uFEFFab'), Buffer.from([0xff])])
    expect(problemOf(content)?.at).toEqual({ line: 1, column: 3, offset: 2 })
  })

  test('a character cut off by the end of the file is ill-formed', () => {
    expect(problemOf(Buffer.from('"茶').subarray(0, 3))).toMatchObject({
      code: 'input/invalid-utf8',
      at: { line: 1, column: 2, offset: 1 },
    })
  })
})

describe('the window', () => {
  test('keeps what is held and lets go of the rest', () => {
    const content = 'abcdefghijklmnopqrstuvwxyz'.repeat(20)
    const window = new TextWindow(sourceOf(content), 16)
    window.unit()
    window.index = 16
    window.held = 10
    window.unit()
    expect(window.base).toBe(10)
    expect(window.slice(window.held, window.index)).toBe(content.slice(10, 16))
    for (let i = 0; i < 400; i++) {
      window.unit()
      window.index++
    }
    expect(window.slice(window.held, window.index)).toBe(content.slice(10, 416))
  })

  test('is always followed by a 0, also after longer text stood there', () => {
    const window = new TextWindow(sourceOf(`${'茶'.repeat(10)}${'a'.repeat(16)}bc`), 16)
    while (window.unit() !== END) {
      expect(window.units[window.length]).toBe(0)
      window.index = window.length
    }
  })

  test('at the end it says so, for ever, and keeps what it holds', () => {
    const window = new TextWindow(sourceOf('abc'))
    expect(window.ahead(10)).toBe('abc')
    expect(window.more()).toBe(false)
    expect(window.more()).toBe(false)
    expect(window.slice(0, 3)).toBe('abc')
  })
})

describe('the bytes', () => {
  const content = Buffer.from(`\uFEFF${'{"title":"茶叶"}\n'.repeat(500)}`)
  const digest = `sha256-${createHash('sha256').update(content).digest('hex')}`

  test.each(['file', 'memory'])('are counted and hashed once, whether read once or twice: %s', (kind) => {
    const path = join(folder, 'digest.json')
    writeFileSync(path, content)
    const source =
      kind === 'file'
        ? openSource({ path: 'digest.json', absolute: path, size: content.length })
        : memorySource('digest.json', content)
    const { text, window } = readAll(source, 64)
    expect([source.bytes, source.digest()]).toEqual([content.length, digest])
    window.rewind()
    window.keepsAll = true
    window.ahead(text.length)
    expect(window.slice(0, window.length)).toBe(text)
    expect([source.bytes, source.digest()]).toEqual([content.length, digest])
    source.close()
  })

  test('left unread can be drained', () => {
    const source = memorySource('a.json', content)
    new TextWindow(source, 64).unit()
    expect(source.bytes).toBe(64)
    source.drain()
    expect([source.bytes, source.digest()]).toEqual([content.length, digest])
  })

  test.each([
    ['a file that is not there', 'none.json', 'does not exist'],
    ['a folder', '.', 'it is a folder'],
  ])('that cannot be read are an error, not a crash: %s', (_name, name, reason) => {
    const { problem } = readAll(openSource({ path: name, absolute: join(folder, name), size: 5 }))
    expect(problem).toMatchObject({ code: 'input/unreadable', file: name })
    expect(problem?.words.en).toContain(reason)
    expect(problem?.words.en).not.toContain(folder)
  })

  test('that change between two readings are an error', () => {
    const path = join(folder, 'changing.json')
    writeFileSync(path, content)
    const source = openSource({ path: 'changing.json', absolute: path, size: content.length })
    const { window } = readAll(source, 64)
    writeFileSync(path, content.subarray(0, 100))
    window.rewind()
    expect(window.unit()).toBe(END)
    expect(window.problem()?.words.en).toContain('changed while it was being read')
    source.close()
  })

  test('of a failing disk are an error after the text before it', () => {
    const failing = Object.assign(memorySource('a.json', Buffer.from('abc'.repeat(100))), { name: 'failing' })
    const read = failing.read.bind(failing)
    let reads = 0
    failing.read = (into, at) => {
      if (reads++ > 0) throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })
      return read(into, at)
    }
    const { text, problem } = readAll(failing, 64)
    expect(text).toHaveLength(64)
    expect(problem).toMatchObject({ code: 'input/unreadable' })
  })
})
