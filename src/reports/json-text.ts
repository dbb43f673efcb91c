// JSON escapes the first 32 control characters only. These the terminal, the diff or the editor a report is
// read in would still obey, or hide; an emoji's joiner is left alone.
const OBEYED = /[\u007f-\u009f]|(?!\u200d)[\p{Cf}\p{Zl}\p{Zp}]/gu

// Latin, arrows and shapes, Chinese, Japanese and Korean, full-width forms: among these is none of the above.
// A look for anything else takes half as long, and most reports hold nothing else.
const UNUSUAL =
  /[^\n\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\ua48f\uac00-\ud7a3\uff01-\uffee]/

/** A value as JSON, indented by two spaces, ending in a line break; every hidden character is written as an escape. */
export const jsonText = (value: unknown): string => plain(`${JSON.stringify(value, undefined, 2)}\n`)

/** The same on one line. */
export const jsonLine = (value: unknown): string => plain(`${JSON.stringify(value)}\n`)

const plain = (json: string): string => (UNUSUAL.test(json) ? json.replace(OBEYED, escapes) : json)

const escapes = (char: string): string =>
  char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
