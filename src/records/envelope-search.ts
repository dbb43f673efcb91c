import type { Outline } from '../files/outline.ts'
import { beginsDocument } from '../files/unquote.ts'
import { escapeToken } from './copy.ts'
import type { Json } from './record.ts'

/** What the caller knows of a part of a document. */
export interface EnvelopeKnowledge {
  isRecord(part: Outline): boolean
  /** Pointers, in the part, of lists and objects that are known to hold records. */
  envelopesIn(part: Outline): string[]
}

/**
 * Looks for the records of a document whose root is neither a record nor a known envelope: wrappers that nobody knows may
 * stand around what somebody knows, at any depth an outline has; else a list of objects counts, by its name or because
 * it is the only one; else a string that holds a document of its own.
 * @returns pointers of lists, objects and strings; none where nothing can be told
 */
export const searchEnvelopes = (root: Outline, knowledge: EnvelopeKnowledge): string[] => {
  // What has an id or a title is a record that is not known, and its lists are parts of it.
  if (['id', 'title', 'sku'].some((name) => isScalar(root.members?.get(name)))) return []
  const parts = partsOf(root)
  return knownParts(parts, knowledge) ?? listsOf(parts) ?? documentsIn(parts) ?? []
}

interface Part {
  name: string
  pointer: string
  depth: number
  outline: Outline
}

// Breadth first: what stands higher comes first.
const partsOf = (root: Outline): Part[] => {
  const parts: Part[] = [{ name: '', pointer: '', depth: 0, outline: root }]
  for (const { pointer, depth, outline } of parts) {
    for (const [name, inner] of outline.members ?? []) {
      // No export calls a wrapper so; who does wants something else.
      if (name === '__proto__') continue
      parts.push({ name, pointer: `${pointer}/${escapeToken(name)}`, depth: depth + 1, outline: inner })
    }
  }
  return parts.slice(1)
}

// All parts at the least depth at which there are any.
const highest = (parts: readonly Part[]): Part[] => parts.filter(({ depth }) => depth === parts[0]?.depth)

const knownParts = (
  parts: readonly Part[],
  { isRecord, envelopesIn }: EnvelopeKnowledge,
): string[] | undefined => {
  const objects = parts.filter(({ outline }) => outline.type === 'object')
  const known = highest(objects.filter(({ outline }) => isRecord(outline) || envelopesIn(outline).length > 0))
  if (known.length === 0) return undefined
  return known.flatMap(({ pointer, outline }) =>
    isRecord(outline) ? [pointer] : envelopesIn(outline).map((inner) => pointer + inner),
  )
}

// Names that exports give to the list that matters.
const LIST_NAME =
  /^(?:products?|goods|items?|skus?|list|records?|rows?|results?|nodes|edges|auctions|content|entities|shops?|stores?|sellers?|malls?|campaigns?|promotions?|activities|coupons?|data|.*(?:list|items|products|goods))$/i
const FAULT = /^(?:errors?|warnings?|links?|_links|meta|filters?|facets|breadcrumbs?|aggregations)$/i

const listsOf = (parts: readonly Part[]): string[] | undefined => {
  const lists = parts.filter(
    ({ name, outline }) => outline.type === 'list' && outline.of === 'object' && !FAULT.test(name),
  )
  const named = highest(lists.filter(({ name }) => LIST_NAME.test(name)))
  const chosen = named.length > 0 ? named : lists.length === 1 ? lists : []
  return chosen.length > 0 ? chosen.map(({ pointer }) => pointer) : undefined
}

const documentsIn = (parts: readonly Part[]): string[] | undefined => {
  const documents = highest(
    parts.filter(({ name, outline }) => outline.holds === 'document' && !FAULT.test(name)),
  )
  return documents.length > 0 ? documents.map(({ pointer }) => pointer) : undefined
}

const isScalar = (outline: Outline | undefined): boolean =>
  outline !== undefined && (outline.type === 'string' || outline.type === 'number')

/** How deep `outlineOf` goes, as deep as outlines of files. */
const DEPTH = 6

/** The outline of a value that is at hand. */
export const outlineOf = (value: Json, at: Outline['at'], depth = 0): Outline => {
  if (typeof value === 'string') return { type: 'string', at, ...holdsOf(value) }
  if (typeof value === 'number') return { type: 'number', at }
  if (typeof value === 'boolean') return { type: 'boolean', at }
  if (value === null) return { type: 'null', at }
  if (Array.isArray(value))
    return { type: 'list', at, ...(value.length > 0 ? { of: typeOf(value[0]!) } : {}) }
  if (depth > DEPTH) return { type: 'object', at }
  const members = Object.entries(value).map(
    ([name, inner]) => [name, outlineOf(inner, at, depth + 1)] as const,
  )
  return { type: 'object', at, members: new Map(members) }
}

const holdsOf = (text: string): Pick<Outline, 'holds'> => {
  if (text === '') return { holds: 'nothing' }
  return beginsDocument(text) ? { holds: 'document' } : {}
}

const typeOf = (value: Json): Outline['type'] => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  return typeof value as 'string' | 'number' | 'boolean' | 'object'
}
