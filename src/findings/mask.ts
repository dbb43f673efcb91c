import { digitRuns } from '../facts/personal-data-digits.ts'
import { findEmails } from '../facts/personal-data-email.ts'
import { foldUnit, isSkipped } from '../text/fold.ts'
import { hideNumbers, SHORTEST_NUMBER } from './mask-numbers.ts'

/** Covering one number may bring digits together that look like another; more rounds than this are never needed by real text. */
const MOST_ROUNDS = 50

/**
 * Hides personal data in any text: mobile numbers (138******78), resident identity numbers (11****************), bank
 * card numbers (************3256) and e-mail addresses (l*******@e**********). It covers more than the facts report:
 * a number in doubt is hidden. The text keeps its length, and masking twice changes nothing.
 */
export const maskPersonalData = (text: string): string => {
  let masked = text
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!mayHoldSome(masked)) return masked
    const hidden = placesToHide(masked)
    if (hidden.length === 0) return masked
    masked = cover(masked, hidden)
  }
  return masked
}

/** A look at a text that costs little: false when there are neither digits enough for a number nor an address's sign. */
const mayHoldSome = (text: string): boolean => {
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isChinese(code)) {
      digits = 0
      continue
    }
    const unit = foldUnit(code)
    if (unit === AT_SIGN) return true
    // Some digits take two units, and no digit takes less than one.
    if (isDigit(unit) || isHighSurrogate(code)) digits++
    else if (!isSkipped(code)) digits = 0
    if (digits >= SHORTEST_NUMBER) return true
  }
  return false
}

const AT_SIGN = 0x40

/** True for most of the characters of Chinese, which are part of no number and no address. */
const isChinese = (code: number): boolean => code >= 0x4e00 && code < 0xa000

const placesToHide = (text: string): number[] => {
  const hidden: number[] = []
  for (const run of digitRuns(text)) hideNumbers(text, run, hidden)
  for (const { start, end } of findEmails(text)) hideEmail(text, start, end, hidden)
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

/** First character of the name and of the domain, and the sign between them, are shown. */
const hideEmail = (text: string, start: number, end: number, hidden: number[]): void => {
  const sign = start + text.slice(start, end).search(/[@＠]/)
  for (let at = start + 1; at < end; at++) if (at !== sign && at !== sign + 1) hidden.push(at)
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00
