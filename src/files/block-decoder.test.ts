import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeAs } from '../../tests/kit/encode.ts'
import { memorySource } from './bytes.ts'
import type { Encoding } from './text-encoding.ts'
import { END, TextWindow } from './text-window.ts'

const SIMPLIFIED = '保温杯容量五百毫升，采用食品级不锈钢内胆，保冷保热。颜色：白、蓝；适合办公室与户外使用。'
const TRADITIONAL = '保溫杯容量五百毫升，採用食品級不鏽鋼內膽，保冷保熱。顏色：白、藍；適合辦公室與戶外使用。'
const TEXT: Record<Exclude<Encoding, 'utf-8'>, string> = {
  gb18030: SIMPLIFIED,
  big5: TRADITIONAL,
  'utf-16le': SIMPLIFIED,
  'utf-16be': TRADITIONAL,
}
const OTHERS = Object.keys(TEXT) as (keyof typeof TEXT)[]
const MARKS: Partial<Record<Encoding, number[]>> = {
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  gb18030: [0x84, 0x31, 0x95, 0x33],
}

const read = (
  content: Uint8Array,
  { blockSize, encoding }: { blockSize?: number; encoding?: Encoding } = {},
) => {
  const window = new TextWindow(memorySource('a.json', content), blockSize, encoding)
  let text = ''
  for (let unit = window.unit(); unit !== END; unit = window.unit()) {
    text += String.fromCharCode(unit)
    window.index++
    if (unit !== 10) continue
    window.line++
    window.lineStart = window.base + window.index
  }
  const problem = window.problem()
  return { text, problem, notes: window.takeNotes() }
}

const jsonOf = (encoding: keyof typeof TEXT, times = 1) =>
  JSON.stringify({ title: TEXT[encoding].repeat(times) })

describe('encodings', () => {
  test.each(OTHERS)('%s, as declared, through any blocks', (encoding) => {
    const characters = fc.constantFrom(...TEXT[encoding], 'a', '"', '{', '\n')
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 60 }),
        fc.integer({ min: 16, max: 40 }),
        (parts, blockSize) => {
          const text = `{"a":"${parts.join('')}`
          const result = read(encodeAs(encoding, text), { blockSize, encoding })
          expect(result.problem).toBeUndefined()
          expect(result.text).toBe(text)
        },
      ),
    )
  })

  test.each(['utf-16le', 'utf-16be', 'gb18030'] as const)(
    '%s by its byte order mark, without a note',
    (encoding) => {
      const content = Buffer.concat([Buffer.from(MARKS[encoding]!), encodeAs(encoding, jsonOf(encoding))])
      expect(read(content)).toEqual({ text: jsonOf(encoding), problem: undefined, notes: [] })
    },
  )

  test('a mark is certain, whatever was declared', () => {
    const content = Buffer.concat([Buffer.from([0xff, 0xfe]), encodeAs('utf-16le', jsonOf('utf-16le'))])
    expect(read(content, { encoding: 'gb18030' }).text).toBe(jsonOf('utf-16le'))
  })

  test.each(['utf-16le', 'utf-16be'] as const)('%s by its zero bytes, with a note', (encoding) => {
    const { text, notes } = read(encodeAs(encoding, jsonOf(encoding)))
    expect(text).toBe(jsonOf(encoding))
    expect(notes).toMatchObject([{ note: 'note/encoding-unmarked', file: 'a.json' }])
  })

  test.each(['gb18030', 'big5'] as const)('%s by a guess, with a note', (encoding) => {
    const { text, notes, problem } = read(encodeAs(encoding, jsonOf(encoding)))
    expect(problem).toBeUndefined()
    expect(text).toBe(jsonOf(encoding))
    expect(notes).toMatchObject([{ note: 'note/encoding-guessed' }])
    expect(notes[0]?.words.en).toContain(encoding === 'big5' ? 'Big5' : 'GBK')
  })

  test('a guess may come late, after blocks of plain ASCII', () => {
    const text = `{"a":"${'plain '.repeat(100)}","b":"${SIMPLIFIED}"}`
    expect(read(encodeAs('gb18030', text), { blockSize: 256 })).toMatchObject({
      text,
      problem: undefined,
      notes: [{ note: 'note/encoding-guessed' }],
    })
  })

  test('XML says its encoding itself', () => {
    const text = `<?xml version="1.0" encoding="GBK"?><title>${SIMPLIFIED}</title>`
    expect(read(encodeAs('gb18030', text))).toEqual({ text, problem: undefined, notes: [] })
  })

  test('UTF-8 declared as something else is read as UTF-8, and that is said', () => {
    const result = read(Buffer.from(jsonOf('gb18030')), { encoding: 'gb18030' })
    expect(result.text).toBe(jsonOf('gb18030'))
    expect(result.notes).toMatchObject([{ note: 'note/encoding-declared' }])
  })
})

