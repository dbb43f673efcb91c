// Which code units a reader's eye passes over inside a word. Both lists hold ranges, ends included.

// Nothing is seen: controls, soft hyphen, zero-width and direction marks, fillers, variation selectors,
// combining marks, low surrogates (their high surrogate stands for the pair) and the plane of tag characters.
const ZERO_WIDTH: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0x3164, 0x3164],
  [0xdb40, 0xdb40],
  [0xdc00, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffc],
]

// Seen, but not read: what is put between the characters of a word to hide it. Sentence punctuation is not
// here (， 。 ！ ？ ； ： , ! ? ; : … — and line breaks end a word), nor are quotes and brackets, nor # % & @.
// A full stop is here, for N.O.1; term.ts lets it pass only where no sentence ends.
const SEPARATORS: readonly (readonly [number, number])[] = [
  [0x09, 0x09], // tab
  [0x20, 0x20], // space; the other spaces fold to it
  [0x2a, 0x2b], // * +
  [0x2d, 0x2f], // - . /
  [0x5e, 0x60], // ^ _ `
  [0x7c, 0x7c], // |
  [0x7e, 0x7e], // ~
  [0xa6, 0xa6], // ¦
  [0xb7, 0xb7], // ·
  [0x2010, 0x2013], // hyphens
  [0x2016, 0x2016], // ‖
  [0x2020, 0x2023], // † ‡ • ‣
  [0x2027, 0x2027], // ‧
  [0x203b, 0x203b], // ※
  [0x2042, 0x2043], // ⁂ ⁃
  [0x204e, 0x2051], // ⁎ to ⁑
  [0x2055, 0x2055], // ⁕
  [0x2190, 0x21ff], // arrows
  [0x2212, 0x2212], // −
  [0x2217, 0x2219], // ∗ ∘ ∙
  [0x22c4, 0x22c6], // ⋄ ⋅ ⋆
  [0x2300, 0x23ff], // ⌚ ⏰
  [0x2500, 0x27bf], // lines, blocks, shapes, ★, ❤; the circled digits among them fold to digits
  [0x2800, 0x28ff], // braille
  [0x2900, 0x297f], // arrows
  [0x2b00, 0x2bff], // ⭐
  [0x3013, 0x3013], // 〓
  [0x3030, 0x3030], // 〰
  [0x30fb, 0x30fb], // ・
  [0x4e28, 0x4e28], // 丨 as a bar
  [0x4e36, 0x4e36], // 丶 as a dot
  [0xd800, 0xdb3f], // emoji and other characters of two units
  [0xdb41, 0xdbff],
  [0xe000, 0xf8ff], // private use: icon fonts, old emoji
]

/** Every range of units that matching passes over, before folding. */
export const SKIPPED_RANGES: readonly (readonly [number, number])[] = [...SEPARATORS, ...ZERO_WIDTH]

export const KEPT = 0
export const UNSEEN = 1
export const SEPARATOR = 2

/** KEPT, UNSEEN or SEPARATOR for every folded code unit. */
export const ROLE: Uint8Array = new Uint8Array(65536)
for (const [first, last] of SEPARATORS) ROLE.fill(SEPARATOR, first, last + 1)
for (const [first, last] of ZERO_WIDTH) ROLE.fill(UNSEEN, first, last + 1)
