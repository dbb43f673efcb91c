import type { Json } from '../records/record.ts'
import type { FactValue } from './fact.ts'
import { isObject } from './record-path.ts'

/** What is kept for one category. */
export interface CategoryPlace {
  value: FactValue
}

interface Node extends CategoryPlace {
  below: Map<string | number | undefined, Node>
}

/** A catalogue has few categories. What stands beyond this many steps is not kept. */
const MOST_NODES = 20_000
const LONGEST_PATH = 16

/**
 * Keeps a value for each category, found by scheme, id and the names of the path, step by step: a record costs a few
 * look-ups of short words and no new text.
 */
export class KnownCategories {
  readonly #root: Node = newNode()
  #nodes = 0

  /** Where the value of a category is kept; a place of its own for what is not kept. */
  placeOf(category: Json | undefined): CategoryPlace {
    if (!isObject(category)) return this.#root
    const { scheme, id, path } = category
    const node = this.#below(this.#below(this.#root, scheme), id)
    if (!Array.isArray(path)) return this.#below(node, path)
    if (path.length > LONGEST_PATH) return newNode()
    let place = node
    for (const name of path) place = this.#below(place, name)
    return place
  }

  #below({ below }: Node, part: Json | undefined): Node {
    // Anything but words and numbers says nothing of a category.
    const key = typeof part === 'string' || typeof part === 'number' ? part : undefined
    let node = below.get(key)
    if (!node) {
      node = newNode()
      if (this.#nodes < MOST_NODES) {
        this.#nodes++
        below.set(key, node)
      }
    }
    return node
  }
}

const newNode = (): Node => ({ value: undefined, below: new Map() })
