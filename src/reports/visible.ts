// Everything a terminal or a viewer would obey or hide instead of show. An emoji's own joiner is matched
// first, to be left in place.
const HIDDEN =
  /((?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic}))|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * Text from the input, made safe to print and impossible to misread: control characters, escape sequences,
 * line breaks, bidirectional overrides and invisible characters become visible stand-ins
 * ("␛", "␊", "<U+202E>"), a tab becomes two spaces, a lone surrogate "\ufffd".
 *
 * @returns one line of well-formed text
 */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (char, joiner?: string) => joiner ?? standIn(char))

const standIn = (char: string): string => {
  if (char === '\t') return '  '
  const code = char.codePointAt(0)!
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '␡'
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}
