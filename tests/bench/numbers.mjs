/**
 * Numbers the benchmark's catalogue is made of: a seeded source of chance, and licence numbers and barcodes that are
 * right by construction. Written apart from src/facts/check-digits.ts on purpose, so that a fault there shows here.
 */

/**
 * A source of numbers in [0, 1) that gives the same row for the same seed (mulberry32).
 * @param {number} seed any integer
 * @returns {() => number}
 */
export const chance = (seed) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Picks from a source of chance.
 * @param {number} seed
 */
export const dice = (seed) => {
  const next = chance(seed)
  return {
    /** An integer from `low` to `high`, both included. */
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    /** One element of a list. */
    of: (list) => list[Math.floor(next() * list.length)],
    /** True once in `n`. */
    oneIn: (n) => next() * n < 1,
    /** `count` different elements of a list, in an order of their own. */
    some: (list, count) => shuffled(list, next).slice(0, count),
    /** `length` digits. */
    digits: (length) => Array.from({ length }, () => Math.floor(next() * 10)).join(''),
  }
}

const shuffled = (list, next) => {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    const kept = copy[last]
    copy[last] = copy[other]
    copy[other] = kept
  }
  return copy
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * A unified social credit code (GB 32100-2015) with the organisation code (GB 11714-1997) inside it, both checked.
 * @param {string} region six digits of GB/T 2260
 * @param {string} serial eight digits
 */
export const creditCode = (region, serial) => {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, at) => total + Number(serial[at]) * weight, 0)
  const body = `91${region}${serial}${'0X987654321'[sum % 11]}`
  let weight = 1
  let total = 0
  for (const character of body) {
    total += CREDIT_ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return body + CREDIT_ALPHABET[(31 - (total % 31)) % 31]
}

/**
 * A food licence number: its letters, 13 digits and the ISO 7064 MOD 11,10 digit over them.
 * @param {'SC' | 'JY'} letters
 * @param {string} digits 13 digits
 */
export const foodLicence = (letters, digits) => {
  let product = 10
  for (const digit of digits) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return letters + digits + ((11 - product) % 10)
}

/**
 * A GTIN-13 with its GS1 mod 10 digit.
 * @param {string} digits 12 digits
 */
export const barcode = (digits) => {
  let sum = 0
  for (let at = 0; at < 12; at++) sum += Number(digits[at]) * (at % 2 === 0 ? 1 : 3)
  return digits + ((10 - (sum % 10)) % 10)
}
