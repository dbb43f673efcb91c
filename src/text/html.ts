import { readEntity } from './entity.ts'
import { tokenizeHtml } from './html-tokens.ts'
import { Segments, type TextSpan } from './span.ts'

export { isPlaceholder } from './placeholder.ts'

/** What a buyer reads of an HTML description. */
export interface HtmlText {
  /**
   * The text, entities decoded, white space as it is, a line break where tags other than inline ones stand; then
   * alt and title texts, a line each.
   */
  text: string
  /** How many img tags there are. */
  pictures: number
  /** True when there is a letter or digit to read. */
  hasText: boolean
  /** The smallest span of the source that holds what a span of `text` was read from. */
  span(start: number, end: number): TextSpan
}

/** Reads the text of an HTML fragment; plain text comes back as it is. Any string is read, however malformed. */
export const readHtml = (source: string): HtmlText => {
  if (!source.includes('<') && !source.includes('&')) {
    return { text: source, pictures: 0, hasText: hasText(source), span: (start, end) => [start, end] }
  }
  const { text, pictures } = read(source)
  let segments: Segments | undefined
  const span = (start: number, end: number): TextSpan => {
    segments ??= mapped(source) // most descriptions have no finding: the way back is laid when it is asked for
    return segments.toSource([start, end])
  }
  return { text, pictures, hasText: hasText(text), span }
}

const hasText = (text: string): boolean => {
  // Nearly every text has a Chinese character or a plain letter near its beginning.
  for (let at = 0; at < LOOK_AHEAD && at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x61 && unit <= 0x7a)) return true
  }
  return /[\p{L}\p{N}]/u.test(text)
}

const LOOK_AHEAD = 16

const mapped = (source: string): Segments => {
  const segments = new Segments()
  read(source, segments)
  return segments
}

const read = (source: string, segments?: Segments): { text: string; pictures: number } => {
  const writer = new Writer(source, segments)
  const attributes: TextSpan[] = []
  let pictures = 0
  tokenizeHtml(source, {
    text: (from, to) => writer.write(from, to, 'text'),
    lineBreak: () => writer.lineBreak(),
    picture: () => {
      pictures++
    },
    // Written last, so that <b title="…"> does not part the text it stands in.
    attribute: (from, to) => {
      attributes.push([from, to])
    },
  })
  for (const [from, to] of attributes) {
    writer.lineBreak()
    writer.write(from, to, 'attribute')
  }
  return { text: writer.text, pictures }
}

/** Puts the text together, and notes where each stretch of it comes from. */
class Writer {
  text = ''
  readonly #source: string
  readonly #segments: Segments | undefined
  #isBroken = false
  /** The first "&" at or after `#searched`, so that no stretch of the source is searched twice. */
  #ampersand = -1
  #searched = 0

  constructor(source: string, segments: Segments | undefined) {
    this.#source = source
    this.#segments = segments
  }

  lineBreak(): void {
    this.#isBroken = true
  }

  write(from: number, to: number, place: 'text' | 'attribute'): void {
    if (this.#isAtLineStart() && isBlank(this.#source, from, to)) return
    let written = from
    for (let at = this.#nextAmpersand(from); at < to; at = this.#nextAmpersand(Math.max(written, at + 1))) {
      const entity = readEntity(this.#source, at, place)
      if (!entity) continue
      this.#append(this.#source.slice(written, at), written, at)
      written = at + entity.length
      this.#append(entity.text, at, written)
    }
    this.#append(this.#source.slice(written, to), written, to)
  }

  #append(text: string, from: number, to: number): void {
    if (text === '') return
    if (this.#isBroken && this.text !== '') this.text += '\n'
    this.#isBroken = false
    this.#segments?.add(this.text.length, this.text.length + text.length, from, to)
    this.text += text
  }

  #isAtLineStart(): boolean {
    return this.#isBroken || this.text === ''
  }

  #nextAmpersand(from: number): number {
    if (from < this.#searched || this.#ampersand < from) {
      const found = this.#source.indexOf('&', from)
      this.#searched = from
      this.#ampersand = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return this.#ampersand
  }
}

const isBlank = (source: string, from: number, to: number): boolean => {
  let at = from
  while (at < to && source.charCodeAt(at) <= 0x20) at++
  return at === to
}
