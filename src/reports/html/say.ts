/** Gives a phrase of the report with its values; a number goes with the right plural. */
export type Say<Key extends string = string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string

/** Speaks with the phrases of one language: "{n} rules", and under the key with "_1" the phrase for a single one. */
export const sayer =
  (phrases: Readonly<Record<string, string>>): Say =>
  (key, values = {}) => {
    const phrase = (values.n === 1 ? phrases[`${key}_1`] : undefined) ?? phrases[key] ?? key
    return phrase.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? shown(values[name] as string | number) : whole,
    )
  }

const shown = (value: string | number): string => (typeof value === 'number' ? grouped(value) : value)

/** A whole number with its thousands apart: 12,345. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
