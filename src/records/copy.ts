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
  const places: CopyPlace[] = []
  collect(shape.root, value, '', places)
  return places.sort((a, b) => a.index - b.index).map(({ pointer }) => pointer)
}

interface CopyPlace {
  index: number
  pointer: string
}

const collect = (shape: Shape | undefined, value: Json, pointer: string, places: CopyPlace[]): void => {
  if (shape === undefined) return
  if (typeof value === 'string') {
    if (shape.copy !== undefined && !isBlank(value)) places.push({ index: shape.copy.index, pointer })
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) collect(shape.items, item, `${pointer}/${i}`, places)
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      const field = shape.properties?.get(key) ?? shape.rest
      collect(field.shape, value[key] as Json, `${pointer}/${escapeToken(key)}`, places)
    }
  }
}

/** Writes a member name as a JSON pointer token (RFC 6901). */
export const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
