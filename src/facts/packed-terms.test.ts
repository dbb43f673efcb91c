import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Words } from '../policy/build.ts'
import type { ContextTest } from '../policy/context.ts'
import type { Term } from '../policy/policy.ts'
import { openTerms, packTerms } from './packed-terms.ts'
import type { ListedWord } from './word-list.ts'

const words = fc.string({ minLength: 1, unit: 'grapheme' })
const parts = fc.array(fc.array(words, { minLength: 1 }), { minLength: 1, maxLength: 3 })
const test: fc.Arbitrary<ContextTest> = fc.record(
  { before: fc.array(words), after: fc.array(words), within: fc.nat(9) },
  { requiredKeys: [] },
)
const spelling: fc.Arbitrary<Words> = fc.record(
  { term: words, before: parts, rest: parts },
  { requiredKeys: ['term'] },
)
const term: fc.Arbitrary<Omit<Term, 'term'>> = fc.record(
  {
    before: parts,
    rest: parts,
    phrases: fc.array(words),
    unless: fc.array(test),
    when: fc.array(test),
    plain: spelling,
    rewrite: fc.string(),
  },
  { requiredKeys: ['phrases', 'unless'] },
)
const listed: fc.Arbitrary<ListedWord> = fc
  .tuple(words, fc.array(fc.tuple(fc.constantFrom('a', 'b'), term)))
  .map(([word, owned]) => ({
    word,
    terms: owned.map(([lexicon, rest]) => ({ lexicon, term: { term: word, ...rest } })),
    needs: [],
  }))

describe('packed terms', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(listed), (list) => {
        const { wordOf, termsOf } = openTerms(packTerms(list))
        expect(list.map((_, at) => ({ word: wordOf(at), terms: termsOf(at), needs: [] }))).toEqual(list)
      }),
    )
  })

  it('share their conditions, so that each is compiled once', () => {
    const unless = [{ before: ['不'] }]
    const one = (word: string): ListedWord => ({
      word,
      terms: [{ lexicon: 'a', term: { term: word, phrases: [], unless: structuredClone(unless) } }],
      needs: [],
    })
    const { termsOf } = openTerms(packTerms([one('最佳'), one('顶级')]))
    expect(termsOf(0)[0]?.term.unless[0]).toBe(termsOf(1)[0]?.term.unless[0])
  })
})
