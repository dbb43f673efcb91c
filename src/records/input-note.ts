import type { Position } from '../files/input-error.ts'
import { fill, type Localised } from '../text/localised.ts'

/** Something a reader of the report should know of how a file was read. Unlike an error, it leaves the run to be trusted. */
export interface InputNote {
  note: InputNoteCode
  file: string
  /** Absent where the whole file is meant. */
  at?: Position
  words: Localised
}

// What was done, then what to do to have it otherwise. `{name}` is filled from the arguments.
const WORDS = {
  'note/table': {
    en: 'A table of {title} ({platform}): not a record by itself, so it was not judged.',
    zh: '{platform} 的{title}表：本身不是记录，未检查。',
  },
  'note/joined-table': {
    en: 'A table of {title} ({platform}): joined to the records it belongs to.',
    zh: '{platform} 的{title}表：已并入所属记录。',
  },
  'note/generic': {
    en: 'No adapter knows this platform. Its records were read by the names of their fields, as {kind} records: {fields}. What stands under other names was not judged. An adapter of your own reads it for certain: see docs/adapters.md.',
    zh: '没有适用于该平台的适配器，已按字段名称推断为 {kind} 记录读取：{fields}。其他名称下的内容未检查。如需准确读取，请编写适配器：见 docs/adapters.md。',
  },
} as const satisfies Record<string, Localised>

export type InputNoteCode = keyof typeof WORDS

/** Builds a note; `values` fill the `{places}` of its words (strings may be Localised, then each language gets its own). */
export const inputNote = (
  note: InputNoteCode,
  file: string,
  at: Position | undefined,
  values: Readonly<Record<string, string | Localised>>,
): InputNote => ({
  note,
  file,
  ...(at ? { at } : {}),
  words: {
    en: fill(WORDS[note], inLanguage(values, 'en')).en,
    zh: fill(WORDS[note], inLanguage(values, 'zh')).zh,
  },
})

/** Tells notes from records and errors. */
export const isNote = (item: object): item is InputNote => 'note' in item

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
