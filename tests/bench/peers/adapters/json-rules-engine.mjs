/** json-rules-engine alone: a rule a check, each with an event, and operators of our own where it has none. */
import { FINDINGS, FOOD, LONGEST_TITLE, PATTERNS } from '../checks.mjs'

const all = (...conditions) => ({ all: conditions })
const top = (fact, operator, value) => ({ fact, operator, value })
const inside = (fact, path, operator, value) => ({ fact, path, operator, value })

// What is to be found, where the conditions hold.
const CONDITIONS = {
  'title-required': all(top('title', 'lacks', PATTERNS.notBlank)),
  'title-length': all(top('title', 'longerThan', LONGEST_TITLE)),
  'price-positive': all(inside('price', '$.amount', 'lacks', PATTERNS.aboveZero)),
  'compare-at': all(inside('compareAt', '$.amount', 'decimalBelow', { fact: 'price', path: '$.amount' })),
  barcode: all(top('barcode', 'otherThan', PATTERNS.barcode)),
  'food-licence': all(
    inside('category', '$.path', 'contains', FOOD),
    top('licences', 'withoutNumber', PATTERNS.licence),
  ),
  'image-alt': all(top('images', 'withoutAlt', true)),
  'words-title': all(top('title', 'holds', PATTERNS.words)),
  'words-description': all(top('description', 'holds', PATTERNS.words)),
}

const expressions = new Map()
const compiled = (source) => {
  const known = expressions.get(source) ?? new RegExp(source)
  expressions.set(source, known)
  return known
}

const OPERATORS = {
  lacks: (text, source) => typeof text !== 'string' || !compiled(source).test(text),
  holds: (text, source) => typeof text === 'string' && compiled(source).test(text),
  otherThan: (text, source) => typeof text === 'string' && !compiled(source).test(text),
  longerThan: (text, most) => typeof text === 'string' && text.length > most,
  decimalBelow: (one, other) => Number(one) < Number(other),
  withoutNumber: (licences, source) =>
    !licences?.length || licences.some(({ number }) => !compiled(source).test(number ?? '')),
  withoutAlt: (images) => !images?.some(({ alt }) => typeof alt === 'string'),
}

export const peer = {
  title: 'json-rules-engine',
  packages: ['json-rules-engine'],
  finds: FINDINGS,
  less: 'no positions; patterns, lengths and decimals by operators in code',
  prepare: async () => {
    const { Engine } = await import('json-rules-engine')
    const engine = new Engine([], { allowUndefinedFacts: true })
    for (const [name, holds] of Object.entries(OPERATORS)) engine.addOperator(name, holds)
    for (const name of FINDINGS) engine.addRule({ conditions: CONDITIONS[name], event: { type: name } })
    return async (text) => {
      const { events } = await engine.run(JSON.parse(text))
      return events.map(({ type }) => type)
    }
  },
}
