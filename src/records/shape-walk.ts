import { MAX_DEPTH } from '../files/json-syntax.ts'
import type { CopyField, Json, JsonObject } from './record.ts'
import {
  ARRAY,
  BOOLEAN,
  INTEGER,
  NULL,
  NUMBER,
  OBJECT,
  type Property,
  type RecordShape,
  type Shape,
  STRING,
} from './shape.ts'

/** What one walk over a parsed record saw. */
export interface Walk {
  /** Keys of all objects, unknown fields included: fewer than the text holds means that one was repeated. */
  keys: number
  /** Something may be wrong: a type, a missing field, a value outside its list, a number too large, too much depth. */
  suspicious: boolean
  /** The texts buyers read, blank ones left out, in the order of the schema's copy fields. */
  copy: readonly string[]
  /** The field of each text. Records with the same fields share one list. */
  copyFields: readonly CopyField[]
}

/**
 * Walks a record once: counts its keys, notes whether anything contradicts the shape, and collects its copy.
 * It may suspect a sound record (then the schema decides); it never lets an unsound one pass.
 * @param shape the shape of the record's kind
 * @param value the parsed record
 */
export const walk = (shape: RecordShape, value: Json): Walk => walker.run(shape, value)

/** Counts the keys of any parsed value and looks for numbers and depth that cannot be kept. */
export const walkLoose = (value: Json): Pick<Walk, 'keys' | 'suspicious'> => walker.runLoose(value)

// One walker serves all records: a walk leaves nothing behind in it but room for the next one.
class Walker {
  #keys = 0
  #suspicious = false
  #count = 0
  #ordered = true
  #last = 0
  readonly #texts: string[] = []
  readonly #fields: CopyField[] = []

  run(shape: RecordShape, value: Json): Walk {
    this.#begin()
    this.#value(shape.root, value, 0)
    const count = this.#count
    if (!this.#ordered) this.#sort(shape.copyFields.length)
    if (!this.#sameFields(shape.shared)) shape.shared = this.#fields.slice(0, count)
    return {
      keys: this.#keys,
      suspicious: this.#suspicious,
      copy: this.#texts.slice(0, count),
      copyFields: shape.shared,
    }
  }

  runLoose(value: Json): Pick<Walk, 'keys' | 'suspicious'> {
    this.#begin()
    this.#loose(value, 0)
    return { keys: this.#keys, suspicious: this.#suspicious }
  }

  #begin(): void {
    this.#keys = 0
    this.#suspicious = false
    this.#count = 0
    this.#ordered = true
    this.#last = 0
  }

  #value(shape: Shape, value: Json, depth: number): void {
    if (typeof value === 'string') this.#string(shape, value)
    else if (typeof value === 'number') this.#number(shape, value)
    else if (typeof value === 'boolean') this.#literal(shape, value, BOOLEAN)
    else if (value === null) this.#literal(shape, value, NULL)
    else if (depth >= MAX_DEPTH) this.#suspicious = true
    else if (Array.isArray(value)) this.#list(shape, value, depth + 1)
    else this.#object(shape, value, depth + 1)
  }

  #string(shape: Shape, value: string): void {
    if ((shape.types & STRING) === 0) this.#suspicious = true
    else if (shape.copy !== undefined) this.#collect(shape.copy, value)
    if (shape.allowed !== undefined && !shape.allowed.has(value)) this.#suspicious = true
    if (shape.pattern !== undefined && !shape.pattern.test(value)) this.#suspicious = true
    if (shape.filled && value.length === 0) this.#suspicious = true
  }

  #collect(field: CopyField, text: string): void {
    if (isBlank(text)) return
    if (field.index < this.#last) this.#ordered = false
    this.#last = field.index
    this.#texts[this.#count] = text
    this.#fields[this.#count] = field
    this.#count++
  }

  #number(shape: Shape, value: number): void {
    if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) this.#suspicious = true
    if ((shape.types & NUMBER) === 0 && ((shape.types & INTEGER) === 0 || !Number.isInteger(value)))
      this.#suspicious = true
    if (shape.allowed !== undefined && !shape.allowed.has(value)) this.#suspicious = true
  }

  #literal(shape: Shape, value: boolean | null, type: number): void {
    if ((shape.types & type) === 0) this.#suspicious = true
    if (shape.allowed !== undefined && !shape.allowed.has(value)) this.#suspicious = true
  }

  #list(shape: Shape, list: readonly Json[], depth: number): void {
    if ((shape.types & ARRAY) === 0 || shape.allowed !== undefined) this.#suspicious = true
    const items = shape.items
    for (let i = 0; i < list.length; i++) {
      if (items === undefined) this.#loose(list[i] as Json, depth)
      else this.#value(items, list[i] as Json, depth)
    }
  }

  #object(shape: Shape, object: JsonObject, depth: number): void {
    if ((shape.types & OBJECT) === 0 || shape.allowed !== undefined) this.#suspicious = true
    let keys = 0
    let needed = 0
    let property = shape.first
    for (const key in object) {
      property = property.next.key === key ? property.next : follow(shape, property, key)
      keys++
      if (property.needed) needed++
      if (property.shape === undefined) this.#loose(object[key] as Json, depth)
      else this.#value(property.shape, object[key] as Json, depth)
    }
    this.#keys += keys
    if (needed !== shape.needed) this.#suspicious = true
  }

  #loose(value: Json, depth: number): void {
    if (typeof value === 'number') {
      if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) this.#suspicious = true
      return
    }
    if (typeof value !== 'object' || value === null) return
    if (depth >= MAX_DEPTH) {
      this.#suspicious = true
      return
    }
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) this.#loose(value[i] as Json, depth + 1)
      return
    }
    for (const key in value) {
      this.#keys++
      this.#loose(value[key] as Json, depth + 1)
    }
  }

  // Counting sort: stable, and linear in the texts however many variants a record has.
  #sort(indexes: number): void {
    const texts = this.#texts.slice(0, this.#count)
    const fields = this.#fields.slice(0, this.#count)
    const next = new Array<number>(indexes + 1).fill(0)
    for (const { index } of fields) (next[index + 1] as number)++
    for (let index = 1; index <= indexes; index++) (next[index] as number) += next[index - 1] as number
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i] as CopyField
      const at = (next[field.index] as number)++
      this.#texts[at] = texts[i] as string
      this.#fields[at] = field
    }
  }

  #sameFields(before: readonly CopyField[]): boolean {
    if (before.length !== this.#count) return false
    for (let i = 0; i < before.length; i++) if (before[i] !== this.#fields[i]) return false
    return true
  }
}

const follow = (shape: Shape, before: Property, key: string): Property => {
  const property = shape.properties?.get(key) ?? shape.rest
  before.next = property
  return property
}

/** True when a text holds nothing but white space. */
export const isBlank = (text: string): boolean => {
  const first = text.charCodeAt(0)
  // Most texts begin with a letter, a digit or a Chinese character; only the rest need a closer look.
  if ((first > 0x20 && first < 0x7f) || (first > 0x3000 && first < 0xd800)) return false
  return text.trim() === ''
}

const walker = new Walker()
