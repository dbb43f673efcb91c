import { describe, expect, it } from 'vitest'
import { mergeLexicons } from '../policy/lexicon.ts'
import { parseYaml } from '../policy/yaml-file.ts'
import { createAutomaton } from '../text/automaton.ts'
import { buildWordIndex, openWordIndex, packWordIndex, type WordIndex } from './word-index.ts'

const lexicons = mergeLexicons(
  await Promise.all(
    [
      'lexicon: a\ntitle: {en: a, zh: a}\nterms: [最佳, { term: 顶级, unless: { phrase: [顶级域名] } }]',
      'lexicon: b\ntitle: {en: b, zh: b}\nterms: [最佳, best]',
    ].map((text, at) => parseYaml(`${at}.yaml`, text)),
  ),
)

const found = ({ automaton, wordOf, termsOf }: WordIndex, text: string) => {
  const hits: [string, string[]][] = []
  createAutomaton(wordOf, automaton).scan(text, (word) =>
    hits.push([wordOf(word), termsOf(word).map(({ lexicon }) => lexicon)]),
  )
  return hits
}

describe('the index of words', () => {
  const text = '最佳的顶级域名，the best'
  const expected = [
    ['最佳', ['a', 'b']],
    ['顶级', ['a']],
    ['顶级域名', []],
    ['best', ['b']],
  ]

  it('knows every word of every lexicon, phrases too, and whose terms they are', () => {
    expect(found(buildWordIndex({ lexicons, contexts: {} }), text)).toEqual(expected)
  })

  it('is the same out of a file, wherever its bytes lie', () => {
    const packed = packWordIndex({ lexicons, contexts: {} })
    const shifted = new Uint8Array(packed.length + 3).subarray(3)
    shifted.set(packed)
    expect(found(openWordIndex(packed), text)).toEqual(expected)
    expect(found(openWordIndex(shifted), text)).toEqual(expected)
  })
})
