import { describe, expect, it } from 'vitest'
import { inflected } from './inflect.ts'

describe('inflected', () => {
  it.each([
    ['cure', 'verb', ['cure', 'cures', 'cured', 'curing']],
    ['treat', 'verb', ['treat', 'treats', 'treated', 'treating']],
    ['remedy', 'verb', ['remedy', 'remedies', 'remedied', 'remedying']],
    [
      'boost immunity',
      'verb',
      ['boost immunity', 'boosts immunity', 'boosted immunity', 'boosting immunity'],
    ],
    ['free', 'verb', ['free', 'frees', 'freed', 'freeing']],
    ['best seller', 'noun', ['best seller', 'best sellers']],
    ['allergy', 'noun', ['allergy', 'allergies']],
    ['cheap', 'adjective', ['cheap', 'cheaper', 'cheapest']],
    ['safe', 'adjective', ['safe', 'safer', 'safest']],
    ['healthy', 'adjective', ['healthy', 'healthier', 'healthiest']],
  ] as const)('%s as %s', (term, as, forms) => {
    expect(inflected(term, as)).toEqual(forms)
  })

  it('leaves a term alone that asks for none', () => {
    expect(inflected('cure', undefined)).toEqual(['cure'])
  })
})
