import { stringify } from 'yaml'
import { formsOf, type Words } from '../policy/build.ts'
import { leavesOf } from '../policy/conditions.ts'
import type { Context, ContextTest } from '../policy/context.ts'
import type { Lexicon, Policy, Term } from '../policy/policy.ts'
import type { Rule } from '../policy/rule.ts'
import { fold } from '../text/fold.ts'
import { fill, type Localised, type Speak } from '../text/localised.ts'

const WORDS = {
  counted: { en: '{name} ({title}): {terms} terms', zh: '{name}（{title}）：{terms} 个词' },
  disguised: { en: ', {count} disguised spellings', zh: '，另有 {count} 种变形写法' },
  more: { en: ' … {count} in all', zh: ' … 共 {count} 个' },
  unless: { en: 'harmless: ', zh: '不计：' },
  when: { en: 'only where: ', zh: '仅当：' },
  phrases: { en: 'harmless phrases: ', zh: '无害短语：' },
  allowed: { en: '{term} ({where}): {reason}', zh: '{term}（{where}）：{reason}' },
  holds: { en: 'holds: ', zh: '成立：' },
  not: { en: 'does not: ', zh: '不成立：' },
} as const satisfies Record<string, Localised>

/** The lexicons a rule looks for. */
export const lexiconsOf = (rule: Rule, policy: Policy): Lexicon[] => {
  const names = new Set<string>()
  for (const tree of [rule.when, rule.require, rule.forbid]) {
    if (!tree) continue
    for (const { leaf } of leavesOf(tree))
      if (leaf.fact === 'mentions') names.add(String(leaf.params?.lexicon))
  }
  return [...names].flatMap((name) => policy.lexicons[name] ?? [])
}

const MOST_WORDS = 12
const MOST_PHRASES = 24
const MOST_FAMILIES = 24

/** A lexicon by families of terms: what was built together or is exempt alike, a few examples of each, how many. */
export const lexiconLines = (lexicon: Lexicon, speak: Speak): string[] => {
  const plain = lexicon.terms.filter((term) => term.plain === undefined)
  const hidden = countForms(lexicon.terms) - countForms(plain)
  const about = { name: lexicon.name, title: speak(lexicon.title), terms: countForms(plain) }
  const families = familiesOf(plain)
  const phrases = [...new Set(lexicon.terms.flatMap((term) => term.phrases))]
  return [
    speak(fill(WORDS.counted, about)) + (hidden > 0 ? speak(fill(WORDS.disguised, { count: hidden })) : ''),
    ...families.slice(0, MOST_FAMILIES).flatMap((family) => familyLines(family, speak)),
    ...(families.length > MOST_FAMILIES
      ? familyLines(families.slice(MOST_FAMILIES).flatMap(withoutTests), speak)
      : []),
    ...(phrases.length > 0
      ? [`  ${speak(WORDS.phrases)}${listed(phrases.slice(0, MOST_PHRASES), speak, phrases.length)}`]
      : []),
  ]
}

type Family = readonly (Words & Pick<Term, 'unless' | 'when'>)[]

// What is left over is only counted: its tests are named with the contexts.
const withoutTests = (family: Family): Family =>
  family.map(({ unless: _, when: __, ...words }) => ({ ...words, unless: [] }))

const countForms = (terms: readonly Words[]): number => terms.reduce((sum, term) => sum + formsOf(term), 0)

/** Terms of one entry of the file share their list of tests; entries of one word join those that are exempt alike. */
const familiesOf = (terms: readonly Term[]): Family[] => {
  const entries = new Map<readonly ContextTest[], Term[]>()
  for (const term of terms) add(entries, term.unless, term)
  const families = new Map<unknown, Term[]>()
  for (const [list, entry] of entries) {
    const key = entry.length > 1 ? list : JSON.stringify([entry[0]?.unless, entry[0]?.when])
    for (const term of entry) add(families, key, term)
  }
  return [...families.values()].sort((a, b) => b.length - a.length)
}

