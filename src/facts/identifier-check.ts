import type { Localised } from '../text/localised.ts'
import { CHECKS } from './check-digits.ts'
import type { Identifier, NormaliseStep } from './identifier-table.ts'

export interface IdentifierCheck {
  status: 'valid' | 'malformed' | 'bad-check-digit'
  /** The number after the row's normalisation. */
  number: string
  /** What is wrong with it, as a short phrase. */
  problem?: Localised
  /** Set when the number is valid, yet an inner check that real numbers keep does not hold. */
  doubt?: Localised
}

const PLAIN = /^[0-9A-Z]+$/

/** Longer strings are not numbers but texts. */
const LONGEST = 200

/**
 * Judges one number by a row of the identifier table: its shape first, then its check character, then placeholders.
 * @param row the kind of number it should be
 * @param rawNumber the number as it was written
 */
export const checkIdentifier = (row: Identifier, rawNumber: string): IdentifierCheck => {
  if (rawNumber.length > LONGEST) return malformed(rawNumber.slice(0, LONGEST), tooLong)
  const number = shapedLike(row, rawNumber)
  if (number === undefined) {
    const normalised = normalise(row, rawNumber)
    return malformed(normalised, shapeProblem(row, normalised))
  }
  const problem = checkProblem(row, number)
  if (problem) return { status: 'bad-check-digit', number, problem }
  if (isPlaceholder(row, number)) return malformed(number, placeholder)
  const doubt = innerProblem(row, number)
  return { status: 'valid', number, ...(doubt ? { doubt } : {}) }
}

/**
 * The number, normalised, where it has the shape of the row's numbers; undefined where it has not. Says nothing of check
 * characters, and costs no words: for asking of any text whether it is such a number at all.
 * @param isBare what `isPlain` says of the number, for those who ask of many rows
 */
export const shapedLike = (row: Identifier, rawNumber: string, isBare?: boolean): string | undefined => {
  if (rawNumber.length > LONGEST) return undefined
  if (row.pattern.test(rawNumber)) return rawNumber
  // Only a label could still come off.
  if ((isBare ?? isPlain(rawNumber)) && !row.labels.some((label) => rawNumber.startsWith(label)))
    return undefined
  const number = normalise(row, rawNumber)
  return row.pattern.test(number) ? number : undefined
}

/** True for capitals and digits alone, which are what normalising leads to. */
export const isPlain = (number: string): boolean => PLAIN.test(number)

const malformed = (number: string, problem: Localised): IdentifierCheck => ({
  status: 'malformed',
  number,
  problem,
})

// ---- normalisation -------------------------------------------------------------------------------------------------

const normalise = (row: Identifier, raw: string): string =>
  row.normalise.reduce((number, step) => STEPS[step](number, row), raw.trim()).trim()

const STEPS: Record<NormaliseStep, (number: string, row: Identifier) => string> = {
  nfkc: (number) => number.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff]/g, ''),
  label: (number, row) => withoutLabel(number.slice(number.lastIndexOf(':') + 1).trim(), row.labels),
  spaces: (number) => number.replace(/\s/g, ''),
  hyphens: (number) => number.replace(DASHES, ''),
  dashes: (number) => number.replace(DASHES, '-'),
  brackets: (number) => number.replace(/[[{〔【「『〈《]/g, '(').replace(/[\]}〕】」』〉》]/g, ')'),
  'upper-case': (number) => number.toUpperCase(),
  hao: (number) => (number.endsWith('号') ? number.slice(0, -1) : number),
}

const DASHES = /[-\u2010-\u2015\u2212\u2e3a\u2e3b]+/g

const withoutLabel = (number: string, labels: readonly string[]): string => {
  const label = labels.find((word) => number.startsWith(word) && number.length > word.length)
  return label ? number.slice(label.length).trim() : number
}

// ---- what is wrong -------------------------------------------------------------------------------------------------

const tooLong: Localised = { en: 'too long to be a number', zh: '过长，不是编号' }
const placeholder: Localised = { en: 'a placeholder, not an issued number', zh: '是占位编号，不是核发的编号' }
const masked: Localised = { en: 'masked; the full number is needed', zh: '编号被遮挡，须填写完整编号' }
const empty: Localised = { en: 'no number is given', zh: '未填写编号' }

