import { MAX_DEPTH } from './json-syntax.ts'
import { END, type TextWindow } from './text-window.ts'

/** Code units one record may have, in millions and in ones. */
export const MAX_RECORD_MILLIONS = 32
export const MAX_RECORD = MAX_RECORD_MILLIONS * 1_000_000

const LINE_BREAK = 0x0a
const RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const LIST = 0x5b
const BACKSLASH = 0x5c
const LIST_END = 0x5d
const OBJECT = 0x7b
const OBJECT_END = 0x7d

/** How a scan ended: at the end of the value, or at what kept it from getting there. */
export type ScanEnd = 'done' | 'end-of-text' | 'end-of-line' | 'raw-line-break' | 'too-deep' | 'too-long'

/**
 * Moves the window over one JSON value, finding its end without parsing it, and counts its keys (`window.keys`) and
 * lines. Only quotes, brackets and line breaks are looked at: whether the value is valid is for the parser to say.
 * Stops at the end of the value, or at the unit that cannot be passed.
 * `oneLine`: a line break outside a string ends the scan. What `window.held` points at stays in the window.
 */
export const scanValue = (window: TextWindow, oneLine = false): ScanEnd => {
  const unit = window.unit()
  window.keys = 0
  return unit === OBJECT || unit === LIST || unit === QUOTE
    ? scanBracketed(window, oneLine)
    : scanWord(window)
}

// The hot loop of the program: plain locals, no calls, a sentinel instead of bounds checks.
const scanBracketed = (window: TextWindow, oneLine: boolean): ScanEnd => {
  let { units, length, index } = window
  let depth = 0
  let keys = 0
  for (;;) {
    const unit = units[index]!
    if (unit === QUOTE) {
      for (;;) {
        const inside = units[++index]!
        // `^ 2` puts the quote (34) next to the controls (0 to 31, onto themselves), so one test finds both.
        if ((inside ^ 2) > SPACE && inside !== BACKSLASH) continue
        if (inside === QUOTE) break
        if (inside === BACKSLASH && index + 1 < length) {
          if (units[index + 1]! >= SPACE) index++
          continue
        }
        if (inside !== BACKSLASH && index < length) {
          if (inside !== LINE_BREAK && inside !== RETURN) continue
          return stop(window, index, keys, 'raw-line-break')
        }
        const end = refill(window, index)
        if (end !== undefined) return stop(window, window.length, keys, end)
        units = window.units
        length = window.length
        index = window.index - 1
      }
      if (depth === 0) return stop(window, index + 1, keys, 'done')
    } else if (unit === COLON) {
      keys++
    } else if (unit === OBJECT || unit === LIST) {
      if (++depth > MAX_DEPTH) return stop(window, index, keys, 'too-deep')
    } else if (unit === OBJECT_END || unit === LIST_END) {
      if (--depth === 0) return stop(window, index + 1, keys, 'done')
    } else if (unit === LINE_BREAK) {
      if (oneLine) return stop(window, index, keys, 'end-of-line')
      window.line++
      window.lineStart = window.base + index + 1
    } else if (unit === 0 && index >= length) {
      const end = refill(window, index)
      if (end !== undefined) return stop(window, window.length, keys, end)
      units = window.units
      length = window.length
      index = window.index
      continue
    }
    index++
  }
}

// A number, a literal, or something that is neither: up to white space, a comma or a closing bracket.
const scanWord = (window: TextWindow): ScanEnd => {
  for (;;) {
    const unit = window.unit()
    if (unit === END || unit <= SPACE || unit === COMMA || unit === LIST_END || unit === OBJECT_END)
      return 'done'
    if (window.index - window.held > MAX_RECORD) return 'too-long'
    window.index++
  }
}

const stop = (window: TextWindow, index: number, keys: number, end: ScanEnd): ScanEnd => {
  window.index = index
  window.keys = keys
  return end
}

// Reads on from `index`; says why not when that is not possible.
const refill = (window: TextWindow, index: number): ScanEnd | undefined => {
  window.index = index
  if (index - window.held > MAX_RECORD) return 'too-long'
  return window.more() ? undefined : 'end-of-text'
}

/** Moves over white space, counting lines; returns the unit after it, or END. */
export const skipBlank = (window: TextWindow): number => {
  for (;;) {
    const unit = window.unit()
    if (unit === LINE_BREAK) {
      window.line++
      window.lineStart = window.base + window.index + 1
    } else if (unit !== SPACE && unit !== RETURN && unit !== 0x09) return unit
    window.index++
  }
}

/** Moves over white space within a line; returns the unit after it, which may be a line break, or END. */
export const skipBlankInLine = (window: TextWindow): number => {
  for (;;) {
    const unit = window.unit()
    if (unit !== SPACE && unit !== RETURN && unit !== 0x09) return unit
    window.index++
  }
}
