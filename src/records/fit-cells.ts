import { UNREADABLE, yesOrNo } from './adapt-value.ts'
import type { Json, JsonObject } from './record.ts'
import { ARRAY, BOOLEAN, INTEGER, NUMBER, OBJECT, type Shape, STRING } from './shape.ts'

/**
 * Cells and elements hold texts: gives those of a canonical record the types its fields have. "120" is 120 where a number
 * belongs, "是" is true where yes or no belongs, and one text is the list of itself where texts belong. What cannot be told
 * stays a text, which the schema then refuses.
 * @param value the record as the rows made it; it is changed
 */
export const fitCells = (value: JsonObject, { properties, rest }: Shape): void => {
  for (const [name, part] of Object.entries(value)) {
    const shape = properties?.get(name)?.shape ?? rest.shape
    if (shape !== undefined) value[name] = fitted(part, shape)
  }
}

const fitted = (value: Json, shape: Shape): Json => {
  if (typeof value === 'string') return (shape.types & STRING) !== 0 ? value : fromText(value, shape)
  if (Array.isArray(value)) {
    const { items } = shape
    return items === undefined ? value : value.map((part) => fitted(part, items))
  }
  if (typeof value === 'object' && value !== null) fitCells(value, shape)
  return value
}

const fromText = (text: string, { types, items }: Shape): Json => {
  const bare = text.trim()
  if ((types & (NUMBER | INTEGER)) !== 0 && NUMBERS.test(bare)) return Number(bare)
  // As a sheet shows it. Where fractions may stand it could be one: 1,200 is 1.2 to half of Europe.
  if ((types & (NUMBER | INTEGER)) === INTEGER && GROUPED.test(bare)) return Number(bare.replaceAll(',', ''))
  if ((types & BOOLEAN) !== 0) {
    const answer = yesOrNo.convert(bare)
    if (answer !== UNREADABLE) return answer as boolean
  }
  const isOfTexts = ((items?.types ?? 0) & (STRING | OBJECT)) === STRING
  return (types & ARRAY) !== 0 && isOfTexts ? [text] : text
}

const NUMBERS = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/
const GROUPED = /^\d{1,3}(?:,\d{3}){1,4}$/
