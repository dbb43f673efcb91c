import type { CopyField } from '../records/record.ts'
import { isPlaceholder, readHtml } from '../text/html.ts'
import type { FactContext } from './fact.ts'
import { onceKey } from './once.ts'

/** One text that buyers read, markup removed. */
export interface CopyText {
  field: CopyField
  /** Position in `record.copy`. */
  index: number
  /** The string as the record holds it. */
  source: string
  /** What a buyer reads. */
  text: string
  /** Maps a span of `text` to a span of `source`. */
  span(start: number, end: number): readonly [number, number]
  /** False for a description that is only pictures or a "loading" placeholder: there is nothing to judge. */
  readable: boolean
}

const KEY = onceKey()
const identity = (start: number, end: number): readonly [number, number] => [start, end]

/** The texts of the record at hand, read once for all facts. */
export const readCopy = (context: FactContext): readonly CopyText[] => context.once(KEY, () => read(context))

const read = ({ record }: FactContext): CopyText[] => {
  const texts: CopyText[] = []
  for (let index = 0; index < record.copy.length; index++) {
    const source = record.copy[index] as string
    const field = record.copyFields[index] as CopyField
    texts.push(
      field.format === 'html'
        ? readMarkup(source, field, index)
        : { field, index, source, text: source, span: identity, readable: true },
    )
  }
  return texts
}

const readMarkup = (source: string, field: CopyField, index: number): CopyText => {
  const html = readHtml(source)
  return {
    field,
    index,
    source,
    text: html.text,
    span: (start, end) => html.span(start, end),
    readable: html.hasText && !isPlaceholder(html.text),
  }
}

const UNREAD = onceKey()
const NONE: readonly string[] = []

/** Fields whose text cannot be read, though there may be some: a description that is only pictures. Mostly none. */
export const unreadFields = (context: FactContext): readonly string[] =>
  context.once(UNREAD, () => {
    const unread = readCopy(context).filter((copy) => !copy.readable)
    return unread.length === 0 ? NONE : unread.map((copy) => copy.field.path)
  })

/** Tells which fields a fact's `in` and `except` parameters let through; a name stands for everything below it. */
export const fieldFilter = (params: { in?: unknown; except?: unknown }): ((field: string) => boolean) => {
  const within = params.in as readonly string[] | undefined
  const except = (params.except ?? []) as readonly string[]
  if (!within && except.length === 0) return () => true
  const known = new Map<string, boolean>()
  const covers = (names: readonly string[], field: string) =>
    names.some((name) => field === name || field.startsWith(`${name}.`))
  return (field) => {
    let passes = known.get(field)
    if (passes === undefined) {
      passes = (!within || covers(within, field)) && !covers(except, field)
      known.set(field, passes)
    }
    return passes
  }
}

/** JSON Schema of the parameters `in` and `except`. */
export const FIELD_PARAMS = {
  in: { type: 'array', minItems: 1, items: { type: 'string' } },
  except: { type: 'array', minItems: 1, items: { type: 'string' } },
} as const
