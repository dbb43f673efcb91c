import { foldUnit } from '../text/fold.ts'

const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 253
/** Ends of file names, which follow "@2x" in the names of pictures. */
const FILE_ENDINGS = new Set(
  'png jpg jpeg gif webp svg bmp ico avif mp4 css js html json xml pdf psd'.split(' '),
)

/**
 * Finds e-mail addresses: the dot-atom form of RFC 5322 with a domain name that ends in letters. Handles (@name),
 * picture names (logo@2x.png) and prices (3@5.00) are not addresses; one without a plain dot (ａ＠ｂ．ｃｎ) is missed.
 */
export const findEmails = (text: string): { start: number; end: number }[] => {
  const found: { start: number; end: number }[] = []
  // Searching Chinese text for ＠ is slow, since every full-width sign shares its high byte; a plain dot is rare there.
  for (const sign of text.includes('.') ? ['@', '＠'] : ['@']) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      const start = localStart(text, at)
      const end = domainEnd(text, at + 1)
      if (start < at && end !== undefined) found.push({ start, end })
    }
  }
  return found
}

const localStart = (text: string, at: number): number => {
  let start = at
  while (start > 0 && at - start < LONGEST_LOCAL && isLocal(foldUnit(text.charCodeAt(start - 1)))) start -= 1
  while (start < at && !isAlphanumeric(foldUnit(text.charCodeAt(start)))) start += 1
  const digitsOnly = /^[\d０-９.-]{0,4}$/.test(text.slice(start, at))
  return digitsOnly ? at : start
}

const domainEnd = (text: string, from: number): number | undefined => {
  let end = from
  while (end < text.length && end - from < LONGEST_DOMAIN && isDomain(foldUnit(text.charCodeAt(end))))
    end += 1
  while (end > from && !isAlphanumeric(foldUnit(text.charCodeAt(end - 1)))) end -= 1
  const domain = text.slice(from, end).normalize('NFKC').toLowerCase()
  const labels = domain.split('.')
  const last = labels.at(-1) ?? ''
  if (labels.length < 2 || labels.some((label) => !isLabel(label)) || !/^[a-z]{2,24}$/.test(last))
    return undefined
  return FILE_ENDINGS.has(last) ? undefined : end
}

const isLabel = (label: string): boolean =>
  label.length > 0 && label.length < 64 && !label.startsWith('-') && !label.endsWith('-')

const isAlphanumeric = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)

// Letters, digits and . _ % + - before the sign; letters, digits, dot and hyphen after it.
const isLocal = (code: number): boolean =>
  isAlphanumeric(code) || isDomain(code) || code === 0x5f || code === 0x25 || code === 0x2b
const isDomain = (code: number): boolean => isAlphanumeric(code) || code === 0x2e || code === 0x2d
