import type { Finding } from '../../findings/finding.ts'
import { visible } from '../visible.ts'
import { columns, cutEnd, cutStart } from '../width.ts'
import { line, type Page, type Paint, UNITS_PER_COLUMN } from './page.ts'

const GUTTER = '│ '

/**
 * The source line of a finding with its span underlined, cut to the page around the span. Both lines are
 * measured in terminal columns, so the mark stands under Chinese text as under Latin.
 *
 * @returns two lines, or none when there is nothing to see, as where a record lacks something
 */
export const excerptLines = (
  page: Page,
  excerpt: Finding['excerpt'],
  indent: number,
  mark: Paint,
): string[] => {
  if (pointsAtNothing(excerpt)) return []
  const width = page.width - indent - GUTTER.length
  const { before, span, after } = windowed(parts(excerpt, width), width)
  const gutter = `${' '.repeat(indent)}${page.paint.dim(GUTTER)}`
  const underline = '^'.repeat(Math.max(1, columns(span)))
  return [
    `${gutter}${before}${span && mark(span)}${after}`,
    `${gutter}${' '.repeat(columns(before))}${mark(underline)}`,
  ]
}

// What is missing is placed at the brace that opens the object.
const pointsAtNothing = ({ text, start, end }: Finding['excerpt']): boolean =>
  text.slice(start, end) === '{' || !/[\p{L}\p{N}]/u.test(text)

interface Parts {
  before: string
  span: string
  after: string
}

const parts = ({ text, start, end }: Finding['excerpt'], width: number): Parts => {
  const marked = nameOf(text.slice(start, end))
  return {
    before: visible(text.slice(Math.max(0, start - UNITS_PER_COLUMN * width), start).trimStart()),
    span: line(marked, width),
    after: visible(
      text
        .slice(start + marked.length)
        .slice(0, UNITS_PER_COLUMN * width)
        .trimEnd(),
    ),
  }
}

// A member that is a list or object is marked by its key: what it holds would only underline the whole line.
const nameOf = (span: string): string => /^("(?:[^"\\]|\\.)*")\s*:\s*[[{]/.exec(span)?.[1] ?? span

// What room the span leaves goes to both sides, and what one side does not need goes to the other.
const windowed = ({ before, span, after }: Parts, width: number): Parts => {
  const room = width - Math.max(1, columns(span))
  const half = Math.floor(room / 2)
  const left = Math.min(columns(before), Math.max(half, room - columns(after)))
  return { before: cutStart(before, left), span, after: cutEnd(after, room - left) }
}
