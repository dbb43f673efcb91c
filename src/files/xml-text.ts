import { Segments } from '../text/span.ts'
import type { DerivedText } from './unquote.ts'

/**
 * The text between the tags of an element, and the way back to the source: references resolved, CDATA taken as it is,
 * comments and instructions left out, line breaks as XML means them. The source is well-formed XML, without inner tags.
 */
export const xmlText = (source: string, from: number, to: number): DerivedText => {
  const map = new Segments()
  let text = ''
  const add = (said: string, start: number, end: number): void => {
    if (said !== '') map.add(text.length, text.length + said.length, start, end)
    text += said
  }
  const plain = (start: number, end: number): void => {
    let at = start
    for (let next = source.indexOf('\r', at); next >= 0 && next < end; next = source.indexOf('\r', at)) {
      add(source.slice(at, next), at, next)
      const length = source[next + 1] === '\n' ? 2 : 1
      add('\n', next, next + length)
      at = next + length
    }
    add(source.slice(at, end), at, end)
  }
  SIGN.lastIndex = from
  let at = from
  for (let sign = SIGN.exec(source); sign && sign.index < to; sign = SIGN.exec(source)) {
    plain(at, sign.index)
    const [written, cdata] = sign
    at = sign.index + written.length
    if (cdata !== undefined) plain(sign.index + '<![CDATA['.length, at - ']]>'.length)
    else if (written.startsWith('&')) add(resolved(written), sign.index, at)
    SIGN.lastIndex = at
  }
  plain(at, to)
  return { text, map }
}

const SIGN = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&[^;]*;/g

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const resolved = (reference: string): string => {
  const name = reference.slice(1, -1)
  if (!name.startsWith('#')) return NAMED[name] ?? reference
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return Number.isNaN(code) || code > 0x10ffff ? reference : String.fromCodePoint(code)
}
