import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scannerOf } from '../../tests/kit/scan.ts'
import type { Context, ContextTest } from '../policy/context.ts'
import type { Term } from '../policy/policy.ts'
import type { Json } from '../records/record.ts'
import { buildBesides, createBesideCheck, needsOf, packBesides, unpackBesides } from './beside.ts'

// A lexicon whose hits another test looks at is searched for without regard to its conditions.
const LOOKED_AT: Record<string, Context> = {
  any: {
    name: 'any',
    title: { en: 't', zh: 't' },
    any: [{ mention: 'l' }],
    examples: [],
    source: 'c.yaml',
  },
}

const WORDS = [
  '瘦',
  '斤',
  '十',
  '5',
  '不',
  '天',
  ' ',
  '，',
  '。',
  '“',
  '★',
  'kg',
  '約',
  '\u{1d7d3}',
  '-',
  '\n',
]
const list = fc.uniqueArray(fc.constantFrom('斤', '十斤', '不', '天', 'kg', '-', '约'), {
  minLength: 1,
  maxLength: 2,
})
const within = fc.nat(3)
const simple: fc.Arbitrary<ContextTest> = fc.oneof(
  fc.record({ before: list, within }),
  fc.record({ after: list, within }),
  fc.record({ number: fc.constant('after' as const), within, units: fc.oneof(fc.constant([]), list) }),
  fc.record({ number: fc.constant('before' as const), within, units: fc.oneof(fc.constant([]), list) }),
)
const test = fc.oneof(
  simple,
  fc.array(simple, { minLength: 1, maxLength: 2 }).map((all) => ({ all })),
  fc.array(simple, { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
)

describe('what stands beside a word', () => {
  it('never makes a hit fall that its conditions would keep', () => {
    const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((units) => units.join(''))
    const terms = fc.array(test, { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(terms, text, (tests, copy) => {
        const written = tests.map((when) => ({ term: '瘦', when })) as unknown as Json
        expect(scannerOf(written, {})(copy)).toEqual(scannerOf(written, LOOKED_AT)(copy))
      }),
      { numRuns: 400 },
    )
  })

  it('never does so with a part that may be left out', () => {
    const parts = [
      '',
      '不',
      '斤的',
      ...Array.from({ length: 40 }, (_, at) => String.fromCharCode(0x4e00 + at)),
    ]
    const build = fc.constantFrom([['瘦瘦'], parts], [parts, ['瘦瘦']])
    const text = fc
      .array(fc.constantFrom('瘦瘦', ...WORDS), { minLength: 1, maxLength: 10 })
      .map((units) => units.join(''))
    fc.assert(
      fc.property(build, test, text, (written, when, copy) => {
        const terms = [{ build: written, when }] as unknown as Json
        expect(scannerOf(terms, {})(copy)).toEqual(scannerOf(terms, LOOKED_AT)(copy))
      }),
      { numRuns: 400 },
    )
  })

  const term = (more: Partial<Term>): Term => ({ term: '瘦', phrases: [], unless: [], ...more })
  const check = (terms: readonly Term[], text: string) => {
    const needs = terms.flatMap((one) => needsOf(one, true))
    const at = text.indexOf('瘦')
    return createBesideCheck(unpackBesides(packBesides(buildBesides([[], needs]))))(1, text, at, at + 1)
  }

  it.each([
    ['the next part of a build', [term({ rest: [['腰', '脸']] })], '瘦★脸', '瘦的腰'],
    [
      'a part that may be left out, and the one behind it',
      [term({ rest: [['', '个'], ['腰']] })],
      '瘦腰',
      '瘦脸',
    ],
    [
      'what follows where a part is left out, or the part',
      [term({ rest: [['', '个']], when: [{ number: 'after', units: ['斤'] }] })],
      '瘦5斤',
      '瘦了5斤',
    ],
    ['the part before', [term({ before: [['暴']] })], '暴瘦', '不瘦'],
    ['both at once', [term({ before: [['暴']], rest: [['腰']] })], '暴瘦腰', '暴瘦脸'],
    ['a number', [term({ when: [{ number: 'after', units: ['斤'] }] })], '瘦约十斤', '瘦身茶'],
    ['a number after its unit', [term({ when: [{ number: 'before', units: ['天'] }] })], '7天瘦', '7斤瘦'],
    ['a word some way off', [term({ when: [{ after: ['腰'], within: 2 }] })], '瘦瘦的腰', '瘦瘦瘦的腰'],
    [
      'a word on one side or another on the other',
      [term({ when: [{ any: [{ before: ['不'] }, { after: ['腰'] }] }] })],
      '不瘦',
      '暴瘦脸',
    ],
    ['either of two terms', [term({ rest: [['腰']] }), term({ before: [['暴']] })], '暴瘦脸', '不瘦脸'],
  ])('asks for %s', (_, terms, stands, lacks) => {
    expect(check(terms, stands)).toBe(true)
    expect(check(terms, lacks)).toBe(false)
  })

  it('asks for nothing where a term needs nothing, or only what stands elsewhere', () => {
    expect(check([term({ rest: [['腰']] }), term({})], '瘦')).toBe(true)
    expect(check([term({ when: [{ clause: ['斤'] }] })], '瘦')).toBe(true)
    expect(check([term({ rest: [['', '腰']] })], '瘦')).toBe(true)
  })
})
