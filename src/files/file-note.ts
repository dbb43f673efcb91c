import { fill, type Localised } from '../text/localised.ts'
import type { Position } from './input-error.ts'

/**
 * Something about how a file was read that its reader should know: a guess, a leniency. Said once for a file. It is no
 * error: the records are judged and the exit code stays what it is.
 */
export interface FileNote {
  note: FileNoteCode
  file: string
  /** Absent where the whole file is meant. */
  at?: Position
  words: Localised
}

const WORDS = {
  'note/encoding-guessed': {
    en: 'Nothing says which encoding the file is in; it was read as {encoding}, which fits {share} of its characters. If the text looks wrong, name the encoding with --encoding or under files: in ecomply.yaml.',
    zh: '文件没有注明编码；已按 {encoding} 读取，{share} 的字符与之相符。如文字显示不正确，请用 --encoding 或 ecomply.yaml 的 files: 指明编码。',
  },
  'note/encoding-unmarked': {
    en: 'The file begins without a byte order mark; it was read as {encoding}, as the zero bytes in it show.',
    zh: '文件开头没有字节顺序标记；根据其中的零字节，已按 {encoding} 读取。',
  },
  'note/hidden-sheets': {
    en: 'Hidden sheets were not read: {names}. Show them, or name the sheets to read under files: table: sheets: in ecomply.yaml.',
    zh: '未读取隐藏的工作表：{names}。请取消隐藏，或在 ecomply.yaml 的 files: table: sheets: 中指明要读取的工作表。',
  },
  'note/lenient': {
    en: 'The file is not valid JSON. As --lenient asks, it was read all the same: {what}. Other programs may refuse it; export it again where you can.',
    zh: '文件不是有效的 JSON。已按 --lenient 的要求照常读取：{what}。其他程序可能拒绝读取，建议重新导出。',
  },
  'note/encoding-declared': {
    en: 'The file was said to be {declared}, but it is UTF-8 and was read as such.',
    zh: '文件被指明为 {declared} 编码，但内容是 UTF-8，已按 UTF-8 读取。',
  },
} as const satisfies Record<string, Localised>

export type FileNoteCode = keyof typeof WORDS

/** Builds a note; `values` fill the `{places}` of its words. */
export const fileNote = (
  note: FileNoteCode,
  file: string,
  values: Readonly<Record<string, string | Localised>> = {},
  at?: Position,
): FileNote => ({
  note,
  file,
  ...(at ? { at } : {}),
  words: {
    en: fill(WORDS[note], inLanguage(values, 'en')).en,
    zh: fill(WORDS[note], inLanguage(values, 'zh')).zh,
  },
})

const inLanguage = (
  values: Readonly<Record<string, string | Localised>>,
  language: 'en' | 'zh',
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value[language],
    ]),
  )
