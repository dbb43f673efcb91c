import type { Json, JsonObject, Kind } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { asLocalised } from './pack.ts'
import { didYouMean, join, PolicyError } from './policy-error.ts'
import type { YamlFile } from './yaml-file.ts'

/** What may stand around a hit of a term (schemas/contexts.schema.json). All keys that are given must hold. */
export interface ContextTest {
  context?: readonly string[]
  before?: readonly string[]
  after?: readonly string[]
  within?: number
  clause?: readonly string[]
  sentence?: readonly string[]
  text?: readonly string[]
  number?: 'before' | 'after'
  units?: readonly string[]
  inside?: readonly string[]
  name?: true
  class?: readonly string[]
  field?: readonly string[]
  kind?: readonly Kind[]
  has?: readonly string[]
  mention?: string
  side?: 'before' | 'after' | 'any'
  in?: 'clause' | 'sentence' | 'text'
  all?: readonly ContextTest[]
  any?: readonly ContextTest[]
  not?: ContextTest
}

/** A line that shows what a context is: the first place of `hit` in the text is the hit. */
export interface ContextExample {
  text: string
  hit: string
  record?: JsonObject
  field?: string
  holds: boolean
}

/** A named context: one of its tests holds. */
export interface Context {
  name: string
  title: Localised
  any: readonly ContextTest[]
  examples: readonly ContextExample[]
  /** The file that defines it, as messages show it. */
  source: string
}

/** Contexts by name; a later file's definition takes the place of an earlier one. */
export const mergeContexts = (files: readonly YamlFile[]): Record<string, Context> => {
  const contexts: Record<string, Context> = Object.create(null)
  for (const { file, value } of files) {
    for (const entry of (value as { contexts: JsonObject[] }).contexts) {
      const name = entry.context as string
      contexts[name] = {
        name,
        title: asLocalised(entry.title),
        any: entry.any as unknown as ContextTest[],
        // Of the built-in contexts they are read only for those who look at them.
        get examples() {
          return entry.examples as unknown as ContextExample[]
        },
        source: file,
      }
    }
  }
  return contexts
}

interface Names {
  contexts: Readonly<Record<string, Context>>
  lexicons: Readonly<Record<string, unknown>>
}

/** Every name in lexicons and contexts that nothing stands behind, and contexts that lead back to themselves. */
export const contextErrors = (files: readonly YamlFile[], names: Names): PolicyError[] => [
  ...files.flatMap((file) => [...namesIn(file.value, [])].flatMap((named) => nameErrors(named, file, names))),
  ...Object.values(names.contexts).flatMap((context) => circleErrors(context, names.contexts)),
]

interface Named {
  key: 'context' | 'mention' | 'phrase'
  name: string
  path: readonly (string | number)[]
}

// Tests stand under unless, when, any, all and not; wherever they stand, these keys mean the same.
function* namesIn(value: Json, path: readonly (string | number)[]): Generator<Named> {
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === 'examples') continue
    if (key === 'context' && Array.isArray(inner))
      for (const [at, name] of inner.entries()) yield { key, name: String(name), path: [...here, at] }
    else if (key === 'mention' && typeof inner === 'string') yield { key, name: inner, path: here }
    else if (key === 'phrase' && path.at(-1) !== 'unless') yield { key, name: '', path: here }
    else yield* namesIn(inner, here)
  }
}

const nameErrors = ({ key, name, path }: Named, file: YamlFile, names: Names): PolicyError[] => {
  if (key === 'phrase') return [misplacedPhrase(file, path)]
  const known = key === 'context' ? names.contexts : names.lexicons
  if (Object.hasOwn(known, name)) return []
  const what = key === 'context' ? { en: 'context', zh: '语境' } : { en: 'lexicon', zh: '词表' }
  return [
    new PolicyError(
      `policy/unknown-${key === 'context' ? 'context' : 'lexicon'}`,
      join(
        { en: `No ${what.en} is named "${name}".`, zh: `没有名为“${name}”的${what.zh}。` },
        didYouMean(name, Object.keys(known)),
      ),
      file.placeOf(path),
    ),
  ]
}

const misplacedPhrase = (file: YamlFile, path: Named['path']): PolicyError =>
  new PolicyError(
    'policy/misplaced-phrase',
    {
      en: 'Harmless phrases stand directly under "unless" of a term or a lexicon.',
      zh: '无害短语（phrase）只能直接写在词语或词表的 unless 之下。',
    },
    file.placeOf(path, true),
  )

const circleErrors = (context: Context, contexts: Names['contexts']): PolicyError[] => {
  const seen = new Set<string>()
  const waiting = [...namesUsedBy(context)]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === context.name) return [circle(context)]
    const next = seen.has(name) ? undefined : contexts[name]
    seen.add(name)
    if (next) waiting.push(...namesUsedBy(next))
  }
  return []
}

const namesUsedBy = (context: Context): string[] =>
  [...namesIn(context.any as unknown as Json, [])]
    .filter(({ key }) => key === 'context')
    .map(({ name }) => name)

const circle = ({ name, source }: Context): PolicyError =>
  new PolicyError(
    'policy/context-circle',
    {
      en: `The context "${name}" (${source}) leads back to itself.`,
      zh: `语境“${name}”（${source}）循环引用了自身。`,
    },
    undefined,
  )
