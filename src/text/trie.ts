/** A trie of terms over classes, with the links of Aho and Corasick. Nodes are numbered by depth, the root is 0. */
export interface Trie {
  /** Nodes up to this number are the root and its children. */
  lastShort: number
  parent: Int32Array
  /** The class that leads into the node. */
  label: Int32Array
  /** A hash table of all nodes but the root, by parent and label; 0 is an empty slot. */
  slots: Int32Array
  /** 1 where terms go on. */
  isInner: Uint8Array
  /** The node of the longest proper suffix that is inner: where a search goes on. */
  fail: Int32Array
  /** The first term that ends in the node, and by term the next one with the same units; -1 is none. */
  term: Int32Array
  nextTerm: Int32Array
  /** The node of the longest proper suffix that ends a term; 0 is none. */
  shorter: Int32Array
}

/** Builds the trie; a term is a list of classes, its place in the list is its number. */
export const buildTrie = (terms: readonly (readonly number[])[]): Trie => {
  const most = terms.reduce((sum, term) => sum + term.length, 1)
  const trie: Trie = {
    lastShort: 0,
    parent: new Int32Array(most),
    label: new Int32Array(most),
    slots: new Int32Array(1 << Math.ceil(Math.log2(4 * most))),
    isInner: new Uint8Array(most),
    fail: new Int32Array(most),
    term: new Int32Array(most).fill(-1),
    nextTerm: new Int32Array(terms.length).fill(-1),
    shorter: new Int32Array(most),
  }
  const size = insertAll(trie, terms)
  for (let node = 1; node < size; node++) link(trie, node)
  return cut(trie, size)
}

// Terms share nodes, so there are fewer than was provided for.
const cut = (trie: Trie, size: number): Trie => ({
  ...trie,
  slots: slotsFor(trie, size),
  parent: trie.parent.slice(0, size),
  label: trie.label.slice(0, size),
  isInner: trie.isInner.slice(0, size),
  fail: trie.fail.slice(0, size),
  term: trie.term.slice(0, size),
  shorter: trie.shorter.slice(0, size),
})

const slotsFor = (trie: Trie, size: number): Int32Array => {
  const slots = new Int32Array(1 << Math.ceil(Math.log2(2 * size + 1)))
  for (let node = 1; node < size; node++) {
    let slot = hashOf(trie.parent[node] as number, trie.label[node] as number) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = node
  }
  return slots
}

// All first units, then all second units, and so on: this numbers the nodes by depth.
const insertAll = (trie: Trie, terms: readonly (readonly number[])[]): number => {
  const reached = new Int32Array(terms.length)
  const longest = terms.reduce((length, term) => Math.max(length, term.length), 0)
  let size = 1
  for (let depth = 0; depth < longest; depth++) {
    for (let number = 0; number < terms.length; number++) {
      const term = terms[number] as readonly number[]
      if (depth >= term.length) continue
      const node = childOf(trie, reached[number] as number, term[depth] as number)
      reached[number] = node || addNode(trie, size++, reached[number] as number, term[depth] as number)
      if (depth === term.length - 1) endTerm(trie, reached[number] as number, number)
    }
    if (depth === 0) trie.lastShort = size - 1
  }
  return size
}

const addNode = (trie: Trie, node: number, parent: number, label: number): number => {
  trie.parent[node] = parent
  trie.label[node] = label
  trie.isInner[parent] = 1
  let slot = slotOf(trie, parent, label)
  while (trie.slots[slot] !== 0) slot = (slot + 1) & (trie.slots.length - 1)
  trie.slots[slot] = node
  return node
}

const endTerm = (trie: Trie, node: number, number: number): void => {
  trie.nextTerm[number] = trie.term[node] as number
  trie.term[node] = number
}

const slotOf = (trie: Trie, parent: number, label: number): number =>
  hashOf(parent, label) & (trie.slots.length - 1)

const hashOf = (parent: number, label: number): number =>
  (Math.imul(parent, 0x9e3779b1) + Math.imul(label, 0x85ebca6b)) >>> 7

/** The child of a node under a label, or 0. */
export const childOf = (trie: Trie, node: number, label: number): number => {
  let slot = slotOf(trie, node, label)
  for (;;) {
    const child = trie.slots[slot] as number
    if (child === 0 || (trie.parent[child] === node && trie.label[child] === label)) return child
    slot = (slot + 1) & (trie.slots.length - 1)
  }
}

/** The node a search is in after one more label. */
export const nextNode = (trie: Trie, from: number, label: number): number => {
  let node = from
  for (;;) {
    const child = childOf(trie, node, label)
    if (child !== 0 || node === 0) return child
    node = trie.fail[node] as number
  }
}

// Suffixes are shorter, so they have lower numbers and are linked already.
const link = (trie: Trie, node: number): void => {
  const parent = trie.parent[node] as number
  if (parent === 0) return
  const suffix = nextNode(trie, trie.fail[parent] as number, trie.label[node] as number)
  trie.shorter[node] = trie.term[suffix] === -1 ? (trie.shorter[suffix] as number) : suffix
  trie.fail[node] = trie.isInner[suffix] === 1 ? suffix : (trie.fail[suffix] as number)
}
