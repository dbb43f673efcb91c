import { findSyntaxProblem, type JsonListener, type JsonProblem } from '../files/json-syntax.ts'
import type { Localised } from '../text/localised.ts'

export type { JsonProblem } from '../files/json-syntax.ts'

/**
 * Finds what makes a JSON text unfit to be judged: the first break of the grammar (RFC 8259) or of the depth limit; in
 * a text without one, the first key that stands twice in an object, or number that a double cannot hold.
 * Returns the error's code, its offset in code units, and the values for its words; undefined for a sound text.
 * Slower than `JSON.parse`, which is to be asked first.
 */
export const checkJson = (text: string): JsonProblem | undefined => {
  const check = new MeaningCheck(text)
  return findSyntaxProblem(text, check) ?? check.problem
}

// Told of keys and numbers in their order, so the first problem it meets is the first there is.
class MeaningCheck implements JsonListener {
  problem: JsonProblem | undefined
  private readonly text: string
  private readonly open: Set<string>[] = []

  constructor(text: string) {
    this.text = text
  }

  openObject(): void {
    this.open.push(new Set())
  }

  closeObject(): void {
    this.open.pop()
  }

  key(start: number, end: number): void {
    if (this.problem) return
    const key: string = JSON.parse(this.text.slice(start, end))
    const keys = this.open.at(-1)!
    if (keys.has(key)) this.problem = { code: 'input/duplicate-key', offset: start, values: { key } }
    keys.add(key)
  }

  number(start: number, end: number): void {
    if (this.problem) return
    // No number this short is out of range: the common case, decided without a slice.
    if (end - start <= 15 && !hasExponent(this.text, start, end)) return
    const literal = this.text.slice(start, end)
    if (isSafeNumber(literal)) return
    this.problem = { code: 'input/unsafe-number', offset: start, values: { number: shown(literal) } }
  }
}

const hasExponent = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) {
    if (text[at] === 'e' || text[at] === 'E') return true
  }
  return false
}

/**
 * Whether a JSON number keeps its value as a double: within ±(2^53 − 1) always, however many decimals are rounded away;
 * beyond it when the double, written out again, gives the same digits (1e23, 9007199254740992); never when infinite.
 */
export const isSafeNumber = (literal: string): boolean => {
  const value = Number(literal)
  if (!Number.isFinite(value)) return false
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER || digitsOf(literal) === digitsOf(String(value))
}

// A finite decimal number as its significant digits and the place of the point: "-12.50e3" is "-125e2".
const digitsOf = (literal: string): string => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(literal) ?? []
  const digits = whole + fraction
  let first = 0
  while (digits[first] === '0') first++
  let last = digits.length
  while (last > first && digits[last - 1] === '0') last--
  const place = Number(exponent) - fraction.length + digits.length - last
  return first === last ? '0' : `${sign}${digits.slice(first, last)}e${place}`
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

// A long number may be somebody's identity or card number, so a message shows only its beginning.
const shown = (literal: string): string | Localised => {
  if (literal.length <= 8) return literal
  const digits = literal.replace(/\D/g, '').length
  const start = literal.slice(0, 3)
  return { en: `${start}… (${digits} digits)`, zh: `${start}…（${digits} 位）` }
}
