import { readEntity } from './entity.ts'
import { Segments, type TextSpan } from './span.ts'

/** A plain text without the markup a search page left in it. */
export interface PlainText {
  text: string
  /** The span of the source that a span of the text was read from. */
  span(start: number, end: number): TextSpan
}

// Spaces get lost on the way: `<spanclass=H>` is a span all the same. "a<b>c" in a title is no markup to speak of.
const TAG = /<\/?(?:(?:span|em|strong|mark|font)(?:[\s/=a-z][^<>]*)?|(?:b|i|u|br|h\d)(?:[\s/][^<>]*)?)>/iy

/**
 * Reads a title or another plain text: entities decoded, highlight tags taken off, also where they were escaped once
 * more than they should be (`&lt;span class=H&gt;红茶&lt;/span&gt;`). Nothing stands in place of a tag.
 */
export const readHighlighted = (source: string): PlainText => {
  const once = strip(source)
  if (once === undefined) return { text: source, span: (start, end) => [start, end] }
  const twice = once.text.includes('<') ? strip(once.text) : undefined
  if (twice === undefined) return once
  return { text: twice.text, span: (start, end) => once.span(...twice.span(start, end)) }
}

// Undefined where there is nothing to take off.
const strip = (source: string): PlainText | undefined => {
  const segments = new Segments()
  let text = ''
  let kept = 0
  const keep = (to: number): void => {
    if (to > kept) add(source.slice(kept, to), kept, to)
  }
  const add = (piece: string, from: number, to: number): void => {
    segments.add(text.length, text.length + piece.length, from, to)
    text += piece
  }
  for (let at = nextSign(source, 0); at < source.length; at = nextSign(source, Math.max(kept, at + 1))) {
    const entity = source[at] === '&' ? readEntity(source, at, 'text') : undefined
    const tag = source[at] === '<' ? tagAt(source, at) : 0
    if (entity === undefined && tag === 0) continue
    keep(at)
    kept = at + (entity?.length ?? tag)
    if (entity) add(entity.text, at, kept)
  }
  if (kept === 0) return undefined
  keep(source.length)
  return { text, span: (start, end) => segments.toSource([start, end]) }
}

const nextSign = (source: string, from: number): number => {
  for (let at = from; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    if (unit === 0x26 || unit === 0x3c) return at
  }
  return source.length
}

/** The length of the tag at a place; 0 where none stands. */
const tagAt = (source: string, at: number): number => {
  TAG.lastIndex = at
  return TAG.exec(source)?.[0].length ?? 0
}
