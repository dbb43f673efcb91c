import { Converter } from 'opencc-js'
import { LOOK_ALIKES } from './look-alikes.ts'

/**
 * Computes which code unit each code unit of the basic plane folds to, from Unicode data and opencc-js.
 * Takes nothing; returns two strings of one length: the units that change, in order, and what they become.
 */
export const buildFoldTable = (): { from: string; to: string } => {
  const simplified = readSimplified()
  const lookAlikes = new Map(
    LOOK_ALIKES.flatMap(([written, meant]) => [...written].map((unit) => [unit, meant])),
  )
  const step = (unit: string): string =>
    lookAlikes.get(unit) ?? simplified(lowerCase(withoutAccent(compatible(unit))))
  let from = ''
  let to = ''
  for (const code of candidates()) {
    const unit = String.fromCharCode(code)
    const folded = settle(unit, step)
    if (folded === unit) continue
    from += unit
    to += folded
  }
  return { from, to }
}

// Blocks that hold what listings are written with and that Unicode no longer adds cases or forms to, so that
// every version of Node makes the same table.
const BLOCKS = [
  [0x0000, 0x052f], // Latin, Greek, Cyrillic
  [0x1d00, 0x1eff], // phonetic and more Latin
  [0x2000, 0x27bf], // punctuation, superscripts, Roman numerals, circled forms, dingbats
  [0x2e80, 0x9fff], // CJK
  [0xf900, 0xfaff], // CJK compatibility
  [0xfe10, 0xfe6f], // vertical and small forms
  [0xff00, 0xffef], // half and full width
] as const

const candidates = (): Set<number> => {
  const codes = BLOCKS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, n) => first + n),
  )
  const written = LOOK_ALIKES.flatMap(([units]) => [...units].map((unit) => unit.charCodeAt(0)))
  return new Set([...codes, ...written].sort((a, b) => a - b))
}

// Folding twice must change nothing: 國 in a circle becomes 國, then 国.
const settle = (unit: string, step: (unit: string) => string): string => {
  const next = step(unit)
  return next === unit ? unit : settle(next, step)
}

// Full-width, circled, superscript and other compatibility forms by NFKC, where one unit comes of it: Ⅰ is i,
// but Ⅱ (ii), ⑩ (10), № (no) and ㎏ stay as they are. Parenthesised and dotted forms lose the marks: ⑴ ⒈ ㈠.
const compatible = (unit: string): string => {
  if (/[！，：；？]/.test(unit)) return unit // sentence punctuation stays what the copy has
  if (/[\p{Script=Hangul}\p{Mn}]/u.test(unit)) return unit
  const digit = encircledDigit(unit.charCodeAt(0))
  if (digit !== undefined) return String(digit)
  const form = unit.normalize('NFKC').replace(/^\((.)\)$|^([^.])\.$/u, '$1$2')
  return form.length === 1 ? form : unit
}

// Circled digits that Unicode gives no compatibility form.
const encircledDigit = (code: number): number | undefined => {
  if (code === 0x24ff) return 0 // ⓿
  for (const one of [0x24f5, 0x2776, 0x2780, 0x278a]) {
    if (code >= one && code < one + 9) return code - one + 1
  }
  return undefined
}

const withoutAccent = (unit: string): string => {
  const [base, ...marks] = unit.normalize('NFD')
  return /^[a-z]$/i.test(base as string) && marks.every((mark) => /^\p{Mn}$/u.test(mark))
    ? (base as string)
    : unit
}

// Latin, Greek and Cyrillic are what listings hold; other scripts keep their case.
const lowerCase = (unit: string): string => {
  if (!/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(unit)) return unit
  const lower = unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}

// Traditional to simplified, then the variants of Taiwan, Hong Kong and Japan. Where several simplified forms
// exist opencc-js gives the common one. A character that simplified Chinese uses itself is not read as a
// Japanese or regional form of another (沪 is not 滤, 著 not 着).
const readSimplified = (): ((unit: string) => string) => {
  const general = Converter({ from: 't', to: 'cn' })
  const regional = ['tw', 'hk', 'jp'].map((from) => Converter({ from, to: 'cn' }))
  const own = simplifiedCharacters()
  return (unit) => {
    const converters = own.has(unit) ? [general] : [general, ...regional]
    for (const convert of converters) {
      const form = convert(unit)
      if (form !== unit && form.length === 1) return form
    }
    return unit
  }
}

// The ideographs of GB 2312, read out of the decoder for its superset.
const simplifiedCharacters = (): Set<string> => {
  const decoder = new TextDecoder('gbk')
  const found = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) found.add(decoder.decode(new Uint8Array([row, cell])))
  }
  return found
}

/**
 * The text of fold-table.generated.ts. build-fold-table.test.ts compares the two, and writes the file when run
 * with `npx vitest run src/text/build-fold-table.test.ts -u` (after an upgrade of opencc-js or of Node).
 */
export const foldTableModule = (): string => {
  const { from, to } = buildFoldTable()
  return `// Made by build-fold-table.ts; do not edit.\nexport const FOLD_FROM =\n  '${quoted(from)}'\nexport const FOLD_TO =\n  '${quoted(to)}'\n`
}

// Spaces and marks that an editor could change or hide are written as escapes.
const quoted = (units: string): string =>
  units.replace(
    /['\\]|[\p{Z}\p{C}\p{M}]/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
