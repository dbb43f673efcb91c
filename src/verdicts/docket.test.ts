import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, FactValue } from '../facts/fact.ts'
import { Unknown } from '../facts/unknown.ts'
import type { Policy } from '../policy/policy.ts'
import type { Condition, Rule } from '../policy/rule.ts'
import type { CatalogueRecord, Json, JsonObject } from '../records/record.ts'
import { createCourt, tryRecord } from './court.ts'

const WHY = new Unknown({ en: 'not known', zh: '未知' })
let asked: string[] = []

/** The list a record holds under the name; "?" stands for one that is not known. */
const listOf = (value: Json | undefined): FactValue => (value === '?' ? WHY : (value ?? []))

const classes: Fact = {
  name: 'classes',
  summary: 'the classes a record declares',
  params: {},
  returns: 'value',
  prepare: ({ from }) => {
    const name = from === undefined ? 'classes' : 'suggested'
    return ({ record }) => listOf(record.value[name])
  },
}

const isEmptyList = (value: Json | undefined): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0)
const SILENCE: Fact['silence'] = () => looksEmpty
const looksEmpty = ({ record }: { record: CatalogueRecord }): boolean => isEmptyList(record.value.words)

const words: Fact = {
  name: 'words',
  summary: 'the words of a record that are on a list',
  params: {},
  returns: 'places',
  prepare: ({ list }) => {
    return ({ record }) => {
      asked.push(String(list))
      const found = listOf(record.value.words)
      return Array.isArray(found) ? found.filter((word) => word === list) : found
    }
  },
  ...(SILENCE ? { silence: SILENCE } : {}),
}

const FACTS = new Map([classes, words].map((fact) => [fact.name, fact]))
const POLICY = {
  packs: [],
  lexicons: {},
  contexts: {},
  tables: {},
  timeZone: 'Asia/Shanghai',
} as unknown as Policy

const rule = (id: string, changes: Partial<Rule>): Rule => ({
  id,
  topic: 'completeness',
  severity: 'error',
  kinds: ['product'],
  clauses: [],
  law: [],
  title: { en: '', zh: '' },
  report: { at: 'title', message: { en: '', zh: '' }, fix: { en: '', zh: '' } },
  examples: [],
  source: '',
  ...changes,
})

const product = (value: JsonObject): CatalogueRecord => ({
  kind: 'product',
  id: '1',
  value,
  raw: { file: 'a.json', text: '', start: { line: 1, column: 1, offset: 0 }, pointer: '', keys: 0 },
  copy: [],
  copyFields: [],
  copyPointers: () => [],
})

const NO_JOINS = {
  store: () => undefined,
  product: () => undefined,
  campaignsOf: () => [],
  storesWithLicence: () => [],
  takeKey: () => undefined,
  pastPrices: () => undefined,
  hasPastPrices: () => false,
  hasProductsOf: () => false,
  hasStores: () => false,
}

const openCourt = (rules: readonly Rule[]) => {
  const court = createCourt(POLICY, rules, FACTS)
  const context = court.open(NO_JOINS, '2026-11-24')
  const chosen = (value: JsonObject) => {
    const found = court.rulesFor(context.use(product(value)), false)
    return found.map((entry) => entry.rule.id)
  }
  const outcomes = async (value: JsonObject, reference: boolean) => {
    const found: string[] = []
    const rulesOfRecord = court.rulesFor(context.use(product(value)), reference)
    await tryRecord(rulesOfRecord, context, reference, (entry, verdict) => {
      found.push(`${entry.rule.id} ${JSON.stringify(verdict)}`)
    })
    return found
  }
  return { chosen, outcomes }
}

const is = (value: string): Condition => ({ fact: 'classes', operator: 'contains', value })
const says = (list: string, empty = false): Condition => ({
  fact: 'words',
  params: { list },
  operator: 'empty',
  value: empty,
})

describe('a docket', () => {
  const { chosen } = openCourt([
    rule('food', { when: is('food'), require: says('licence') }),
    rule('drug', { when: { all: [is('drug')] }, require: says('approval') }),
    rule('any-best', { forbid: says('best') }),
    rule('drug-cure', { when: { not: is('drug') }, forbid: says('cure') }),
  ])

  it('leaves out rules for other classes', () => {
    expect(chosen({ classes: ['food'], words: ['x'] })).toEqual(['food', 'any-best', 'drug-cure'])
    expect(chosen({ classes: ['drug'], words: ['x'] })).toEqual(['drug', 'any-best'])
  })

  it('leaves out rules on what a record does not say, without asking for each', () => {
    asked = []
    expect(chosen({ classes: ['food'] })).toEqual(['food'])
    expect(chosen({ classes: [] })).toEqual([])
    expect(asked).toEqual([])
  })

  it('leaves out nothing for a class that is not known', () => {
    expect(chosen({ classes: '?', words: ['x'] })).toEqual(['food', 'drug', 'any-best', 'drug-cure'])
    expect(chosen({ classes: '?', words: '?' })).toEqual(['food', 'drug', 'any-best', 'drug-cure'])
  })

  it('gives the verdicts of the judge, in order', async () => {
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 2 },
        fc.constantFrom('food', 'drug').map(is),
        fc.constantFrom('food', 'drug').map(
          (value): Condition => ({
            fact: 'classes',
            params: { from: 'copy' },
            operator: 'containsNone',
            value: [value],
          }),
        ),
        fc.tuple(fc.constantFrom('best', 'cure'), fc.boolean()).map(([list, empty]) => says(list, empty)),
        fc.constantFrom('best', 'cure').map(
          (list): Condition => ({
            fact: 'words',
            params: { list },
            path: 'length',
            operator: 'greaterThan',
            value: 1,
          }),
        ),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
        tie('condition').map((not) => ({ not })),
      ),
    }))
    const rules = fc.array(
      fc
        .record({ when: fc.option(condition, { nil: undefined }), asked: condition, required: fc.boolean() })
        .map(({ when, asked, required }) => ({
          ...(when ? { when } : {}),
          ...(required ? { require: asked } : { forbid: asked }),
        })),
      { minLength: 1, maxLength: 4 },
    )
    const list = (...names: string[]) =>
      fc.oneof(fc.constant('?'), fc.array(fc.constantFrom(...names), { maxLength: 2 }))
    const record = fc.record(
      { classes: list('food', 'drug'), suggested: list('food', 'drug'), words: list('best', 'cure') },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(rules, fc.array(record, { maxLength: 5 }), async (changes, records) => {
        const { outcomes } = openCourt(changes.map((change, at) => rule(`rule-${at}`, change)))
        for (const value of records as JsonObject[])
          expect(await outcomes(value, false)).toEqual(await outcomes(value, true))
      }),
      { numRuns: 300 },
    )
  })
})
