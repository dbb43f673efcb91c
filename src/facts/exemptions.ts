import type { ContextTest } from '../policy/context.ts'
import type { Term } from '../policy/policy.ts'
import { fold } from '../text/fold.ts'
import type { Stretch } from './neighbourhood.ts'

/**
 * What nearly made a hit harmless: the harmless phrase that shares most with the text around it, if it shares
 * half of it or more, then the contexts that were tried and did not hold.
 */
export const nearestExemptions = (term: Term, word: string, text: string, hit: Stretch): string[] => {
  const phrase = nearestPhrase(term.phrases, word, text, hit)
  return [...(phrase === undefined ? [] : [phrase]), ...new Set(term.unless.flatMap(contextsOf))]
}

const contextsOf = (test: ContextTest): readonly string[] => test.context ?? []

const nearestPhrase = (
  phrases: readonly string[],
  word: string,
  text: string,
  hit: Stretch,
): string | undefined => {
  let nearest: string | undefined
  let most = 0
  for (const phrase of phrases) {
    const shared = sharedUnits(fold(phrase), fold(word), text, hit)
    // Less than half of what the phrase has besides the term is chance, not nearness.
    if (shared > most && 2 * shared >= phrase.length - word.length) [nearest, most] = [phrase, shared]
  }
  return nearest
}

// How far a phrase and the text agree on both sides of the term.
const sharedUnits = (phrase: string, term: string, text: string, { start, end }: Stretch): number => {
  const at = phrase.indexOf(term)
  if (at < 0) return 0
  const before = fold(text.slice(Math.max(0, start - at), start))
  const after = fold(text.slice(end, end + phrase.length - at - term.length))
  let shared = 0
  while (shared < at && shared < before.length && phrase.at(at - 1 - shared) === before.at(-1 - shared))
    shared++
  const sharedBefore = shared
  const rest = phrase.slice(at + term.length)
  while (
    shared - sharedBefore < rest.length &&
    rest.at(shared - sharedBefore) === after.at(shared - sharedBefore)
  )
    shared++
  return shared
}
