import type { FactContext } from '../facts/fact.ts'
import { compilePath } from '../facts/path.ts'
import type { Place } from '../facts/place.ts'
import { Unknown } from '../facts/unknown.ts'
import type { Localised, Speak } from '../text/localised.ts'

/** Finds the value of a `{name}` of a message for one finding. */
export type ValueOf = (name: string) => unknown

/** Fills the `{names}` of a message. A value that is missing prints as a dash, never as "undefined". */
export const fillMessage = (template: Localised, speak: Speak, lookUp: ValueOf): string =>
  speak(template).replace(/\{([\w.*-]+)\}/g, (_, name: string) => show(lookUp(name), speak, name))

/**
 * Resolves the names of a rule's messages: the place's match, term and field, then what else the fact that gave
 * the place says of it ({licences.problem}), then facts the rule uses, then fields of the record.
 * @param at the rule's report.at: the name of the fact that gave the place, or a field
 * @param factValue the value of a fact of the rule, undefined when the rule does not use it
 */
export const valuesFor = (
  context: FactContext,
  place: Place,
  at: string,
  factValue: (name: string) => (() => unknown) | undefined,
): ValueOf => {
  const ofPlace: Record<string, unknown> = { ...place }
  return (name) => {
    const [first = '', ...rest] = name.split('.')
    if (rest.length === 0 && ['match', 'term', 'field'].includes(first)) return ofPlace[first]
    if (first === 'record') return compilePath(rest.join('.'))(context.record.value)
    if (first === at && rest.length > 0 && factValue(at)) return compilePath(rest.join('.'))(ofPlace)
    const fact = factValue(first)
    if (fact) return compilePath(rest.join('.'))(fact())
    return compilePath(name)(context.record.value)
  }
}

const MISSING = '—'
const LONGEST_VALUE = 80

const show = (value: unknown, speak: Speak, name: string): string => {
  if (value === undefined || value === null || value === '' || value instanceof Unknown) return MISSING
  if (Array.isArray(value))
    return (
      clip(value.map((item) => show(item, speak, name)).join(name.endsWith('path') ? ' > ' : ', ')) || MISSING
    )
  if (isLocalised(value)) return speak(value)
  if (typeof value === 'object') return clip(JSON.stringify(value))
  return clip(String(value))
}

const clip = (text: string): string =>
  text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text

/** True for words that are written in every language. */
export const isLocalised = (value: unknown): value is Localised =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Localised).en === 'string' &&
  typeof (value as Localised).zh === 'string'
