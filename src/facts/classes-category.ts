import { fold } from '../text/fold.ts'
import { type GoodsClass, holdsAny, ORDINARY, placesOf, type Word } from './classes-table.ts'

/** What a category says about the goods: their classes, or why it says nothing. */
export type CategoryClasses =
  | { found: readonly GoodsClass[] }
  | { found: undefined; several: readonly string[] }

/** One level of a category path: the names it lists, "零食/坚果/特产", and all of it, folded. */
interface Level {
  whole: string
  names: readonly string[]
}

/**
 * Tells the classes of goods from a category path. The deepest level that the table knows decides; levels above it
 * only make it more exact (儿童护肤 above 面霜). A level that lists goods of different classes decides nothing, and a
 * level that is not known makes ordinary goods of no level above it: 汽车用品 > 全新整车 may be anything.
 * @param path names from the widest to the narrowest
 */
export const classifyPath = (path: readonly string[], classes: readonly GoodsClass[]): CategoryClasses => {
  const levels = path
    .flatMap((name) => name.split(/\s*(?:->|[>»›→])\s*/))
    .map(readLevel)
    .filter(({ whole }) => !SAYS_NOTHING.test(whole))
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const here = classifyLevel(levels, depth, classes)
    if (here === undefined) continue
    if ('several' in here) return { found: undefined, several: here.several }
    if (depth < levels.length - 1 && here.found.every(({ id }) => id === ORDINARY)) break
    return { found: withAncestors(here.found, levels.slice(0, depth + 1), classes) }
  }
  return { found: undefined, several: [] }
}

/** Names that put goods nowhere. */
const SAYS_NOTHING = /^(?:|其[他它].{0,2}|更多|全部.{0,2}|others?|misc|miscellaneous|all|general)$/

const readLevel = (written: string): Level => {
  const folded = fold(written.trim()).replace(/\s+/g, ' ')
  // Slugs: "mens-shoes"; the words of the table are read the same way.
  const whole = /^[ -~]+$/.test(folded) ? folded.replace(/[-_]/g, ' ') : folded
  const names = whole.split(/\s*(?:[/、,，&|+;；]|\band\b)\s*/).filter((name) => name !== '')
  return { whole, names }
}

type LevelClasses = { found: GoodsClass[] } | { several: string[] } | undefined

const classifyLevel = (
  levels: readonly Level[],
  depth: number,
  classes: readonly GoodsClass[],
): LevelClasses => {
  const { whole, names } = levels[depth]!
  const below = levels.slice(depth + 1)
  const above = levels.slice(0, depth)
  const candidates = wordsThatMayStand(classes, whole).filter(
    ({ goods: { not, notUnder } }) =>
      !below.some((level) => isAll(level, not)) && !above.some((level) => isAll(level, notUnder)),
  )
  // "food & drink" is a word of the table, and no list of two.
  const isWord = candidates.some(({ word }) => word.stands !== 'as-all' && word.text === whole)
  const sets = (isWord ? [whole] : names).map((name) => classifyName(name, whole, candidates))
  return combine(sets.filter((set) => set.length > 0))
}

/** True when every name a level lists holds one of the words. */
const isAll = ({ names }: Level, words: GoodsClass['not']): boolean =>
  words.length > 0 && names.length > 0 && names.every((name) => holdsAny(words, name))

/** A word for category names and the class it stands for; `order` is its place in the table. */
interface ClassWord {
  goods: GoodsClass
  word: Word
  order: number
}

const indexes = new WeakMap<readonly GoodsClass[], ReadonlyMap<string, readonly ClassWord[]>>()

const byFirstUnit = (classes: readonly GoodsClass[]): ReadonlyMap<string, readonly ClassWord[]> => {
  const known = indexes.get(classes)
  if (known) return known
  const index = new Map<string, ClassWord[]>()
  let order = 0
  for (const goods of classes) {
    for (const word of goods.path) {
      const first = word.text.charAt(0)
      const list = index.get(first)
      if (list) list.push({ goods, word, order })
      else index.set(first, [{ goods, word, order }])
      order++
    }
  }
  indexes.set(classes, index)
  return index
}

/** The words whose first unit a level holds, in the order of the table: all others cannot stand in it. */
const wordsThatMayStand = (classes: readonly GoodsClass[], whole: string): ClassWord[] => {
  const index = byFirstUnit(classes)
  return [...new Set(whole.split(''))]
    .flatMap((unit) => index.get(unit) ?? [])
    .sort((a, b) => a.order - b.order)
}

/** Classes whose words stand in a name: longer words win over shorter ones inside them, regulated over ordinary. */
const classifyName = (name: string, whole: string, candidates: readonly ClassWord[]): GoodsClass[] => {
  const hits = candidates.flatMap(({ goods, word }) => {
    const places = placesOf(word, word.stands === 'as-all' ? whole : name)
    if (places.length === 0 || holdsAny(goods.not, name)) return []
    return places.map(([start, end]) => ({ goods, start, end }))
  })
  const standing = hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other.start <= hit.start && other.end >= hit.end && other.end - other.start > hit.end - hit.start,
      ),
  )
  return mostSpecific([...new Set(standing.map(({ goods }) => goods))])
}

/** Drops what another class found replaces: its parents, the classes it stands over, and `ordinary`. */
const mostSpecific = (found: readonly GoodsClass[]): GoodsClass[] =>
  found.filter(
    (goods) =>
      !found.some(
        (other) =>
          other !== goods &&
          (goods.id === ORDINARY || other.over.has(goods.id) || other.id.startsWith(`${goods.id}.`)),
      ),
  )

/** A level that lists several names holds goods of one of them: only what they share is certain. */
const combine = ([first, ...others]: readonly GoodsClass[][]): LevelClasses => {
  if (first === undefined) return undefined
  if (others.every((set) => sameIds(set, first))) return { found: first }
  const shared = first
    .flatMap(({ all }) => all)
    .filter((id) => others.every((set) => set.some(({ all }) => all.includes(id))))
  if (shared.length > 0) return { found: [sharedClass([...new Set(shared)])] }
  return { several: [...new Set([first, ...others].flat().map(({ id }) => id))] }
}

const sameIds = (a: readonly GoodsClass[], b: readonly GoodsClass[]): boolean =>
  a.length === b.length && a.every((goods) => b.includes(goods))

/** What goods of several classes have in common, as a class of its own. */
const sharedClass = (all: readonly string[]): GoodsClass => ({
  id: all.at(-1)!,
  all,
  over: new Set(),
  path: [],
  not: [],
  notUnder: [],
  hint: [],
  numbers: [],
  guarded: false,
  accepts: new Set(),
  ids: new Set(),
  google: new Set(),
  shopify: [],
})

const withAncestors = (
  found: readonly GoodsClass[],
  levels: readonly Level[],
  classes: readonly GoodsClass[],
): GoodsClass[] => {
  const families = new Set(found.map(familyOf))
  const wider = levels.slice(0, -1).flatMap((_, depth) => {
    const there = classifyLevel(levels, depth, classes)
    return there !== undefined && 'found' in there
      ? there.found.filter((goods) => families.has(familyOf(goods)))
      : []
  })
  return mostSpecific([...new Set([...found, ...wider])])
}

const familyOf = ({ id }: GoodsClass): string => id.split('.')[0]!
