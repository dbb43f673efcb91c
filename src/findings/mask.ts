import { findPersonalData } from '../facts/personal-data-detectors.ts'
import { digitRuns } from '../facts/personal-data-digits.ts'
import { hiddenPlaces } from '../facts/personal-data-mask.ts'
import { hideNumbers } from './mask-numbers.ts'

/** Covering one number may bring digits together that look like another; more rounds than this are never needed by real text. */
const MOST_ROUNDS = 50

/**
 * Hides personal data in any text: telephone numbers (138******78), identity numbers (11****************), bank card
 * numbers (************3256), e-mail addresses (l*******@e**********), accounts of messengers, order and parcel
 * numbers, plates, and the names and addresses that stand with them; also where they are written in Chinese numerals
 * or with letters. It covers more than the facts report: a number in doubt is hidden. The text keeps its length, and
 * masking twice changes nothing.
 */
export const maskPersonalData = (text: string): string => {
  let masked = text
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const hidden = placesToHide(masked)
    if (hidden.length === 0) return masked
    masked = cover(masked, hidden)
  }
  return masked
}

const placesToHide = (text: string): number[] => {
  const hidden: number[] = []
  const { plain, disguised } = digitRuns(text)
  for (const run of plain) hideNumbers(text, run, hidden)
  for (const run of disguised) hideNumbers(text, run, hidden)
  for (const { kind, start, end } of findPersonalData(text)) {
    // What is hidden already shows no digits to find it by; a star on a star would go on for ever.
    for (const at of hiddenPlaces(kind, text.slice(start, end)))
      if (text[start + at] !== '*') hidden.push(start + at)
  }
  return hidden
}

/** @param hidden places in any order, some perhaps twice */
const cover = (text: string, hidden: number[]): string => {
  let masked = ''
  let done = 0
  for (const at of hidden.sort((a, b) => a - b)) {
    if (at < done) continue
    masked += `${text.slice(done, at)}*`
    done = at + 1
  }
  return masked + text.slice(done)
}
