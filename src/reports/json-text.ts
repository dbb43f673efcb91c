// JSON escapes the first 32 control characters only. These the terminal, the diff or the editor a report is
// read in would still obey, or hide; an emoji's joiner is left alone.
const OBEYED = /[\u007f-\u009f]|(?!\u200d)[\p{Cf}\p{Zl}\p{Zp}]/gu

/** A value as JSON, indented by two spaces, ending in a line break; every hidden character is written as an escape. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2).replace(OBEYED, escapes)}\n`

const escapes = (char: string): string =>
  char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
