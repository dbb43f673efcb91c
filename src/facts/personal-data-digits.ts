import { foldUnit, isSkipped, isUnseen, keptUnit } from '../text/fold.ts'

/** Digits that stand together, as a reader sees them: full-width and circled digits count, invisible signs do not. */
export interface DigitGroup {
  /** Plain digits, one for each digit of the text. */
  digits: string
  /** Where each digit stands in the text. */
  places: readonly number[]
  /** End of the last digit (exclusive). */
  end: number
  /** What stands between this group and the one before in the same run: its seen characters; "" for the first. */
  gap: string
}

const FEWEST_DIGITS = 11
/** 11 digits in a row cover a place that is a multiple of 10. */
const STRIDE = 10
const LONGEST_GAP = 3

/**
 * Finds runs of digits that may be read as one number: groups of digits with at most three separators between two of
 * them, 11 digits or more in all. Text without such runs costs one look at every tenth character.
 */
export const digitRuns = (text: string): DigitGroup[][] => {
  const runs: DigitGroup[][] = []
  for (let at = STRIDE; at < text.length; at += STRIDE) {
    const code = text.charCodeAt(at)
    if ((code > LAST_SIGN && code < FIRST_SURROGATE) || !isPart(text, at)) continue
    let start = at
    while (start > 0 && isPart(text, start - 1)) start -= 1
    let end = at + 1
    while (end < text.length && isPart(text, end)) end += 1
    if (end - start >= FEWEST_DIGITS) runs.push(...split(text, start, end))
    at = end
  }
  return runs
}

/** How many digits a list of groups holds. */
export const countDigits = (groups: readonly DigitGroup[]): number =>
  groups.reduce((count, group) => count + group.digits.length, 0)

/** Between these lie the Chinese characters: neither digits nor separators. */
const LAST_SIGN = 0x30ff
const FIRST_SURROGATE = 0xd800
const SPACE = 0x20
const isAsciiPart = Uint8Array.from({ length: 128 }, (_, code) => Number(isDigit(code) || isSkipped(code)))

/** A digit, a separator or an invisible sign. Most text is neither, and says so after one comparison. */
const isPart = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  if (code < 128) return isAsciiPart[code] === 1
  if (code > LAST_SIGN && code < FIRST_SURROGATE) return false
  return isSkipped(code) || isDigit(keptUnit(text, at))
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

const split = (text: string, start: number, end: number): DigitGroup[][] => {
  const runs: DigitGroup[][] = []
  let run: DigitGroup[] = []
  for (const group of groupsOf(text, start, end)) {
    if (isTooFar(group.gap)) {
      if (countDigits(run) >= FEWEST_DIGITS) runs.push(run)
      run = []
    }
    run.push(run.length === 0 ? { ...group, gap: '' } : group)
  }
  return countDigits(run) >= FEWEST_DIGITS ? [...runs, run] : runs
}

// Several stars are a mask, and strokes part one number from another: their two sides are no longer one number.
const isTooFar = (gap: string): boolean =>
  gap.length > LONGEST_GAP || (gap.length > 1 && gap.includes('*')) || /[/|]/.test(gap)

const groupsOf = (text: string, start: number, end: number): DigitGroup[] => {
  const groups: DigitGroup[] = []
  let digits = ''
  let places: number[] = []
  let last = start
  let gap = ''
  const close = () => {
    if (digits !== '') groups.push({ digits, places, end: last, gap })
    digits = ''
    places = []
  }
  for (let at = start; at < end; at++) {
    const unit = keptUnit(text, at)
    if (isDigit(unit)) {
      digits += String.fromCharCode(unit)
      places.push(at)
      last = at + (text.charCodeAt(at) > 0xd7ff && text.charCodeAt(at) < 0xdc00 ? 2 : 1)
      continue
    }
    if (isUnseen(text.charCodeAt(at))) continue
    if (digits !== '') {
      close()
      gap = ''
    }
    if (gap.length <= LONGEST_GAP)
      gap += isSpace(text.charCodeAt(at)) ? ' ' : String.fromCharCode(foldUnit(text.charCodeAt(at)))
  }
  close()
  return groups
}

const isSpace = (code: number): boolean => code === SPACE || code === 0x09 || code === 0xa0 || code === 0x3000
