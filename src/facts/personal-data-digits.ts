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

/** Runs of digits of a text, read twice where it is written so that only a reader sees the number. */
export interface DigitRuns {
  /** Digits as such. */
  plain: DigitGroup[][]
  /** Chinese numerals and the letters o, l, I and З read as digits too; only runs that hold some. */
  disguised: DigitGroup[][]
}

const FEWEST_DIGITS = 11
/** 11 digits in a row cover a place that is a multiple of 10. */
const STRIDE = 10
const LONGEST_GAP = 3

/**
 * Finds runs of digits that may be read as one number: groups of digits with at most three separators between two of
 * them, 11 digits or more in all. Text without such runs costs one look at every tenth character.
 */
export const digitRuns = (text: string): DigitRuns => {
  const runs: DigitRuns = { plain: [], disguised: [] }
  for (let at = STRIDE; at < text.length; at += STRIDE) {
    const code = text.charCodeAt(at)
    if (!isPart(text, at, code)) continue
    let start = at
    while (start > 0 && isPart(text, start - 1, text.charCodeAt(start - 1))) start -= 1
    let end = at + 1
    while (end < text.length && isPart(text, end, text.charCodeAt(end))) end += 1
    if (end - start >= FEWEST_DIGITS) readStretch(text, start, end, runs)
    at = end
  }
  return runs
}

const readStretch = (text: string, start: number, end: number, runs: DigitRuns): void => {
  runs.plain.push(...split(groupsOf(text, start, end, plainDigit)))
  for (let at = start; at < end; at++) {
    if (plainDigit(text, at) !== 0 || disguisedDigit(text, at) === 0) continue
    runs.disguised.push(...split(groupsOf(text, start, end, disguisedDigit)))
    return
  }
}

/** How many digits a list of groups holds. */
export const countDigits = (groups: readonly DigitGroup[]): number =>
  groups.reduce((count, group) => count + group.digits.length, 0)

// ---- one digit -----------------------------------------------------------------------------------------------------

const ZERO = 0x30
/** Chinese numerals, common and for accounts, and what is said for 1 in numbers; the place is the digit. */
const NUMERALS = ['零〇', '一幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'] as const
const HAN_DIGIT = new Uint8Array(65536)
for (const [digit, forms] of NUMERALS.entries())
  for (const form of forms) HAN_DIGIT[form.charCodeAt(0)] = ZERO + digit

/** The numerals and the forms that fold to one. */
const IS_HAN_PART = HAN_DIGIT.map((digit) => (digit === 0 ? 0 : 1))
for (const form of '貳叄陸壹弌丨') IS_HAN_PART[form.charCodeAt(0)] = 1

/** The plain digit (as a code unit) that stands at a place, 0 for none. */
export const plainDigit = (text: string, at: number): number => {
  const unit = keptUnit(text, at)
  return isDigit(unit) ? unit : 0
}

const BAR = 0x4e28

/** Like plainDigit, for Chinese numerals and the letters that look like 0, 1 and 3 too. */
export const disguisedDigit = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  if (code === 0x6c || code === 0x49 || code === BAR) return ZERO + 1 // l, I and 丨
  if (code === 0x417) return ZERO + 3 // Cyrillic З
  const unit = keptUnit(text, at)
  if (isDigit(unit)) return unit
  return unit === 0x6f ? ZERO : (HAN_DIGIT[unit] as number)
}

/** The digits of a text as a reader takes them, other characters left out. */
export const readDigits = (text: string): string => {
  let digits = ''
  for (let at = 0; at < text.length; at++) {
    const digit = disguisedDigit(text, at)
    if (digit !== 0) digits += String.fromCharCode(digit)
  }
  return digits
}

// ---- stretches -----------------------------------------------------------------------------------------------------

/** Between these lie the Chinese characters: neither digits nor separators, but for the numerals. */
const LAST_SIGN = 0x30ff
const FIRST_SURROGATE = 0xd800
const SPACE = 0x20
const isAsciiPart = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(isDigit(code) || isSkipped(code) || 'oOlI'.includes(String.fromCharCode(code))),
)

/** A digit in any writing, a separator or an invisible sign. Most text is neither, and says so after one look. */
const isPart = (text: string, at: number, code: number): boolean => {
  if (code < 128) return isAsciiPart[code] === 1
  if (code > LAST_SIGN && code < FIRST_SURROGATE) return IS_HAN_PART[code] === 1
  return isSkipped(code) || code === 0x417 || code === 0x3007 || plainDigit(text, at) !== 0
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39
}

const split = (groups: DigitGroup[]): DigitGroup[][] => {
  const runs: DigitGroup[][] = []
  let run: DigitGroup[] = []
  for (const group of groups) {
    if (isTooFar(group.gap)) {
      if (countDigits(run) >= FEWEST_DIGITS) runs.push(run)
      run = []
    }
    run.push(run.length === 0 ? { ...group, gap: '' } : group)
  }
  return countDigits(run) >= FEWEST_DIGITS ? [...runs, run] : runs
}

// Several stars are a mask, strokes part one number from another, and what the reading does not take for a digit
// ends a number: the two sides are no longer one.
const isTooFar = (gap: string): boolean =>
  gap.length > LONGEST_GAP || (gap.length > 1 && gap.includes('*')) || /[/|a-zз\u3007\u4e00-\u9fff]/.test(gap)

const groupsOf = (
  text: string,
  start: number,
  end: number,
  digitAt: (text: string, at: number) => number,
): DigitGroup[] => {
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
    const unit = digitAt(text, at)
    if (unit !== 0) {
      digits += String.fromCharCode(unit)
      places.push(at)
      last = at + (isHighSurrogate(text.charCodeAt(at)) ? 2 : 1)
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

const isHighSurrogate = (code: number): boolean => code > 0xd7ff && code < 0xdc00
const isSpace = (code: number): boolean => code === SPACE || code === 0x09 || code === 0xa0 || code === 0x3000
