/** json-logic-engine: an expression a check, compiled, with two methods of our own for patterns. */
import { FINDINGS, FOOD, LONGEST_TITLE, PATTERNS } from '../checks.mjs'

const of = (path) => ({ var: path })
const holds = (value, source) => ({ holds: [value, source] })
const isText = (value) => ({ isText: [value] })

// What is to be found, where the expression is true.
const EXPRESSIONS = {
  'title-required': { '!': holds(of('title'), PATTERNS.notBlank) },
  'title-length': { '>': [{ length: of('title') }, LONGEST_TITLE] },
  'price-positive': { '!': holds(of('price.amount'), PATTERNS.aboveZero) },
  'compare-at': {
    and: [
      isText(of('compareAt.amount')),
      isText(of('price.amount')),
      { '<': [{ '+': [of('compareAt.amount')] }, { '+': [of('price.amount')] }] },
    ],
  },
  barcode: { and: [isText(of('barcode')), { '!': holds(of('barcode'), PATTERNS.barcode) }] },
  'food-licence': {
    and: [
      { in: [FOOD, of('category.path')] },
      {
        or: [
          { none: [of('licences'), true] },
          { some: [of('licences'), { '!': holds(of('number'), PATTERNS.licence) }] },
        ],
      },
    ],
  },
  'image-alt': { '!': { some: [of('images'), isText(of('alt'))] } },
  'words-title': holds(of('title'), PATTERNS.words),
  'words-description': holds(of('description'), PATTERNS.words),
}

const expressions = new Map()
const compiled = (source) => {
  const known = expressions.get(source) ?? new RegExp(source)
  expressions.set(source, known)
  return known
}

export const peer = {
  title: 'json-logic-engine',
  packages: ['json-logic-engine'],
  finds: FINDINGS,
  less: 'no positions; patterns by a method in code',
  prepare: async () => {
    const { LogicEngine } = await import('json-logic-engine')
    const engine = new LogicEngine()
    engine.addMethod('holds', ([text, source]) => typeof text === 'string' && compiled(source).test(text), {
      deterministic: true,
    })
    engine.addMethod('isText', ([value]) => typeof value === 'string', { deterministic: true })
    const judges = FINDINGS.map((name) => [name, engine.build(EXPRESSIONS[name])])
    return (text) => {
      const record = JSON.parse(text)
      return judges.filter(([, judge]) => judge(record)).map(([name]) => name)
    }
  },
}