const add = <K>(groups: Map<K, Term[]>, key: K, term: Term): void => {
  const group = groups.get(key)
  if (group) group.push(term)
  else groups.set(key, [term])
}

const familyLines = (family: Family, speak: Speak): string[] => {
  const [first] = family
  const unless = (first?.unless ?? []).map(brief)
  const when = (first?.when ?? []).map(brief)
  return [
    `  ${listed(examplesOf(family), speak, countForms(family))}`,
    ...(when.length > 0 ? [`      ${speak(WORDS.when)}${when.join(', ')}`] : []),
    ...(unless.length > 0 ? [`      ${speak(WORDS.unless)}${unless.join(', ')}`] : []),
  ]
}

// A few words of a family; of a build, such as take a different word of each part.
const examplesOf = (family: Family): string[] => {
  const words = new Set<string>()
  for (let at = 0; words.size < MOST_WORDS && at < MOST_WORDS; at++)
    for (const { term, before = [], rest = [] } of family) {
      if (words.size >= MOST_WORDS) break
      const form = [...before, [term], ...rest].map((part) => part[at % part.length]).join('')
      words.add(form)
    }
  return [...words]
}

const listed = (words: readonly string[], speak: Speak, count: number): string =>
  words.join(' ') + (count > words.length ? speak(fill(WORDS.more, { count })) : '')

const LONGEST_TEST = 100

/** A test in a few words: a named context by its name, anything else as it is written, cut short. */
const brief = (test: ContextTest): string => {
  const given = Object.entries(test).filter(([, value]) => value !== undefined)
  if (test.context && given.length === 1) return test.context.join(', ')
  const written = stringify(Object.fromEntries(given), {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
  })
    .trim()
    .replace(/\s+/g, ' ')
  return written.length > LONGEST_TEST ? `${written.slice(0, LONGEST_TEST - 1)}…` : written
}

/** The named contexts that decide about terms of the lexicons, each with a line where it holds and one where not. */
export const contextLines = (lexicons: readonly Lexicon[], policy: Policy, speak: Speak): string[] => {
  const names = new Set<string>()
  for (const { terms } of lexicons)
    for (const { unless, when = [] } of terms)
      for (const test of [...unless, ...when]) for (const name of namesIn(test)) names.add(name)
  return [...names].sort().flatMap((name) => {
    const context = policy.contexts[name]
    return context ? linesOf(context, speak) : []
  })
}

const linesOf = ({ name, title, examples }: Context, speak: Speak): string[] => [
  `${name}: ${speak(title)}`,
  ...[true, false].flatMap((holds) => {
    const example = examples.find((one) => one.holds === holds)
    return example
      ? [`    ${speak(holds ? WORDS.holds : WORDS.not)}${marked(example.text, example.hit)}`]
      : []
  }),
]

const marked = (text: string, hit: string): string => text.replace(hit, () => `[${hit}]`)

function* namesIn(test: ContextTest): Generator<string> {
  yield* test.context ?? []
  for (const inner of [...(test.all ?? []), ...(test.any ?? []), ...(test.not ? [test.not] : [])])
    yield* namesIn(inner)
}

/** The entries of `allow` about terms of the lexicons. */
export const allowedLines = (lexicons: readonly Lexicon[], policy: Policy, speak: Speak): string[] =>
  policy.allow
    .filter(({ term }) => lexicons.some(({ terms }) => terms.some((words) => makes(words, fold(term)))))
    .map(({ term, brand, paths, reason }) => {
      const where = [brand, ...(paths ?? [])].filter((part) => part !== undefined).join(', ')
      return speak(fill(WORDS.allowed, { term, where, reason }))
    })

/** Whether a folded word is one of those a term stands for. */
const makes = ({ term, before = [], rest = [] }: Words, word: string): boolean => {
  let ends = new Set([0])
  for (const part of [...before, [term], ...rest]) {
    const next = [...ends].flatMap((at) =>
      part
        .map(fold)
        .filter((piece) => word.startsWith(piece, at))
        .map((piece) => at + piece.length),
    )
    ends = new Set(next)
  }
  return ends.has(word.length)
}
