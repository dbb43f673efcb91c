import { FOLD_FROM, FOLD_TO } from './fold-table.generated.ts'
import { KEPT, ROLE, UNSEEN } from './skipped.ts'

// What each code unit folds to; 0 stands for itself, so that loading fills in only the units that change.
const FOLDED = new Uint16Array(65536)
for (let i = 0; i < FOLD_FROM.length; i++) FOLDED[FOLD_FROM.charCodeAt(i)] = FOLD_TO.charCodeAt(i)

/** The units that fold to another, in order. */
export const FOLDED_UNITS: string = FOLD_FROM

/**
 * The folded form of one UTF-16 code unit: half width, lower case, simplified, plain digits and letters. One
 * unit becomes one unit, so a span in folded text is a span in the source; folding twice changes nothing.
 */
export const foldUnit = (code: number): number => FOLDED[code] || code

/** True when matching passes over the unit: it is not seen, or stands between characters only to part them. */
export const isSkipped = (code: number): boolean => ROLE[foldUnit(code)] !== KEPT

/** True when a reader sees nothing there: zero-width characters, combining marks, controls. */
export const isUnseen = (code: number): boolean => ROLE[foldUnit(code)] === UNSEEN

/** Folds a text; the result has the same length. A styled letter of two units (𝐁) becomes b and a zero-width space. */
export const fold = (text: string): string => {
  let folded = ''
  let unchanged = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // Of the units that are skipped, only the first half of a styled letter stands for something.
    const styled = isStyledHigh(code) ? keptUnit(text, i) : 0
    if (styled === 0 && FOLDED[code] === 0) continue
    folded += text.slice(unchanged, i) + String.fromCharCode(styled || foldUnit(code))
    if (styled !== 0) folded += '\u200b'
    unchanged = i + (styled === 0 ? 1 : 2)
    i = unchanged - 1
  }
  return unchanged === 0 ? text : folded + text.slice(unchanged)
}

/** The folded unit that matching sees at a place, or 0 when it passes over the place (or the text ends). */
export const keptUnit = (text: string, at: number): number => {
  if (at < 0 || at >= text.length) return 0
  const code = text.charCodeAt(at)
  if (!isSkipped(code)) return foldUnit(code)
  return isStyledHigh(code) ? styledUnit(text, at) : 0
}

/** The folded units of a text that matching sees, in order. */
export const keptUnits = (text: string): number[] => {
  const units: number[] = []
  for (let i = 0; i < text.length; i++) {
    const unit = keptUnit(text, i)
    if (unit !== 0) units.push(unit)
  }
  return units
}

/** High surrogates that begin styled letters and digits (𝐁 𝟏, 🅱 🄰) or compatibility ideographs (U+2F800 on). */
export const STYLED_HIGHS = [0xd835, 0xd83c, 0xd87e] as const

const isStyledHigh = (code: number): boolean => code === 0xd835 || code === 0xd83c || code === 0xd87e

// The folded unit that a surrogate pair stands for, 0 for an emoji or half a pair.
const styledUnit = (text: string, at: number): number => {
  const low = text.charCodeAt(at + 1)
  return low >= 0xdc00 && low < 0xe000 ? (styledTable(text.charCodeAt(at))[low - 0xdc00] as number) : 0
}

// By high surrogate; emoji share one of them, so copy full of emoji asks often. Each is made when first asked for.
const styledTables: Uint16Array[] = []

const styledTable = (high: number): Uint16Array => {
  styledTables[high & 0x3ff] ??= Uint16Array.from({ length: 1024 }, (_, low) =>
    plainForm(0x10000 + ((high - 0xd800) << 10) + low),
  )
  return styledTables[high & 0x3ff] as Uint16Array
}

const plainForm = (point: number): number => {
  const form =
    darkLetter(point) ??
    String.fromCodePoint(point)
      .normalize('NFKC')
      .replace(/^\((.)\)$/, '$1')
  const code = form.charCodeAt(0)
  return form.length === 1 && !isSkipped(code) ? foldUnit(code) : 0
}

// White letters in a dark circle or square (🅐 🅰) have no compatibility form.
const darkLetter = (point: number): string | undefined => {
  for (const first of [0x1f150, 0x1f170]) {
    if (point >= first && point < first + 26) return String.fromCharCode(0x61 + point - first)
  }
  return undefined
}
