// East Asian Wide and Fullwidth (Unicode 16, annex 11), and what emoji terminals draw as wide.
const WIDE_CHARACTER =
  /[\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{191ff}\u{1aff0}-\u{1b2fb}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|(?!\p{RI})\p{Emoji_Presentation}|\p{RI}\p{RI}|\p{Emoji}\ufe0f/u
const NO_CHARACTER = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u

// The text of most listings: one code unit is one character, narrow (first) or wide (then).
const NARROW = String.raw`\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2010-\u2027\u2190-\u21ff\u2400-\u2426\u2500-\u257f`
const WIDE = String.raw`\u3001-\u3020\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60`
const ASCII = /^[\x20-\x7e]*$/
const SIMPLE = new RegExp(`^[${NARROW}${WIDE}]*$`)
const WIDE_UNITS = new RegExp(`[${WIDE}]`, 'g')

/**
 * Columns a text takes on a terminal (Unicode annex 11, ambiguous characters narrow). Expects no control codes.
 * It counts as string-width does, which takes longer to load than the whole of a small check.
 */
export const columns = (text: string): number => {
  if (ASCII.test(text)) return text.length
  if (SIMPLE.test(text)) return text.length + (text.match(WIDE_UNITS)?.length ?? 0)
  return characters(text).reduce((sum, char) => sum + charColumns(char), 0)
}

const charColumns = (char: string): number => {
  if (NO_CHARACTER.test(char)) return 0
  return WIDE_CHARACTER.test(char) ? 2 : 1
}

/** The characters a reader sees: grapheme clusters (Unicode annex 29). */
export const characters = (text: string): string[] => {
  if (SIMPLE.test(text)) return text.split('')
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

// Made on first use: it takes some milliseconds, and most reports never need it.
let graphemes: Intl.Segmenter | undefined

/** The longest beginning of a text that fits, with "…" where it was cut. */
export const cutEnd = (text: string, width: number): string => {
  if (columns(text) <= width) return text
  return width < 1 ? '' : `${fitting(characters(text), width - 1).join('')}…`
}

/** The longest ending of a text that fits, with "…" where it was cut. */
export const cutStart = (text: string, width: number): string => {
  if (columns(text) <= width) return text
  return width < 1
    ? ''
    : `…${fitting(characters(text).reverse(), width - 1)
        .reverse()
        .join('')}`
}

const fitting = (chars: string[], width: number): string[] => {
  let used = 0
  const over = chars.findIndex((char) => {
    used += columns(char)
    return used > width
  })
  return over < 0 ? chars : chars.slice(0, over)
}
