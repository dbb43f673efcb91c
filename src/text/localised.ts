/** The languages words are written in; zh-TW is derived from zh when a report is made. */
export type Language = 'en' | 'zh'

/** One message in every language it is written in. */
export type Localised = Readonly<Record<Language, string>>

/** Picks the words of the language a report is written in. */
export type Speak = (words: Localised) => string

/** What `{name}` places are filled with; words of both languages fill each with its own. */
export type Values = Readonly<Record<string, string | number | Localised>>

/**
 * Fills `{name}` places in both languages of a message.
 * Unknown names stay as written, so a mistake shows instead of vanishing.
 */
export const fill = (words: Localised, values: Values): Localised => ({
  en: fillOne(words, values, 'en'),
  zh: fillOne(words, values, 'zh'),
})

const fillOne = (words: Localised, values: Values, language: Language): string =>
  words[language].replace(/\{([\w.-]+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(values, name)) return whole
    const value = values[name]
    return String(typeof value === 'object' ? value[language] : value)
  })
