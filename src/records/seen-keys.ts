/** Where a key was met first. */
export interface SeenAt {
  file: string
  /** Line of the record, from 1. */
  line: number
}

/** A key and whom it belongs to, as hashes: two of the key, one of the text that tells its owner from others. */
export type HashedKey = readonly [high: number, low: number, owner: number]

/** Makes hashes of keys; it keeps that of the last owner, as a record's keys are taken one after another. */
export class KeyHasher {
  #owner = ''
  #ownerHash = hash('', OWNER)

  of(key: string, owner: string): HashedKey {
    if (owner !== this.#owner) {
      this.#owner = owner
      this.#ownerHash = hash(owner, OWNER)
    }
    return [hash(key, HIGH), hash(key, LOW), this.#ownerHash]
  }
}

/** Most keys that are kept: 80 MB at the very most, however large the catalogue. */
const MOST_KEYS = 2 ** 21
const FIRST_SLOTS = 2 ** 12
/** Numbers a slot holds: the key's hash in two, the owner's hash, file, line. */
const WIDTH = 5

/**
 * Remembers keys of records as they go by, in bounded memory: hashes in one typed array, no strings. Of 2 million keys
 * two share a hash of 64 bits with a chance of one in ten million.
 */
export class SeenKeys {
  readonly #files: string[] = []
  readonly #fileNumbers = new Map<string, number>()
  readonly #most: number
  #slots = new Uint32Array(FIRST_SLOTS * WIDTH)
  #count = 0

  /** @param most how many keys are kept; those that come later are not compared */
  constructor(most = MOST_KEYS) {
    this.#most = most
  }

  /** True when there were more keys than are kept, so that some were not compared. */
  get isFull(): boolean {
    return this.#count >= this.#most
  }

  clear(): void {
    this.#slots = new Uint32Array(FIRST_SLOTS * WIDTH)
    this.#count = 0
  }

  /**
   * Takes the key of a record that stands at a place.
   * @returns where another owner had it first; undefined when nobody had, or the same owner, or there is no room to know
   */
  take([high, low, own]: HashedKey, { file, line }: SeenAt): SeenAt | undefined {
    const at = this.#find(high, low)
    const slots = this.#slots
    if (slots[at + 4] !== 0) {
      if (slots[at + 2] === own) return undefined
      return { file: this.#files[slots[at + 3] as number] as string, line: slots[at + 4] as number }
    }
    if (this.isFull) return undefined
    slots[at] = high
    slots[at + 1] = low
    slots[at + 2] = own
    slots[at + 3] = this.#numberOf(file)
    slots[at + 4] = line
    this.#count++
    if (this.#count * 2 * WIDTH > slots.length) this.#grow()
    return undefined
  }

  /** The slot of a hash, or the free one where it belongs. A line is never 0, so 0 marks a free slot. */
  #find(high: number, low: number): number {
    const slots = this.#slots
    const mask = slots.length / WIDTH - 1
    let slot = low & mask
    while (slots[slot * WIDTH + 4] !== 0) {
      if (slots[slot * WIDTH] === high && slots[slot * WIDTH + 1] === low) break
      slot = (slot + 1) & mask
    }
    return slot * WIDTH
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += WIDTH) {
      if (old[at + 4] === 0) continue
      this.#slots.set(old.subarray(at, at + WIDTH), this.#find(old[at] as number, old[at + 1] as number))
    }
  }

  #numberOf(file: string): number {
    const known = this.#fileNumbers.get(file)
    if (known !== undefined) return known
    this.#fileNumbers.set(file, this.#files.length)
    return this.#files.push(file) - 1
  }
}

/** Seeds of two hashes that are independent. */
export const HIGH = 0x9747b28c
export const LOW = 0x41c6ce57
const OWNER = 0x27d4eb2f

/** A hash of 32 bits (MurmurHash3 over the text's code units); two seeds give two that are independent. */
export const hash = (text: string, seed: number): number => {
  let mixed = seed
  for (let at = 0; at < text.length; at++) {
    const unit = Math.imul(text.charCodeAt(at), 0xcc9e2d51)
    mixed ^= Math.imul((unit << 15) | (unit >>> 17), 0x1b873593)
    mixed = (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0
  }
  mixed ^= text.length
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
