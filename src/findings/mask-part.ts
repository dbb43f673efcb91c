import { foldUnit, isSkipped } from '../text/fold.ts'
import { maskPersonalData } from './mask.ts'

/**
 * `maskPersonalData(text).slice(from, to)`, without reading all of a long text: as much is masked as makes sure that
 * no number or address is cut at an edge.
 */
export const maskPart = (text: string, from: number, to: number): string => {
  let start = from
  while (start > 0 && isInside(text, start)) start--
  let end = to
  while (end < text.length && isInside(text, end)) end++
  const part = text.slice(start, end)
  // Whether a full-width sign makes an address depends on text that may be far away.
  if (part.includes('＠')) return maskPersonalData(text).slice(from, to)
  return maskPersonalData(part).slice(from - start, to - start)
}

/** True when a number or an address may go on from before this place to behind it. */
const isInside = (text: string, at: number): boolean => {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return (isOfNumber(before) && isOfNumber(after)) || (isOfAddress(before) && isOfAddress(after))
}

const isOfNumber = (code: number): boolean => isSkipped(code) || isDigit(foldUnit(code))

const isOfAddress = (code: number): boolean => {
  const unit = foldUnit(code)
  return isDigit(unit) || (unit >= 0x61 && unit <= 0x7a) || SIGNS_OF_ADDRESSES.has(unit)
}

const SIGNS_OF_ADDRESSES: ReadonlySet<number> = new Set(Array.from('.-_%+@', (sign) => sign.charCodeAt(0)))

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
