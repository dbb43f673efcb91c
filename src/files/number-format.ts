/** Shows a number as a cell with this format shows it; dates and times in the form of ISO 8601. */
export const formatNumber = (value: number, format: string, from1904: boolean): string => {
  const section = sectionFor(value, format)
  if (isDate(section)) return asDate(value, section, from1904)
  const parts = partsOf(section)
  const digits = parts.find((part) => part.is === 'digits')
  if (!digits) return parts.length === 0 || /general/i.test(section) ? general(value) : textOf(parts, '')
  const percent = parts.some((part) => part.is === 'text' && part.text.includes('%'))
  const amount = percent ? value * 100 : value
  // A section of its own for negative numbers writes their sign itself.
  const unsigned = section === format || section === format.split(';')[0] ? amount : Math.abs(amount)
  return textOf(parts, withDigits(unsigned, digits.text))
}

/** The formats that have a number and no text in a workbook (ECMA-376, part 1, 18.8.30). */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'yyyy-mm-dd',
  16: 'yyyy-mm-dd',
  17: 'yyyy-mm',
  18: 'hh:mm',
  19: 'hh:mm:ss',
  20: 'hh:mm',
  21: 'hh:mm:ss',
  22: 'yyyy-mm-dd hh:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'hh:mm:ss',
  46: 'hh:mm:ss',
  47: 'hh:mm:ss',
  49: '@',
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-mm-dd'])),
}

const sectionFor = (value: number, format: string): string => {
  const [positive = '', negative, zero] = format.split(';')
  if (value < 0 && negative !== undefined) return negative
  return value === 0 && zero !== undefined ? zero : positive
}

// As a cell without a format shows it, at most eleven digits; but a barcode that was taken for a number keeps them all.
const general = (value: number): string =>
  String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(11)))

// Without quoted text, escapes and what stands in brackets.
const bare = (section: string): string => section.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')

const isDate = (section: string): boolean =>
  /[ymdhs年月日时分秒]/i.test(bare(section)) && !/general/i.test(section)

const DAY_MS = 86_400_000

const asDate = (value: number, section: string, from1904: boolean): string => {
  const signs = bare(section).toLowerCase()
  const hasTime = /[hs时分秒]/.test(signs)
  const hasDay = /[yd年日]/.test(signs) || (/m/.test(signs) && !hasTime)
  // Serial days from 1900, which Excel takes for a leap year; Macs once counted from 1904.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, value < 60 ? 31 : 30)
  const at = new Date(epoch + Math.round((value * DAY_MS) / 1000) * 1000)
  if (value < 0 || Number.isNaN(at.getTime())) return general(value)
  const [day = '', time = ''] = at.toISOString().slice(0, 19).split('T')
  const shownDay = /d|日/.test(signs) || /y|年/.test(signs) === false ? day : day.slice(0, 7)
  const shownTime = /s|秒/.test(signs) ? time : time.slice(0, 5)
  return [...(hasDay ? [shownDay] : []), ...(hasTime ? [shownTime] : [])].join(' ')
}

type Part = { is: 'digits' | 'text'; text: string }

const PART = /"([^"]*)"|\\(.)|\[\$([^-\]]*)[^\]]*\]|\[[^\]]*\]|[_*].|([0#?][0#?.,]*|\.[0#?]+)|(.)/gs

const partsOf = (section: string): Part[] => {
  if (/^general$/i.test(section.trim())) return []
  const parts: Part[] = []
  for (const [, quoted, escaped, currency, digits, other] of section.matchAll(PART)) {
    if (digits !== undefined && !parts.some(({ is }) => is === 'digits'))
      parts.push({ is: 'digits', text: digits })
    else {
      const text = quoted ?? escaped ?? currency ?? other ?? ''
      if (text !== '' && text !== '@') parts.push({ is: 'text', text })
    }
  }
  return parts
}

const textOf = (parts: readonly Part[], digits: string): string =>
  parts.map(({ is, text }) => (is === 'digits' ? digits : text)).join('')

const withDigits = (value: number, pattern: string): string => {
  const [whole = '', fraction = ''] = pattern.split('.')
  const places = Math.min(fraction.replace(/[^0#?]/g, '').length, 20)
  const least = fraction.replace(/[^0]/g, '').length
  const [integer = '0', decimals = ''] = Math.abs(value).toFixed(places).split('.')
  const kept = decimals.replace(/0+$/, '').padEnd(least, '0')
  const padded = integer.padStart(whole.replace(/[^0]/g, '').length, '0')
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded
  const sign = value < 0 && Number(`${integer}.${decimals || '0'}`) !== 0 ? '-' : ''
  return `${sign}${grouped}${kept === '' ? '' : `.${kept}`}`
}
