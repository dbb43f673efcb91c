import type { Policy } from '../policy/policy.ts'
import { createAutomaton } from '../text/automaton.ts'
import { createTests } from './context-test.ts'
import { readCopy } from './copy-text.ts'
import type { FactContext } from './fact.ts'
import { Neighbourhood, type Stretch } from './neighbourhood.ts'

/**
 * Prepares trials of a policy's contexts, for their examples.
 * @returns a function that says whether a context holds around the first place of a word in a record's copy;
 *   undefined when the word is not there
 */
export const createContextTrial = (
  policy: Policy,
): ((name: string, word: string, context: FactContext) => boolean | undefined) => {
  const tests = createTests(policy)
  return (name, word, context) => {
    for (const { text, field } of readCopy(context)) {
      const [hit] = placesOf([word], text)
      if (!hit) continue
      const hitsOf = (lexicon: string) =>
        placesOf(policy.lexicons[lexicon]?.terms.map(({ term }) => term) ?? [], text)
      const around = new Neighbourhood(text)
      return tests.context(name)({ hit, field: field.path, around, hitsOf, context }) !== false
    }
    return undefined
  }
}

const placesOf = (words: readonly string[], text: string): Stretch[] => {
  const places: Stretch[] = []
  if (words.length > 0) createAutomaton(words).scan(text, (_, start, end) => places.push({ start, end }))
  return places
}
