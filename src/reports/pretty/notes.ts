import type { RunNote } from '../../findings/finding.ts'
import { grouped } from './grouped.ts'
import { type Page, paragraph } from './page.ts'

/** Files named of those that have the same note. */
const FILES_NAMED = 5

/** How files were read, where that is to be known: each thing once, with the files it is true of. */
export const noteSection = (page: Page, notes: readonly RunNote[]): string[] => {
  if (notes.length === 0) return []
  const alike = grouped(notes, ({ message }) => message)
  return [
    page.paint.underline(page.words.notes.heading),
    ...alike.flatMap((group) => ['', ...noteLines(page, group)]),
  ]
}

const noteLines = (page: Page, notes: readonly RunNote[]): string[] => {
  const files = [...new Set(notes.map(({ file }) => file))]
  const left = files.length - FILES_NAMED
  return [
    ...files.slice(0, FILES_NAMED).map((file) => `  ${page.file(file)}`),
    ...(left > 0 ? paragraph(page, page.words.notes.more(left), { indent: 2, paint: page.paint.dim }) : []),
    ...paragraph(page, notes[0]?.message ?? '', { indent: 4, hang: 2, paint: page.paint.dim }),
  ]
}