describe('what does not decode cleanly', () => {
  test('broken UTF-8 is not taken for Chinese of another encoding', () => {
    const content = Buffer.from(jsonOf('gb18030'))
    content[content.length - 20] = 0xff
    expect(read(content)).toMatchObject({ problem: { code: 'input/invalid-utf8' }, notes: [] })
  })

  test('Latin text of another encoding is not taken for Chinese', () => {
    const content = Buffer.from('{"title":"Crème brûlée, café façon grand-mère, goût délicat"}', 'latin1')
    const { problem, notes } = read(content)
    expect(problem).toMatchObject({ code: 'input/invalid-utf8', at: { line: 1, column: 13 } })
    expect(problem?.words.en).toContain('Byte 0xE8 (number 12 of the file')
    expect(notes).toEqual([])
  })

  test('one character tells nothing', () => {
    expect(read(Buffer.from([0x22, 0xb1, 0xa3, 0x22])).problem).toMatchObject({ code: 'input/invalid-utf8' })
  })

  test.each(['gb18030', 'big5'] as const)(
    '%s with a broken byte is an error at its place, after the text before it',
    (encoding) => {
      const before = encodeAs(encoding, `{"a":\n"${TEXT[encoding]}`)
      const content = Buffer.concat([before, Buffer.from([0xff]), encodeAs(encoding, '白"}')])
      for (const blockSize of [16, 64, 4096]) {
        const { text, problem } = read(content, { encoding, blockSize })
        expect(text).toBe(`{"a":\n"${TEXT[encoding]}`)
        expect(problem).toMatchObject({
          code: 'input/invalid-bytes',
          at: { line: 2, column: 2 + TEXT[encoding].length },
        })
        expect(problem?.words.en).toContain(`Byte 0xFF (number ${before.length} of the file`)
      }
    },
  )

  test.each([
    ['gb18030', [0x22, 0xd6]],
    ['big5', [0x22, 0xa4]],
    ['utf-16le', [0x22, 0, 0x2d]],
    ['utf-16be', [0, 0x22, 0xd8, 0x00]],
    ['utf-16le', [0x22, 0, 0x00, 0xdc]],
    // Codes that a lax table turns into controls.
    ['big5', [0x22, 0x80]],
    ['gb18030', [0x22, 0xd6, 0x3f]],
  ] as const)('half a character of %s: %j', (encoding, bytes) => {
    expect(read(Buffer.from(bytes), { encoding })).toMatchObject({
      text: '"',
      problem: { code: 'input/invalid-bytes' },
    })
  })

  test('zeros in a text of another encoding are no text', () => {
    const content = Buffer.concat([encodeAs('gb18030', `"${SIMPLIFIED.repeat(80)}`), Buffer.from([0, 0x22])])
    expect(read(content, { encoding: 'gb18030' }).problem).toMatchObject({ code: 'input/binary' })
  })
})
