import { skipBlank } from './scan-value.ts'
import { END, type TextWindow } from './text-window.ts'

/** Code units in which the beginning of a wrapper has to stand. */
const LONGEST = 200

// `callback(`, `var products =`, `window.__DATA__ = `, each perhaps behind the comment that guards a callback.
const WRAPPER =
  /^(?:\/\*\*\/)?[ \t\r\n]*(?:(?:var|let|const|export[ \t\r\n]+default)[ \t\r\n]+)?(?:[A-Za-z_$][\w$]*(?:\.[\w$]+|\["[\w$-]+"\])*[ \t\r\n]*(?:=|\()[ \t\r\n]*)?(?=[[{])/

/**
 * Moves to the first unit of the document: over white space, and over the beginning of a call or an assignment around it.
 * Returns that unit, or END.
 */
export const openText = (window: TextWindow): number => {
  const unit = skipBlank(window)
  window.wrapped = false
  if (unit === END || unit === OBJECT || unit === LIST) return unit
  const length = WRAPPER.exec(window.ahead(LONGEST))?.[0].length ?? 0
  if (length === 0) return unit
  for (let left = length; left > 0; left--) {
    if (window.unit() === LINE_BREAK) {
      window.line++
      window.lineStart = window.base + window.index + 1
    }
    window.index++
  }
  window.wrapped = true
  return window.unit()
}

const OBJECT = 0x7b
const LIST = 0x5b
const LINE_BREAK = 0x0a
const CLOSING = 0x29
const SEMICOLON = 0x3b

/** Moves over the end of the call or the assignment that the document stands in. */
export const skipWrapperEnd = (window: TextWindow): void => {
  if (!window.wrapped) return
  for (let unit = skipBlank(window); unit === CLOSING || unit === SEMICOLON; unit = skipBlank(window))
    window.index++
}
