import type { Json } from './record.ts'
import type { RecordShape, Shape } from './shape.ts'
import { isBlank } from './shape-walk.ts'

/**
 * JSON pointers of the texts that `walk` collects from the same value, in the same order.
 * Slow next to the walk; only records with findings need it.
 * @param shape the shape of the record's kind
 * @param value the canonical record
 */
export const copyPlaces = (shape: RecordShape, value: Json): string[] => {
  const found: string[][] = []
  collect(outlineOf(shape.root), value, '', found)
  return found.flat()
}

/** A shape without the fields that hold no text for buyers: making pointers to those would take most of the time. */
interface Outline {
  /** Position of the copy field, where the value itself may be a text. */
  index: number | undefined
  items: Outline | undefined
  fields: readonly { key: string; step: string; outline: Outline }[]
  /** For the fields that are not named. */
  rest: { named: ReadonlySet<string>; outline: Outline } | undefined
}

// Pointers by the position of their field, so that those of one field stay in the order of the record.
const collect = (outline: Outline, value: Json | undefined, pointer: string, found: string[][]): void => {
  if (typeof value === 'string') {
    if (outline.index !== undefined && !isBlank(value)) (found[outline.index] ??= []).push(pointer)
  } else if (Array.isArray(value)) {
    if (outline.items === undefined) return
    for (let i = 0; i < value.length; i++) collect(outline.items, value[i], `${pointer}/${i}`, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const { key, step, outline: inner } of outline.fields)
      if (Object.hasOwn(value, key)) collect(inner, value[key], pointer + step, found)
    if (outline.rest === undefined) return
    for (const key of Object.keys(value))
      if (!outline.rest.named.has(key))
        collect(outline.rest.outline, value[key], `${pointer}/${escapeToken(key)}`, found)
  }
}

const outlines = new WeakMap<Shape, Outline>()

const outlineOf = (shape: Shape): Outline => {
  const outline = outlines.get(shape) ?? makeOutline(shape)
  outlines.set(shape, outline)
  return outline
}

const makeOutline = ({ copy, items, properties, rest }: Shape): Outline => ({
  index: copy?.index,
  items: outlineOfCopy(items),
  fields: [...(properties ?? [])].flatMap(([key, { shape }]) => {
    const outline = outlineOfCopy(shape)
    return outline ? [{ key, step: `/${escapeToken(key)}`, outline }] : []
  }),
  rest: restOf(outlineOfCopy(rest.shape), properties),
})

const restOf = (outline: Outline | undefined, properties: Shape['properties']): Outline['rest'] =>
  outline && { named: new Set(properties?.keys()), outline }

/** Undefined for a shape in which no text for buyers can be. */
const outlineOfCopy = (shape: Shape | undefined): Outline | undefined => {
  if (shape === undefined) return undefined
  const outline = outlineOf(shape)
  const { index, items, fields, rest } = outline
  return index === undefined && !items && fields.length === 0 && !rest ? undefined : outline
}

/** Writes a member name as a JSON pointer token (RFC 6901). */
export const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
