import type { Policy } from '../policy/policy.ts'
import type { CatalogueRecord, Json } from '../records/record.ts'
import { assumedClasses } from './classes-assumed.ts'
import { classifyPath } from './classes-category.ts'
import { createSuggester } from './classes-copy.ts'
import { classesOf, type GoodsClass } from './classes-table.ts'
import type { Fact, FactContext, FactValue } from './fact.ts'
import { KnownCategories } from './known-categories.ts'
import { onceKey } from './once.ts'
import { notCarried } from './record.ts'
import { fieldOf, itemsOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** Regulated classes of a product or of a store's goods: those its categories declare, or those its copy suggests. */
export const classes: Fact = {
  name: 'classes',
  summary:
    'regulated classes of the goods with their parents, as the category declares them (of a store: all its categories); with from: copy, as words and numbers of a product suggest them; with undeclared: true, only those of them that the category should have declared; with assume: ordinary, never unknown, for copy rules',
  params: {
    type: 'object',
    additionalProperties: false,
    properties: {
      from: { enum: ['category', 'copy'] },
      undeclared: {
        description:
          'Of the classes the copy suggests, only guarded ones that the category does not declare.',
        type: 'boolean',
      },
      assume: {
        const: 'ordinary',
        description:
          'Never unknown: approval numbers and words of the copy help out, then the goods are ordinary.',
      },
    },
  },
  returns: 'value',
  prepare: ({ from, undeclared, assume }, policy) => {
    if (from !== 'copy') {
      if (assume !== undefined) return assumedClasses(policy, readDeclared(policy))
      const declared = declaredClasses(policy)
      return (context) => (context.record.kind === 'campaign' ? NOT_OF_CAMPAIGNS : declared(context))
    }
    const suggested = suggestedClasses(policy)
    return undeclared === true
      ? onlyUndeclared(suggested, declaredClasses(policy))
      : (context) => idsOf(suggested(context))
  },
}

const NOT_OF_CAMPAIGNS = new Unknown({
  en: 'a campaign has no category of its own',
  zh: '活动没有自己的类目',
})

/** Reads classes of the record at hand. */
export type ClassReader = (context: FactContext) => FactValue

const suggesters = new WeakMap<Policy, (context: FactContext) => readonly GoodsClass[]>()

/** The classes that the copy of the record at hand suggests, looked for once for all rules. */
const suggestedClasses = (policy: Policy): ((context: FactContext) => readonly GoodsClass[]) => {
  const known = suggesters.get(policy)
  if (known) return known
  const suggest = createSuggester(classesOf(policy))
  const key = onceKey()
  const suggested = (context: FactContext) => context.once(key, () => suggest(context.record.value))
  suggesters.set(policy, suggested)
  return suggested
}

/**
 * Guarded classes that the copy suggests and that are not at home under what the category declares. Unknown when the
 * category is not known: then it may well be the right one.
 */
const onlyUndeclared =
  (suggested: (context: FactContext) => readonly GoodsClass[], declared: ClassReader): ClassReader =>
  (context) => {
    const guarded = suggested(context).filter((goods) => goods.guarded)
    if (guarded.length === 0) return NONE
    const own = declared(context)
    if (!Array.isArray(own)) return own
    const narrowest = own.filter((one) => !own.some((other) => other.startsWith(`${one}.`)))
    const isAtHome = ({ id, accepts }: GoodsClass) =>
      own.some((one) => accepts.has(one)) || narrowest.some((one) => isSameLine(one, id))
    return guarded.filter((goods) => !isAtHome(goods)).map(({ id }) => id)
  }

// A category may be wider (保健品) or narrower than what the copy says, yet of the same family.
const isSameLine = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)

const readers = new WeakMap<Policy, ClassReader>()

/**
 * Reads the classes that the categories of a record declare: the same list for all records of one category, [] where the
 * seller left the category empty, Unknown where no class is known for it.
 */
export const declaredClasses = (policy: Policy): ClassReader => {
  const known = readers.get(policy)
  if (known) return known
  const declared = readDeclared(policy)
  const key = onceKey()
  const reader: ClassReader = (context) => context.once(key, () => declared(context.record))
  readers.set(policy, reader)
  return reader
}

const readDeclared = (policy: Policy): ((record: CatalogueRecord) => FactValue) => {
  const table = classesOf(policy)
  const known = new KnownCategories()
  const ofCategory = (category: Json | undefined): FactValue => {
    const kept = known.placeOf(category)
    kept.value ??= classifyCategory(category, table)
    return kept.value
  }
  return ({ kind, value, adapter }) => {
    const found =
      kind === 'store'
        ? together(itemsOf(value, 'categories').map(ofCategory))
        : ofCategory(fieldOf(value, 'category'))
    if (found instanceof Unknown) return found
    const field = kind === 'store' ? 'categories' : 'category.path'
    const isMissing = Array.isArray(found) && found.length === 0
    return isMissing && adapter?.carries(field) === false ? notCarried(adapter.platform, field) : found
  }
}

const together = (declared: readonly FactValue[]): FactValue => {
  // One category that is not known may be any: what the others say is then not all there is.
  const unknown = declared.find((one) => one instanceof Unknown)
  if (unknown) return unknown
  return declared.length === 1 ? declared[0] : [...new Set((declared as string[][]).flat())]
}

const NONE: readonly string[] = []

const classifyCategory = (category: Json | undefined, table: readonly GoodsClass[]): FactValue => {
  const path = pathOf(fieldOf(category, 'path'))
  const id = textOf(fieldOf(category, 'id'))
  if (path.length === 0 && id === undefined) return NONE
  return classify(path, id, textOf(fieldOf(category, 'scheme')), table)
}

const pathOf = (path: Json | undefined): string[] =>
  (Array.isArray(path) ? path : [path]).map(textOf).filter((name) => name !== undefined)

const classify = (
  path: string[],
  id: string | undefined,
  scheme: string | undefined,
  table: readonly GoodsClass[],
): FactValue => {
  const byId = id === undefined ? [] : table.filter((goods) => hasId(goods, id, scheme))
  if (byId.length > 0) return idsOf(byId)
  const { found, ...rest } = classifyPath(path, table)
  if (found) return idsOf(found)
  return notKnown(path.length > 0 ? path.join(' > ') : id!, 'several' in rest ? rest.several : [])
}

const hasId = ({ google, shopify, ids }: GoodsClass, id: string, scheme: string | undefined): boolean => {
  if (scheme !== undefined && ids.has(`${scheme} ${id}`)) return true
  if (scheme === 'google') return google.has(id)
  const taxon =
    /^gid:\/\/shopify\/TaxonomyCategory\/([a-z]{2}(?:-\d+)*)$/.exec(id)?.[1] ??
    (scheme === 'shopify' ? id : undefined)
  return taxon !== undefined && shopify.some((branch) => taxon === branch || taxon.startsWith(`${branch}-`))
}

const idsOf = (found: readonly GoodsClass[]): readonly string[] =>
  found.length === 0 ? NONE : [...new Set(found.flatMap(({ all }) => all))]

const notKnown = (category: string, several: readonly string[]): Unknown =>
  several.length > 1
    ? new Unknown({
        en: `the category "${category}" covers several classes (${several.join(', ')})`,
        zh: `类目“${category}”包含多个商品类别（${several.join('、')}）`,
      })
    : new Unknown({
        en: `the category "${category}" is not in the class table`,
        zh: `类目“${category}”不在商品类别表中`,
      })
