import type { ContextTest } from '../policy/context.ts'
import type { Term } from '../policy/policy.ts'
import { fold, foldUnit, keptUnit, keptUnits } from '../text/fold.ts'
import { QUOTES } from './neighbourhood.ts'
import { NUMBER_BEGINS, NUMBER_ENDS } from './number-beside.ts'

/**
 * What must stand on one side of a word for a term to count there: one of these folded units, at most `reach` places
 * from it (separators and quotation marks are not counted). Undefined: anything may stand there.
 */
export interface Beside {
  reach: number
  units: ReadonlySet<number>
}

export type Side = 'left' | 'right'

/**
 * What a term needs beside its word, read from its parts and its conditions. It is less than they ask, never more: a hit
 * without it cannot count.
 * @param withConditions false where others look at the term's hits before its conditions are tried
 */
export const besideOf = (term: Term, side: Side, withConditions: boolean): Beside | undefined => {
  const parts = (side === 'left' ? term.before && [...term.before].reverse() : term.rest) ?? []
  const { units, mayBeLeftOut } = firstUnits(parts, side)
  if (!mayBeLeftOut) return { reach: 0, units }
  // Without its parts the word stands alone, and its conditions look at what is right beside it.
  const alone = withConditions ? sharpest((term.when ?? []).map((test) => besideTest(test, side))) : undefined
  return alone && { reach: alone.reach, units: new Set([...units, ...alone.units]) }
}

// The first unit of the nearest part, and of those behind it as long as the nearer ones may be left out.
const firstUnits = (
  parts: readonly (readonly string[])[],
  side: Side,
): { units: Set<number>; mayBeLeftOut: boolean } => {
  const found = new Set<number>()
  for (const words of parts) {
    let mayBeLeftOut = false
    for (const word of words) {
      const unit = keptUnits(word).at(side === 'left' ? -1 : 0)
      if (unit === undefined) mayBeLeftOut = true
      else found.add(unit)
    }
    if (!mayBeLeftOut) return { units: found, mayBeLeftOut }
  }
  return { units: found, mayBeLeftOut: true }
}

const besideTest = (test: ContextTest, side: Side): Beside | undefined => {
  const { within = 0, units = [], number } = test
  const words = side === 'left' ? test.before : test.after
  return sharpest([
    words && besideWords(words, within, side),
    number === 'after' && side === 'right' ? { reach: within, units: unitsIn(NUMBER_BEGINS) } : undefined,
    number === 'before' && side === 'left'
      ? units.length > 0
        ? besideWords(units, within, 'left')
        : { reach: within, units: unitsIn(NUMBER_ENDS) }
      : undefined,
    ...(test.all ?? []).map((one) => besideTest(one, side)),
    test.any && test.any.length > 0
      ? test.any.map((one) => besideTest(one, side)).reduce(eitherBeside)
      : undefined,
  ])
}

const besideWords = (words: readonly string[], reach: number, side: Side): Beside | undefined => {
  if (words.includes('')) return undefined
  return {
    reach,
    units: new Set(words.map((word) => fold(word).charCodeAt(side === 'left' ? word.length - 1 : 0))),
  }
}

const unitsIn = (text: string): ReadonlySet<number> =>
  new Set([...fold(text)].map((unit) => unit.charCodeAt(0)))

// All of them must hold, so any one will do: the one that lets least through.
const sharpest = (ones: readonly (Beside | undefined)[]): Beside | undefined =>
  ones
    .filter((one) => one !== undefined)
    .sort((a, b) => a.reach - b.reach || a.units.size - b.units.size)
    .at(0)

/** What one term needs on both sides. */
export interface Need {
  left: Beside | undefined
  right: Beside | undefined
}

/**
 * What a term needs beside its word, as alternatives: one of them must stand there. Conditions of which any will do may look
 * at different sides.
 */
export const needsOf = (term: Term, withConditions: boolean): Need[] => {
  const need = {
    left: besideOf(term, 'left', withConditions),
    right: besideOf(term, 'right', withConditions),
  }
  if (!isNothing(need) || !withConditions || term.before || term.rest) return [need]
  for (const { any = [] } of term.when ?? []) {
    const either = any.map((one) => ({ left: besideTest(one, 'left'), right: besideTest(one, 'right') }))
    if (either.length > 0 && !either.some(isNothing)) return either
  }
  return [need]
}

/** What serves both. */
const eitherBeside = (one: Beside | undefined, other: Beside | undefined): Beside | undefined =>
  one && other && { reach: Math.max(one.reach, other.reach), units: new Set([...one.units, ...other.units]) }

/** What words need beside them, by the number of the word. */
export interface BesideData {
  /**
   * By word four places in `sets`, each one more than it is: what suffices on the left, what suffices on the right, and
   * what must stand on the left and on the right together. 0 is nothing; ANYTHING in the first says that the word needs
   * nothing beside it.
   */
  needs: Uint16Array
  /** By set: how far it reaches, then which units it holds, a bit each (units share bits, which lets more through). */
  sets: Uint32Array
}

