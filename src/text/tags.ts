/** What a tag does to the text around it. */
export const BREAK = 0
export const INLINE = 1
export const HIDDEN = 2
export const PICTURE = 3
export type TagKind = typeof BREAK | typeof INLINE | typeof HIDDEN | typeof PICTURE

// Text runs on through these: 最<b>佳</b> reads 最佳.
const INLINE_NAMES =
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span strike strong sub sup time tt u var wbr'
// What stands in these is not shown; a browser reads on to the end tag of the same name.
const HIDDEN_NAMES = 'script style template noscript title iframe noembed noframes'

const KINDS = new Map<string, TagKind>([
  ...INLINE_NAMES.split(' ').map((name): [string, TagKind] => [name, INLINE]),
  ...HIDDEN_NAMES.split(' ').map((name): [string, TagKind] => [name, HIDDEN]),
  ['img', PICTURE],
])

/** The kind of the tag whose name stands between two places; every tag not known to do otherwise breaks the line. */
export const kindOfTag = (source: string, from: number, to: number): TagKind => {
  if (to - from > LONGEST_PACKED) return KINDS.get(source.slice(from, to).toLowerCase()) ?? BREAK
  return PACKED_KINDS.get(pack(source, from, to)) ?? BREAK
}

// Descriptions are dense with tags, so a short name is looked up as a number, five bits a letter, and no string is
// made of it. A name with anything but letters (h1) is 0: none of the lists above has one.
const pack = (source: string, from: number, to: number): number => {
  let packed = 0
  for (let i = from; i < to; i++) {
    const letter = source.charCodeAt(i) | 0x20
    if (letter < 0x61 || letter > 0x7a) return 0
    packed = (packed << 5) | (letter & 31)
  }
  return packed
}

const LONGEST_PACKED = 6

const PACKED_KINDS: ReadonlyMap<number, TagKind> = new Map(
  [...KINDS]
    .filter(([name]) => name.length <= LONGEST_PACKED)
    .map(([name, kind]) => [pack(name, 0, name.length), kind]),
)
