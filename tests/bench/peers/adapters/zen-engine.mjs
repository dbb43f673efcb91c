/** GoRules zen-engine: one decision, whose expression node says of each check whether it finds something. */
import { FINDINGS, FOOD, LONGEST_TITLE, PATTERNS } from '../checks.mjs'
import { WORDS } from '../words.mjs'

// It compiles a regular expression anew for each record, and one with \d or \s is costly: plain comparisons are used
// wherever they say the same. Its strings know no escapes.
const anyOf = (value) => WORDS.map((word) => `contains(${value}, "${word}")`).join(' or ')
const digits = (source) => source.replaceAll('\\d', '[0-9]')

// What is to be found, where the expression is true.
const EXPRESSIONS = {
  'title-required': 'title == null or trim(title) == ""',
  // len() counts bytes; split() by nothing gives an empty piece before and after.
  'title-length': `title != null and len(split(title, "")) - 2 > ${LONGEST_TITLE}`,
  'price-positive': 'price.amount == null or number(price.amount) <= 0',
  'compare-at':
    'compareAt.amount != null and price.amount != null and number(compareAt.amount) < number(price.amount)',
  barcode: `barcode != null and not matches(barcode, "${digits(PATTERNS.barcode)}")`,
  'food-licence': `"${FOOD}" in (category.path ?? []) and (len(licences ?? []) == 0 or some(licences, not matches(#.number ?? "", "${digits(PATTERNS.licence)}")))`,
  'image-alt': 'not some(images ?? [], #.alt != null)',
  'words-title': `title != null and (${anyOf('title')})`,
  'words-description': `description != null and (${anyOf('description')})`,
}

const DECISION = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'record' },
    {
      id: 'checks',
      type: 'expressionNode',
      name: 'checks',
      content: {
        expressions: FINDINGS.map((name) => ({ id: name, key: name, value: EXPRESSIONS[name] })),
      },
    },
    { id: 'out', type: 'outputNode', name: 'found' },
  ],
  edges: [
    { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'checks' },
    { id: 'e2', type: 'edge', sourceId: 'checks', targetId: 'out' },
  ],
}

export const peer = {
  title: 'GoRules zen-engine',
  packages: ['@gorules/zen-engine'],
  finds: FINDINGS,
  less: 'no positions',
  prepare: async () => {
    const { ZenEngine } = await import('@gorules/zen-engine')
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(DECISION)))
    return async (line) => {
      const { result } = await decision.evaluate(JSON.parse(line))
      return FINDINGS.filter((name) => result[name])
    }
  },
}
