import { type InputError, inputError, type Position } from './input-error.ts'
import { type JsonType, typeAt } from './json-words.ts'
import type { TextWindow } from './text-window.ts'
import { beginsDocument } from './unquote.ts'
import { type Met, walk } from './walk.ts'

/** The shape of a JSON document whose root is an object, without its values. */
export interface Outline {
  type: JsonType
  /** The members of an object, opened down to `OUTLINE_DEPTH`, never inside lists. */
  members?: ReadonlyMap<string, Outline>
  /** The type of a list's first element; absent when the list is empty. */
  of?: JsonType
  /** What a string holds, where that can be told from its beginning: a JSON document of its own, or nothing. */
  holds?: 'document' | 'nothing'
  at: Position
  /** The members are the columns of a table, of which each row is a record. */
  isTable?: boolean
}

/** How deep objects are opened: `{data: {items: []}}` has its list at depth 2. */
export const OUTLINE_DEPTH = 6

/** Values an outline may have: enough for any envelope, and a limit for objects that are used as huge tables. */
export const MAX_OUTLINE = 100_000

interface Node extends Outline {
  members?: Map<string, Node>
}

/** What the first reading of a document has found. */
export interface FirstReading {
  outline: Outline
  /** False when something is wrong on the way: the outline holds what came before. */
  complete: boolean
  /** The first key that stands twice in one opened object. */
  duplicate?: InputError
  /** Why no outline can be made. */
  refusal?: InputError
}

/** Reads the shape of the object at the window's position, and moves to its end. Keeps no values. */
export const readOutline = (window: TextWindow): FirstReading => {
  const root: Node = { type: 'object', at: window.position() }
  const path: Node[] = []
  let size = 0
  let duplicate: InputError | undefined
  let refusal: InputError | undefined
  const visit = (met: Met): 'open' | 'skip' | InputError => {
    const node = met.member ? nodeOf(window, met) : root
    path.length = met.inside.length
    if (met.member) {
      const members = path.at(-1)!.members!
      if (members.has(met.member.key)) duplicate ??= duplicateKey(window, met.member)
      if (++size > MAX_OUTLINE) {
        refusal = inputError('input/too-many-keys', window.file, met.member.at, { limit: MAX_OUTLINE })
        return refusal
      }
      members.set(met.member.key, node)
    }
    if (met.type !== 'object' || met.inside.length > OUTLINE_DEPTH) return 'skip'
    node.members = new Map()
    path.push(node)
    return 'open'
  }
  const complete = walk(window, visit).next().done === true
  return { outline: root, complete, ...(duplicate ? { duplicate } : {}), ...(refusal ? { refusal } : {}) }
}

const nodeOf = (window: TextWindow, met: Met): Node => {
  const of = met.type === 'list' ? firstElement(window) : undefined
  const holds = met.type === 'string' ? held(window) : undefined
  return { type: met.type, at: met.at, ...(of ? { of } : {}), ...(holds ? { holds } : {}) }
}

/** Units of a string that are looked at. */
const HELD = 64

const held = (window: TextWindow): Outline['holds'] => {
  const beginning = window.ahead(HELD)
  if (beginning.startsWith('""')) return 'nothing'
  const inner = beginning
    .slice(1)
    .replace(/\\[nrt]/g, ' ')
    .replaceAll('\\"', '"')
  return beginsDocument(inner) ? 'document' : undefined
}

// Looks a little way ahead; a list that begins with more white space than that shows no type.
const firstElement = (window: TextWindow): JsonType | undefined => {
  const inner = window.ahead(256).slice(1).trimStart()
  return typeAt(inner.charCodeAt(0))
}

const duplicateKey = (window: TextWindow, member: { key: string; at: Position }): InputError =>
  inputError('input/duplicate-key', window.file, member.at, { key: member.key })
