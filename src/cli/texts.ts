import { firstInvalidUtf8 } from '../files/utf8.ts'
import type { Passage } from '../scan-texts.ts'
import type { Localised } from '../text/localised.ts'
import { UsageError } from './failure.ts'
import type { Io } from './io.ts'

/** Copy is some lines, not a catalogue; more than this is a file for `ecomply check`. */
const MOST_BYTES = 8 * 1024 * 1024

/**
 * The texts to judge: each argument is one; without any, what is piped in is one.
 * @param lines every line of an input is a text of its own
 * @param name what reports call a line: `{line}` is its number
 * @throws UsageError when there is no text, or what is piped in cannot be read
 */
export const textsFrom = async (
  given: readonly string[],
  { lines, name }: { lines: boolean; name: (words: Localised) => string },
  io: Io,
): Promise<Passage[]> => {
  const sources =
    given.length > 0 && !(given.length === 1 && given[0] === '-')
      ? given.map((source, at) => ({ file: given.length === 1 ? '<text>' : `<text ${at + 1}>`, source }))
      : [{ file: '<stdin>', source: await readPiped(io) }]
  const passages = sources.flatMap(({ file, source }) => {
    if (lines) return passagesOfLines(file, source, name)
    const id = file === '<stdin>' ? name({ en: 'text', zh: '文案' }) : file.slice(1, -1)
    return [{ file, id, source, from: 0, to: source.length }]
  })
  const filled = passages.filter(({ source, from, to }) => source.slice(from, to).trim() !== '')
  if (filled.length > 0) return filled
  throw new UsageError({
    en: 'There is no text to check. Give it in quotes, ecomply scan "…", or pipe it in.',
    zh: '没有文案：请写在引号中，或通过管道输入。',
  })
}

const passagesOfLines = (file: string, source: string, name: (words: Localised) => string): Passage[] => {
  const passages: Passage[] = []
  let line = 0
  for (const { 0: text, index } of source.matchAll(/[^\n]*(?:\n|$)/g)) {
    line++
    const to = index + text.replace(/\r?\n$/, '').length
    passages.push({ file, id: name({ en: `line ${line}`, zh: `第 ${line} 行` }), source, from: index, to })
  }
  return passages
}

const readPiped = async (io: Io): Promise<string> => {
  // A terminal would wait for text without saying so.
  if (io.stdin.isTTY) return ''
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of io.stdin) {
    const block = Buffer.from(chunk as Uint8Array)
    chunks.push(block)
    bytes += block.length
    if (bytes > MOST_BYTES)
      throw new UsageError({
        en: 'Standard input is longer than 8 MB. Give a catalogue to ecomply check.',
        zh: '输入超过 8 MB，请改用 ecomply check。',
      })
  }
  const content = Buffer.concat(chunks)
  const invalid = firstInvalidUtf8(content)
  if (invalid < content.length && invalid >= 0)
    throw new UsageError({
      en: `Standard input is not UTF-8 (byte ${invalid + 1}). Save the text as UTF-8.`,
      zh: `输入不是 UTF-8 编码（第 ${invalid + 1} 个字节），请另存为 UTF-8。`,
    })
  const text = content.toString('utf8')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}
