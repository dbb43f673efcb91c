/** A pack of rules that cannot apply to the benchmark's catalogue: what they cost a clean record should be nothing. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const COPY_RULES = 90
const CLASS_RULES = 100

/** How many rules the pack holds. */
export const MORE_RULES = COPY_RULES + CLASS_RULES

const LEXICONS = ['absolute-terms-hard', 'absolute-leader', 'disparage', 'medical-claims']
/** Classes that the catalogue has no goods of. */
const CLASSES = ['drug', 'device', 'pesticide', 'feed']

/**
 * Writes the pack.
 * @param {string} folder where it shall stand; made new
 */
export const writeMoreRules = (folder) => {
  mkdirSync(join(folder, 'product'), { recursive: true })
  const title = { en: 'More rules', zh: '更多规则' }
  // JSON is YAML.
  writeFileSync(
    join(folder, 'pack.yaml'),
    JSON.stringify({ pack: 'more', version: '1.0.0', title, timeZone: 'Asia/Shanghai' }),
  )
  writeFileSync(join(folder, 'product', 'rules.yaml'), JSON.stringify({ rules: rules(title) }))
}

const rules = (title) => [
  ...Array.from({ length: COPY_RULES }, (_, at) => ({
    ...rule(`copy-${at}`, title),
    when: { fact: 'record', path: 'status', operator: 'equal', value: 'live' },
    forbid: {
      fact: 'mentions',
      // Each asks a question of its own, or a few answers would serve them all.
      params: { lexicon: LEXICONS[at % LEXICONS.length], except: ['warnings', `field-${at}`] },
      operator: 'empty',
      value: false,
    },
  })),
  ...Array.from({ length: CLASS_RULES }, (_, at) => ({
    ...rule(`class-${at}`, title),
    when: { fact: 'classes', operator: 'contains', value: CLASSES[at % CLASSES.length] },
    require: { fact: 'record', path: `extra.field-${at}`, operator: 'empty', value: false },
  })),
]

const rule = (name, title) => ({
  id: `product/${name}`,
  topic: 'completeness',
  severity: 'error',
  kinds: ['product'],
  clauses: ['3.1.2.a'],
  law: ['advertising-law/9(3)'],
  title,
  report: { at: 'title', message: title, fix: title },
  examples: Array.from({ length: 4 }, (_, at) => ({
    name: `example ${at}`,
    records: [{ kind: 'product', id: 'P1', title: '保温杯' }],
    finds: at < 2 ? 0 : 1,
  })),
})
