import { scalarsOf } from './adapt-find.ts'
import type { Part } from './adapt-scope.ts'
import type { Json } from './record.ts'
import { ARRAY, BOOLEAN, INTEGER, NUMBER, OBJECT, type Shape, STRING } from './shape.ts'

/**
 * One value of an export in the type its canonical field has: ids that are numbers become strings, numbers and
 * yes/no values in strings become what they say. What cannot be told stays as it is; the schema then refuses it.
 */
export const fitScalar = (value: Json, shape: Shape): Json | undefined => {
  const { types } = shape
  if (typeof value === 'string') return (types & STRING) !== 0 ? value : fitText(value, types)
  if (typeof value === 'number' && (types & (NUMBER | INTEGER)) === 0) {
    if ((types & STRING) !== 0) return String(value)
    if ((types & BOOLEAN) !== 0 && (value === 0 || value === 1)) return value === 1
  }
  if (typeof value === 'boolean' && (types & (BOOLEAN | STRING)) === STRING) return String(value)
  return value
}

const fitText = (text: string, types: number): Json | undefined => {
  if (text.trim() === '') return undefined
  if ((types & (NUMBER | INTEGER)) !== 0 && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if ((types & BOOLEAN) !== 0 && /^(true|1)$/.test(text)) return true
  if ((types & BOOLEAN) !== 0 && /^(false|0)$/.test(text)) return false
  return text
}

/** The elements of a list in the type of its elements; where those are texts, every text that stands anywhere inside. */
export const fitList = (parts: readonly Part[], items: Shape | undefined): { value: Json; part: Part }[] => {
  const holdsTexts = items === undefined || (items.types & (STRING | ARRAY | OBJECT)) === STRING
  const flat = holdsTexts && parts.some(isNested) ? parts.flatMap((part) => scalarsOf(part)) : parts
  const fitted: { value: Json; part: Part }[] = []
  for (const part of flat) {
    const value = items === undefined ? String(part.value) : fitScalar(part.value, items)
    if (value !== undefined && value !== '' && value !== null) fitted.push({ value, part })
  }
  return fitted
}

const isNested = ({ value }: Part): boolean => typeof value === 'object'
