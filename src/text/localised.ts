/** The languages words are written in; zh-TW is derived from zh when a report is made. */
export type Language = 'en' | 'zh'

/** One message in every language it is written in. */
export type Localised = Readonly<Record<Language, string>>

/** Picks the words of the language a report is written in. */
export type Speak = (words: Localised) => string

/**
 * Fills `{name}` places in both languages of a message.
 * Unknown names stay as written, so a mistake shows instead of vanishing.
 */
export const fill = (words: Localised, values: Readonly<Record<string, string | number>>): Localised => ({
  en: fillOne(words.en, values),
  zh: fillOne(words.zh, values),
})

const fillOne = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{([\w.-]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
