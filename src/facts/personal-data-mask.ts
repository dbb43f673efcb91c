import { foldUnit, isUnseen } from '../text/fold.ts'
import { districtEnd } from './personal-data-address.ts'
import { disguisedDigit } from './personal-data-digits.ts'
import type { PersonalDataKind } from './personal-data-kinds.ts'

/**
 * Covers a piece of personal data so that its kind stays recognisable: 138******78, 11****************, *** 3256,
 * l***@e***, 王**, an address down to its district. The text keeps its length (UTF-16 code units).
 */
export const maskPiece = (kind: PersonalDataKind, text: string): string => {
  let masked = ''
  let done = 0
  for (const at of hiddenPlaces(kind, text)) {
    masked += `${text.slice(done, at)}*`
    done = at + 1
  }
  return masked + text.slice(done)
}

/** Places (UTF-16 code units, in order) in a piece of personal data that must not be shown; never none. */
export const hiddenPlaces = (kind: PersonalDataKind, text: string): number[] => {
  const hidden = COVER[kind](text)
  return hidden.length > 0 ? hidden : range(0, text.length)
}

type Cover = (text: string) => number[]

const range = (from: number, to: number): number[] => {
  const places: number[] = []
  for (let at = from; at < to; at++) places.push(at)
  return places
}

/** Places of the letters and digits, each with all its units; separators are shown. */
const signs = (text: string): number[][] => {
  const places: number[][] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isPair = code >= 0xd800 && code < 0xdc00 && at + 1 < text.length
    if (disguisedDigit(text, at) !== 0 || isLetter(foldUnit(code)) || isPair)
      places.push(isPair ? [at, at + 1] : [at])
    else if (code >= 0x4e00 && code < 0xa000) places.push([at])
    if (isPair) at++
  }
  return places
}

const isLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a

const butFor =
  (first: number, last: number): Cover =>
  (text) => {
    const all = signs(text)
    return all.slice(Math.min(first, all.length), Math.max(first, all.length - last)).flat()
  }

/** Counted from the end: a country code may stand before the number, which is shown. */
const phone: Cover = (text) => {
  const all = signs(text)
  return all.slice(Math.max(0, all.length - 8), Math.max(0, all.length - 2)).flat()
}

const email: Cover = (text) => {
  const sign = text.search(/[@＠]/)
  return range(1, text.length).filter(
    (at) => at !== sign && at !== sign + 1 && !isUnseen(text.charCodeAt(at)),
  )
}

const COVER: Record<PersonalDataKind, Cover> = {
  mobile: phone,
  landline: phone,
  'foreign-phone': phone,
  'resident-id': butFor(2, 0),
  'other-id': butFor(1, 0),
  'bank-card': butFor(0, 4),
  email,
  wechat: butFor(1, 0),
  qq: butFor(1, 0),
  messenger: butFor(1, 0),
  'order-number': butFor(0, 4),
  waybill: butFor(0, 4),
  plate: butFor(1, 1),
  address: (text) => range(districtEnd(text), text.length),
  name: (text) => range(1, text.length),
}
