import { type AutomatonData, buildAutomaton, type GOES_ON, type NONE, type SPREAD } from './automaton-data.ts'
import { OTHER, SKIP, STYLED } from './classes.ts'
import { keptUnit } from './fold.ts'
import { placeTerm, readTerm, type Term } from './term.ts'
import { childOf, nextNode } from './trie.ts'

/**
 * Receives one hit: the pattern's place in the list given to createAutomaton, its span in the text (UTF-16
 * code units, end exclusive), and whether the writing hides the term (最★佳, 蕞佳, 𝐛est; not case, full width
 * or traditional characters).
 */
export type OnHit = (pattern: number, start: number, end: number, disguised: boolean) => void

export interface Automaton {
  /** Reports every place of every pattern in a text, overlapping ones too, in order of their last units. */
  scan(text: string, onHit: OnHit): void
}

/**
 * Builds one matcher (Aho and Corasick, 1975) for all patterns. Patterns and texts are compared folded, see
 * fold.ts; what may stand between, before and after the units of a pattern is judged in term.ts.
 *
 * Clean copy hardly ever holds the first units of a term. So the trie is entered only where two of them stand, or three
 * where no term is just the two; before that a unit costs its class and one look into a table of pairs, and no step waits
 * for the one before.
 * @param patterns the list, or what gives one of it by its place when a hit asks (then with its data)
 * @param data the arrays for these patterns, where they were made before
 * @throws Error when a pattern holds nothing to look for
 */
export const createAutomaton = (
  patterns: readonly string[] | ((at: number) => string),
  { classes, trie, pairs: twos, triples: threes }: AutomatonData = buildAutomaton(
    patterns as readonly string[],
  ),
): Automaton => {
  const terms: (Term | undefined)[] = [] // each is read when it is first hit
  let resumed = OTHER

  // Names and literals of its own: this loop reads every character of every listing, and keeps them in registers.
  const scan = (text: string, onHit: OnHit): void => {
    const { of: classOf, firstSpecial } = classes
    const pairs = twos
    const triples = threes
    const mask = pairs.length - 1
    const byteMask = triples.length - 1
    const spread: typeof SPREAD = 0x9e35
    const none: typeof NONE = 0
    const goesOn: typeof GOES_ON = 1
    const skip: typeof SKIP = 65535
    const length = text.length
    let previous = 0
    for (let i = 0; i < length; i++) {
      const label = classOf[text.charCodeAt(i)] as number
      if (label < firstSpecial) {
        const pair = Math.imul(previous, spread) + label
        const kind = pairs[pair & mask] as number
        if (kind === none) {
          previous = label
          continue
        }
        const next = i + 1 < length ? (classOf[text.charCodeAt(i + 1)] as number) : firstSpecial
        if (kind === goesOn && next < firstSpecial) {
          const bit = Math.imul(pair, spread) + next
          if (((triples[(bit >>> 3) & byteMask] as number) & (1 << (bit & 7))) === 0) {
            previous = label
            continue
          }
        }
      } else if (label === skip) continue
      i = follow(text, i, previous, onHit)
      previous = resumed
    }
  }

  // Walks the trie until no more than one unit of a term is in hand; returns the place of the last unit read.
  const follow = (text: string, from: number, previous: number, onHit: OnHit): number => {
    let node = childOf(trie, 0, previous)
    let last = previous
    let i = from
    for (; i < text.length; i++) {
      const label = labelAt(text, i)
      if (label !== SKIP) {
        last = label
        node = nextNode(trie, node, label)
        report(text, i, node, onHit)
        if (trie.isInner[node] === 0) node = trie.fail[node] as number
      }
      if (node <= trie.lastShort) break
    }
    resumed = last
    return i
  }

  const labelAt = (text: string, at: number): number => {
    const label = classes.of[text.charCodeAt(at)] as number
    if (label !== STYLED) return label
    const unit = keptUnit(text, at)
    return unit === 0 ? SKIP : (classes.of[unit] as number)
  }

  const report = (text: string, last: number, node: number, onHit: OnHit): void => {
    let ending = trie.term[node] === -1 ? (trie.shorter[node] as number) : node
    for (; ending !== 0; ending = trie.shorter[ending] as number) {
      let number = trie.term[ending] as number
      for (; number !== -1; number = trie.nextTerm[number] as number) {
        const place = placeTerm(termAt(number), text, last)
        if (place) onHit(number, place.start, place.end, place.disguised)
      }
    }
  }

  const termAt = (number: number): Term => {
    terms[number] ??= readTerm(
      typeof patterns === 'function' ? patterns(number) : (patterns[number] as string),
    )
    return terms[number]
  }

  return { scan }
}
