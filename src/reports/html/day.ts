import type { Result } from '../../findings/finding.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** A day as people write it: "23 November 2026", "2026年11月23日". */
export const longDay = (day: string, language: Result['language']): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return language === 'en' ? `${date} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`
}

/** Days from one day to another, negative when it lies before. */
export const daysFrom = (from: string, to: string): number | undefined => {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
  return Number.isInteger(days) ? days : undefined
}

/** The month some months after that of a day: "2027-02". */
export const monthAfter = (day: string, months: number): string => {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const index = year * 12 + month - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}
