import { disguisedDigit } from '../facts/personal-data-digits.ts'
import { foldUnit, isSkipped } from '../text/fold.ts'
import { maskPersonalData } from './mask.ts'

/** Words this far away may say what a number is, or whose name stands beside it, in code units. */
const CONTEXT = 240

/**
 * `maskPersonalData(text).slice(from, to)`, without reading all of a long text: as much is masked as makes sure that
 * no number or address is cut at an edge.
 */
export const maskPart = (text: string, from: number, to: number): string => {
  let start = Math.max(0, from - CONTEXT)
  while (start > 0 && isInside(text, start)) start--
  let end = Math.min(text.length, to + CONTEXT)
  while (end < text.length && isInside(text, end)) end++
  const part = text.slice(start, end)
  // Whether a full-width sign makes an address depends on text that may be far away.
  if (part.includes('＠')) return maskPersonalData(text).slice(from, to)
  return maskPersonalData(part).slice(from - start, to - start)
}

/** True when a number or an address may go on from before this place to behind it. */
const isInside = (text: string, at: number): boolean => {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return (isOfNumber(text, at - 1) && isOfNumber(text, at)) || (isOfAddress(before) && isOfAddress(after))
}

const isOfNumber = (text: string, at: number): boolean =>
  isSkipped(text.charCodeAt(at)) || disguisedDigit(text, at) !== 0

const isOfAddress = (code: number): boolean => {
  const unit = foldUnit(code)
  return isDigit(unit) || (unit >= 0x61 && unit <= 0x7a) || SIGNS_OF_ADDRESSES.has(unit)
}

const SIGNS_OF_ADDRESSES: ReadonlySet<number> = new Set(Array.from('.-_%+@', (sign) => sign.charCodeAt(0)))

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
