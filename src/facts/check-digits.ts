/**
 * Check characters of the numbers that licences and goods carry. Each function takes the body (the number without its
 * check character, already normalised) and returns the character that belongs there; undefined when the body holds a
 * character the standard does not know.
 */

const GB32100_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const GB32100_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 32100-2015: the 18th character of a unified social credit code, from the 17 before it. */
export const gb32100 = (body: string): string | undefined => {
  const sum = weightedSum(body, GB32100_ALPHABET, GB32100_WEIGHTS)
  // A remainder of 0 gives the character "0": hence the second modulus.
  return sum === undefined ? undefined : GB32100_ALPHABET[(31 - (sum % 31)) % 31]
}

const GB11714_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const GB11714_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11714-1997: the 9th character of an organisation code (characters 9 to 17 of the credit code). */
export const gb11714 = (body: string): string | undefined => {
  const sum = weightedSum(body, GB11714_ALPHABET, GB11714_WEIGHTS)
  return sum === undefined ? undefined : '0X987654321'[sum % 11]
}

/** ISO 7064 MOD 11,10 (GB/T 17710): the last digit of food licence numbers (SC, JY) and of old registration numbers. */
export const iso7064Mod1110 = (body: string): string | undefined => {
  let product = 10
  for (let at = 0; at < body.length; at++) {
    const digit = body.charCodeAt(at) - ZERO
    if (digit < 0 || digit > 9) return undefined
    product = (((product + digit) % 10 || 10) * 2) % 11
  }
  return body === '' ? undefined : String((11 - product) % 10)
}

const RESIDENT_ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** ISO 7064 MOD 11-2 (GB 11643-1999): the 18th character of a resident identity number. */
export const iso7064Mod112 = (body: string): string | undefined => {
  const sum = weightedSum(body, '0123456789', RESIDENT_ID_WEIGHTS)
  return sum === undefined ? undefined : '10X98765432'[sum % 11]
}

/** GS1 General Specifications, mod 10 (GB 12904): the last digit of a GTIN-8, -12, -13, -14 and of an ISBN-13. */
export const gs1Mod10 = (body: string): string | undefined => {
  let sum = 0
  for (let at = body.length - 1, weight = 3; at >= 0; at--, weight = 4 - weight) {
    const digit = body.charCodeAt(at) - ZERO
    if (digit < 0 || digit > 9) return undefined
    sum += digit * weight
  }
  if (body.length === 0) return undefined
  return String((10 - (sum % 10)) % 10)
}

/** ISO/IEC 7812-1 annex B (Luhn): the last digit of a bank card number. */
export const luhn = (body: string): string | undefined => {
  const digits = digitsOf(body)
  if (!digits) return undefined
  const doubled = (digit: number) => (digit > 4 ? digit * 2 - 9 : digit * 2)
  const sum = digits
    .reverse()
    .reduce((before, digit, index) => before + (index % 2 === 0 ? doubled(digit) : digit), 0)
  return String((10 - (sum % 10)) % 10)
}

/** ISO 2108: the last character of an ISBN, by the length of its body that of 13 or that of 10 digits. */
export const isbn = (body: string): string | undefined => {
  if (body.length === 12) return gs1Mod10(body)
  const sum = weightedSum(body, '0123456789', ISBN10_WEIGHTS)
  return sum === undefined ? undefined : '0X987654321'[sum % 11]
}

const ISBN10_WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2]

/** ZC 0006-2003: the character after the dot of a patent (application) number; "ZL" and the dot are passed over. */
export const zc0006 = (body: string): string | undefined => {
  const digits = body.replace(/^ZL/, '').replace(/\.$/, '')
  const weights = ZC0006_WEIGHTS.slice(0, digits.length)
  if (digits.length !== 8 && digits.length !== 12) return undefined
  const sum = weightedSum(digits, '0123456789', weights)
  return sum === undefined ? undefined : '0123456789X'[sum % 11]
}

const ZC0006_WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]

/** The algorithms a row of tables/identifiers.yaml may name in `check`. */
export const CHECKS = {
  gb32100,
  gb11714,
  iso7064Mod1110,
  iso7064Mod112,
  gs1Mod10,
  isbn,
  luhn,
  zc0006,
} as const
export type CheckName = keyof typeof CHECKS

const ZERO = 0x30

const digitsOf = (body: string): number[] | undefined =>
  /^[0-9]+$/.test(body) ? Array.from(body, Number) : undefined

const weightedSum = (body: string, alphabet: string, weights: readonly number[]): number | undefined => {
  if (body.length !== weights.length) return undefined
  let sum = 0
  for (const [index, weight] of weights.entries()) {
    const value = alphabet.indexOf(body[index] ?? '')
    if (value < 0) return undefined
    sum += value * weight
  }
  return sum
}
