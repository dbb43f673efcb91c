import type { ReadingAsked } from '../config/read-options.ts'

/** What the options of a command say of how files are read. */
export const readingAsked = ({ encoding, lenient }: ReadingAsked): ReadingAsked => ({
  ...(encoding === undefined ? {} : { encoding }),
  ...(lenient ? { lenient } : {}),
})
