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
const NONE: readonly string[] = []
const identity = (start: number, end: number): readonly [number, number] => [start, end]

/** The texts of the record at hand, read once for all facts. */
export const readCopy = (context: FactContext): readonly CopyText[] => copyOf(context).texts

const copyOf = (context: FactContext): Copy => context.once(KEY, () => read(context))

interface Copy {
  texts: readonly CopyText[]
  unread: readonly string[]
}

const read = ({ record: { copy, copyFields } }: FactContext): Copy => {
  const texts: CopyText[] = []
  let unread = NONE
  for (let index = 0; index < copy.length; index++) {
    const source = copy[index] as string
    const field = copyFields[index] as CopyField
    if (field.format !== 'html') {
      texts.push({ field, index, source, text: source, span: identity, readable: true })
      continue
    }
    const text = readMarkup(source, field, index)
    if (!text.readable) unread = [...unread, field.path]
    texts.push(text)
  }
  return { texts, unread }
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

/** Fields whose text cannot be read, though there may be some: a description that is only pictures. Mostly none. */
export const unreadFields = (context: FactContext): readonly string[] => copyOf(context).unread

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
