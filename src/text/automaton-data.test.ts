import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAutomaton } from './automaton.ts'
import { buildAutomaton, packAutomaton, unpackAutomaton } from './automaton-data.ts'

const hitsOf = (patterns: readonly string[], text: string, data = buildAutomaton(patterns)) => {
  const hits: unknown[] = []
  createAutomaton(patterns, data).scan(text, (...hit) => hits.push(hit))
  return hits
}

describe('an automaton kept in a file', () => {
  it('finds what one made anew finds', () => {
    const word = fc.array(fc.constantFrom('最', '佳', 'best', 'no', '.', '1', '好'), {
      minLength: 1,
      maxLength: 4,
    })
    const words = fc.uniqueArray(
      word.map((units) => units.join('')).filter((one) => one !== '.' && /[^.]/.test(one)),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(words, fc.array(word, { maxLength: 8 }), (patterns, pieces) => {
        const text = pieces.flat().join('')
        const packed = packAutomaton(buildAutomaton(patterns))
        expect(hitsOf(patterns, text, unpackAutomaton(packed))).toEqual(hitsOf(patterns, text))
      }),
      { numRuns: 100 },
    )
  })

  it('can lie anywhere in a larger piece of memory', () => {
    const packed = packAutomaton(buildAutomaton(['最佳', '顶级']))
    const larger = new Uint8Array(packed.length + 8)
    larger.set(packed, 8)
    const data = unpackAutomaton(larger.subarray(8))
    expect(hitsOf(['最佳', '顶级'], '全网最佳 頂级', data)).toHaveLength(2)
  })
})