const shapeProblem = (row: Identifier, number: string): Localised => {
  if (number === '') return empty
  if (/[*•●█]|X{3}/i.test(number)) return masked
  const letter = misreadLetter(row, number)
  if (letter) return { en: `letter ${letter} where a digit belongs`, zh: `此处应为数字，却是字母 ${letter}` }
  return lengthProblem(row, number) ?? formProblem(row)
}

/** The letter O or I that stands for a digit, as scanned texts have them; it is named, never repaired. */
const misreadLetter = (row: Identifier, number: string): string | undefined => {
  let found: string | undefined
  const repaired = number.replace(/(?<=\d)[OIl]|[OIl](?=\d)/g, (letter) => {
    found ??= letter
    return letter === 'O' ? '0' : '1'
  })
  return found && row.pattern.test(repaired) ? found : undefined
}

const lengthProblem = (row: Identifier, number: string): Localised | undefined => {
  const digits = number.replace(/\D/g, '').length
  if (row.digits.length > 0) {
    if (row.digits.includes(digits)) return undefined
    return {
      en: `${digits} digits, expected ${either(row.digits, 'or')}`,
      zh: `有 ${digits} 位数字，应为 ${either(row.digits, '或')} 位`,
    }
  }
  if (row.length.length === 0 || row.length.includes(number.length)) return undefined
  return {
    en: `${number.length} characters, expected ${either(row.length, 'or')}`,
    zh: `有 ${number.length} 位，应为 ${either(row.length, '或')} 位`,
  }
}

const either = (counts: readonly number[], or: string): string =>
  counts.length < 2 ? counts.join('') : `${counts.slice(0, -1).join(', ')} ${or} ${counts.at(-1)}`

const formProblem = (row: Identifier): Localised => ({
  en: `not of the form ${row.example}`,
  zh: `不符合“${row.example}”的格式`,
})

const checkProblem = (row: Identifier, number: string): Localised | undefined => {
  const expected = expectedCheck(row, number)
  if (expected === undefined) return row.check && formProblem(row)
  const found = number.slice(-1)
  if (found === expected) return undefined
  const digits = /^\d\d$/.test(found + expected)
  const swapped = swappedPair(row, number)
  return {
    en: `check ${digits ? 'digit' : 'character'} ${found}, expected ${expected}${swapped ? `; or characters ${swapped} and ${swapped + 1} swapped?` : ''}`,
    zh: `校验位为 ${found}，应为 ${expected}${swapped ? `；或第 ${swapped}、${swapped + 1} 位颠倒？` : ''}`,
  }
}

const expectedCheck = ({ check }: Identifier, number: string): string | undefined =>
  check && CHECKS[check.name](number.slice(check.from, -1))

/**
 * The place (from 1) of the one neighbouring pair whose exchange makes the number right; undefined when there is none,
 * or more than one, for then chance is the likelier reason.
 */
const swappedPair = (row: Identifier, number: string): number | undefined => {
  const places: number[] = []
  for (let at = row.check?.from ?? 0; at + 1 < number.length; at++) {
    if (number[at] === number[at + 1]) continue
    const other = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
    const isRight = row.pattern.test(other) && expectedCheck(row, other) === other.slice(-1)
    if (isRight && !innerProblem(row, other)) places.push(at + 1)
  }
  return places.length === 1 ? places[0] : undefined
}

const innerProblem = (row: Identifier, number: string): Localised | undefined => {
  if (!row.inner) return undefined
  const part = number.slice(row.inner.from, row.inner.to)
  const expected = CHECKS[row.inner.name](part.slice(0, -1))
  if (expected === part.slice(-1)) return undefined
  return {
    en: `characters ${row.inner.from + 1} to ${row.inner.to} fail their own check`,
    zh: `第 ${row.inner.from + 1} 至 ${row.inner.to} 位的内部校验不符`,
  }
}

/** Listed stand-ins, and numbers whose digits are all the same. */
const isPlaceholder = (row: Identifier, number: string): boolean => {
  if (isOneDigit(number)) return true
  if (row.placeholders.length === 0) return false
  return row.placeholders.includes(number) || row.placeholders.includes(number.replace(/\D/g, ''))
}

const FEWEST_ALIKE = 6

/** True for a number of six digits or more that are all the same. */
const isOneDigit = (number: string): boolean => {
  let digit = -1
  let count = 0
  for (let at = 0; at < number.length; at++) {
    const unit = number.charCodeAt(at)
    if (unit < 0x30 || unit > 0x39) continue
    if (count > 0 && unit !== digit) return false
    digit = unit
    count++
  }
  return count >= FEWEST_ALIKE
}
