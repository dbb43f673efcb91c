import type { FactContext } from '../facts/fact.ts'
import { compilePath } from '../facts/path.ts'
import type { Place } from '../facts/place.ts'
import { Unknown } from '../facts/unknown.ts'
import type { Localised, Speak } from '../text/localised.ts'
import { maskPersonalData } from './mask.ts'

/** Reads the value of a `{name}` of a message for one finding. */
export type ValueReader<C extends FactContext> = (context: C, place: Place) => unknown

/**
 * Takes a message apart once, to fill its `{names}` for each finding and hide personal data in what comes of it.
 * A value that is missing prints as a dash, never as "undefined".
 */
export const compileMessage = <C extends FactContext>(
  template: Localised,
  speak: Speak,
  readerOf: (name: string) => ValueReader<C>,
): ((context: C, place: Place) => string) => {
  // Names at the odd places, the words between them at the even ones.
  const pieces = speak(template).split(/\{([\w.*-]+)\}/)
  if (pieces.length === 1) {
    const message = maskPersonalData(pieces[0] as string)
    return () => message
  }
  const readers = pieces.map((name, at) => (at % 2 === 1 ? readerOf(name) : undefined))
  return (context, place) => {
    let message = ''
    for (let i = 0; i < pieces.length; i++) {
      const [piece, read] = [pieces[i] as string, readers[i]]
      message += read ? show(read(context, place), speak, piece) : piece
    }
    return maskPersonalData(message)
  }
}

/**
 * Resolves a name of a rule's messages: the place's match, term and field, then what else the fact that gave
 * the place says of it ({licences.problem}), then facts the rule uses, then fields of the record.
 * @param at the rule's report.at: the name of the fact that gave the place, or a field
 * @param factValue the value of a fact of the rule, undefined when the rule does not use it
 */
export const valueReader = <C extends FactContext>(
  name: string,
  at: string,
  factValue: (name: string) => ((context: C) => unknown) | undefined,
): ValueReader<C> => {
  const [first = '', ...rest] = name.split('.')
  if (rest.length === 0 && ['match', 'term', 'field'].includes(first))
    return (_, place) => (place as Place & Record<string, unknown>)[first]
  const below = compilePath(rest.join('.'))
  if (first === 'record') return ({ record }) => below(record.value)
  const fact = factValue(first)
  if (fact && first === at && rest.length > 0) return (_, place) => below(place)
  if (fact) return (context) => below(fact(context))
  const field = compilePath(name)
  return ({ record }) => field(record.value)
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
