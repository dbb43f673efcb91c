import { visible } from '../visible.ts'
import type { Piece } from './element.ts'

/** A piece as HTML. Everything that is text is escaped, and characters that hide or reorder text become visible. */
export const markup = (piece: Piece): string => {
  if (typeof piece === 'string') return escaped(piece)
  const { name, attributes, children } = piece
  const written = attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
  const start = `${OWN_LINE.has(name) ? '\n' : ''}<${name}${written}>`
  return VOID.has(name) ? start : `${start}${children.map(markup).join('')}</${name}>`
}

const VOID = new Set(['meta', 'input', 'br', 'hr', 'wbr'])

// A line break where it makes no difference to what is shown, so that a file of reports can be compared line by line.
const OWN_LINE = new Set(
  'header main footer nav section article div h1 h2 h3 h4 p ul ol li dl dt dd table caption thead tbody tr details summary form fieldset figure svg'.split(
    ' ',
  ),
)

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

const escaped = (text: string): string =>
  visible(text).replace(/[&<>"'`]/g, (sign) => REFERENCES[sign] as string)