const ANYTHING = 65_535

const BITS = 1024
const SET_WORDS = 1 + BITS / 32

/** Gathers what words need. @param needs the needs of each word's terms, in order of the words */
export const buildBesides = (needs: readonly (readonly Need[])[]): BesideData => {
  const numbers = new Map<string, number>()
  const sets: Uint32Array[] = []
  const numberOf = (beside: Beside | undefined): number => {
    if (!beside) return 0
    const set = setOf(beside)
    const key = set.join()
    const known = numbers.get(key)
    if (known !== undefined) return known
    sets.push(set)
    numbers.set(key, sets.length)
    return sets.length
  }
  const data = Uint16Array.from(
    needs.flatMap((ofWord) => {
      if (ofWord.length === 0 || ofWord.some(isNothing)) return [ANYTHING, 0, 0, 0]
      const [lefts, rights, both] = [
        ofWord.filter(({ right }) => !right).map(({ left }) => left),
        ofWord.filter(({ left }) => !left).map(({ right }) => right),
        ofWord.filter(({ left, right }) => left && right),
      ]
      const together = [both.map(({ left }) => left), both.map(({ right }) => right)]
      return [lefts, rights, ...together].map((ones) =>
        numberOf(ones.length === 0 ? undefined : ones.reduce(eitherBeside)),
      )
    }),
  )
  if (sets.length >= ANYTHING) throw new Error('Too many sets of units to number in 16 bits.')
  return { needs: data, sets: Uint32Array.from(sets.flatMap((set) => [...set])) }
}

const isNothing = ({ left, right }: Need): boolean =>
  !(left && left.reach <= FARTHEST) && !(right && right.reach <= FARTHEST)

const setOf = ({ reach, units }: Beside): Uint32Array => {
  const set = new Uint32Array(SET_WORDS)
  set[0] = reach
  for (const unit of units) {
    const at = 1 + ((unit & (BITS - 1)) >> 5)
    set[at] = (set[at] as number) | (1 << (unit & 31))
  }
  return set
}

// Past this, looking costs as much as the conditions themselves.
const FARTHEST = 20

/** The same in one piece of memory: the length of the needs, then the arrays. */
export const packBesides = ({ needs, sets }: BesideData): Uint8Array => {
  const packed = new Uint8Array(4 + needs.byteLength + sets.byteLength)
  packed.set(new Uint8Array(Uint32Array.of(needs.length).buffer))
  packed.set(new Uint8Array(needs.buffer), 4)
  packed.set(new Uint8Array(sets.buffer), 4 + needs.byteLength)
  return packed
}

/** Views on what {@link packBesides} packed. @param packed begins at a multiple of four in its buffer */
export const unpackBesides = ({ buffer, byteOffset, byteLength }: Uint8Array): BesideData => {
  const [length] = new Uint32Array(buffer, byteOffset, 1) as unknown as [number]
  const sets = byteOffset + 4 + 2 * length
  return {
    needs: new Uint16Array(buffer, byteOffset + 4, length),
    sets: new Uint32Array(buffer, sets, (byteOffset + byteLength - sets) / 4),
  }
}

/** Tells whether a word found from `start` to `end` has beside it what any of its terms needs. */
export const createBesideCheck = ({ needs, sets }: BesideData) => {
  const onLeft = (set: number, text: string, start: number): boolean =>
    stands(sets, (set - 1) * SET_WORDS, text, start - 1, -1)
  const onRight = (set: number, text: string, end: number): boolean =>
    stands(sets, (set - 1) * SET_WORDS, text, end, 1)
  return (word: number, text: string, start: number, end: number): boolean => {
    const at = 4 * word
    const left = needs[at] as number
    if (left === ANYTHING || (left !== 0 && onLeft(left, text, start))) return true
    const right = needs[at + 1] as number
    if (right !== 0 && onRight(right, text, end)) return true
    const bothRight = needs[at + 3] as number
    return bothRight !== 0 && onRight(bothRight, text, end) && onLeft(needs[at + 2] as number, text, start)
  }
}

const stands = (sets: Uint32Array, set: number, text: string, from: number, step: 1 | -1): boolean => {
  let places = (sets[set] as number) + 1
  for (let at = from; at >= 0 && at < text.length; at += step) {
    const code = text.charCodeAt(at)
    // Styled letters are two units, and conditions and terms take them differently.
    if (code >= 0xd800 && code < 0xe000) return true
    const unit = foldUnit(code)
    if (((sets[set + 1 + ((unit & (BITS - 1)) >> 5)] as number) & (1 << (unit & 31))) !== 0) return true
    if (keptUnit(text, at) !== 0 && !QUOTES.includes(text.charAt(at)) && --places === 0) return false
  }
  return false
}
