import { fill, type Localised, type Values } from '../text/localised.ts'
import type { Position } from './input-error.ts'

/**
 * Something about how a file was read that the reader of a report should know: a guess, a leniency, a table that is no
 * record. Said once for a file. It is no error: the records are judged and the run is to be trusted.
 */
export interface InputNote {
  note: InputNoteCode
  file: string
  /** Absent where the whole file is meant. */
  at?: Position
  words: Localised
}

// What was done, then what to do to have it otherwise. `{name}` is filled from the arguments.
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
  'note/table': {
    en: 'A table of {title} ({platform}): not a record by itself, so it was not judged.',
    zh: '{platform} 的{title}表：本身不是记录，未检查。',
  },
  'note/joined-table': {
    en: 'A table of {title} ({platform}): joined to the records it belongs to.',
    zh: '{platform} 的{title}表：已并入所属记录。',
  },
  'note/prices-unmet': {
    en: 'Left out: prices of products that are not in the input ({count}, the first in line {line}).',
    zh: '未使用：不在输入中的商品的价格（{count} 个，首个见第 {line} 行）。',
  },
  'note/prices-too-many': {
    en: 'The price history has more rows than are kept (2 million days of products). Prices are compared with those kept; what rests on the others is unchecked. Leave out what is older than the comparison needs.',
    zh: '价格记录超过可保留的行数（200 万个商品日）。已保留的用于比较，依赖其余部分的检查记为未检查。请删去过早的记录。',
  },
  'note/generic': {
    en: 'No adapter knows this platform. Its records were read by the names of their fields, as {kind} records: {fields}. What stands under other names was not judged. An adapter of your own reads it for certain: see docs/adapters.md.',
    zh: '没有适用于该平台的适配器，已按字段名称推断为{kind}记录读取：{fields}。其他名称下的内容未检查。如需准确读取，请编写适配器：见 docs/adapters.md。',
  },
} as const satisfies Record<string, Localised>

export type InputNoteCode = keyof typeof WORDS

/** Builds a note; `values` fill the `{places}` of its words. */
export const inputNote = (
  note: InputNoteCode,
  file: string,
  at?: Position,
  values: Values = {},
): InputNote => ({ note, file, ...(at ? { at } : {}), words: fill(WORDS[note], values) })

/** Tells notes from records and errors. */
export const isNote = (item: object): item is InputNote => 'note' in item
