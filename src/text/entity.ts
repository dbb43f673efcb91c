import { createRequire } from 'node:module'
import type { EntityDecoder } from 'entities/decode'

/** What a character reference stands for and how many units of the source it takes, "&" included. */
export interface Entity {
  text: string
  length: number
}

/**
 * Reads the character reference at an "&" (WHATWG HTML 13.2.5.72: named, decimal, hexadecimal, and the old names
 * without a semicolon). Returns undefined where the "&" is just a character.
 */
export const readEntity = (source: string, at: number, place: 'text' | 'attribute'): Entity | undefined => {
  if (source.startsWith('nbsp;', at + 1)) return NO_BREAK_SPACE
  const end = source.slice(at, at + LONGEST_COMMON).indexOf(';')
  const common = end < 0 ? undefined : COMMON.get(source.slice(at + 1, at + end))
  return common === undefined ? decode(source, at, place) : { text: common, length: end + 1 }
}

const NO_BREAK_SPACE: Entity = { text: '\u00a0', length: 6 }

// What else product copy holds; a run that meets nothing else need not load the table of all 2,231 names.
const COMMON: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['middot', '·'],
  ['mdash', '—'],
  ['hellip', '…'],
])
const LONGEST_COMMON = 8

const decode = (source: string, at: number, place: 'text' | 'attribute'): Entity | undefined => {
  library ??= load()
  decoded = ''
  library.decoder.startEntity(place === 'text' ? library.modes.Legacy : library.modes.Attribute)
  const written = library.decoder.write(source, at + 1)
  const length = written < 0 ? library.decoder.end() : written
  return length === 0 ? undefined : { text: decoded, length }
}

type Library = { decoder: EntityDecoder; modes: typeof import('entities/decode').DecodingMode }

let library: Library | undefined
let decoded = ''

const load = (): Library => {
  const require = createRequire(import.meta.url)
  const { EntityDecoder, DecodingMode, htmlDecodeTree } =
    require('entities/decode') as typeof import('entities/decode')
  const append = (point: number): void => {
    decoded += String.fromCodePoint(point)
  }
  return { decoder: new EntityDecoder(htmlDecodeTree, append), modes: DecodingMode }
}
