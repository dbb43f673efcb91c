import type { InputError, Position } from './input-error.ts'
import { positionIn } from './position.ts'
import type { RawRecord } from './raw-record.ts'
import type { DerivedText } from './unquote.ts'

/** The text of a file, or a part of it, that another text was made from. */
export interface Origin {
  file: string
  text: string
  start: Position
  /** JSON pointer of the part. */
  pointer: string
}

/** How the text that was made is cut into records. */
export type Cut = (text: string) => Iterable<RawRecord | InputError>

/** Reads a text that was made from another: records and errors come with their places in that other one. */
export function* readDerived(
  origin: Origin,
  { text, map }: DerivedText,
  cut: Cut,
): Generator<RawRecord | InputError> {
  const places = new Places(origin)
  for (const item of cut(text)) {
    if ('code' in item) {
      yield item.at ? { ...item, at: places.at(map.toSource([item.at.offset, item.at.offset])[0]) } : item
      continue
    }
    const begin = item.start.offset
    const [from, to] = map.toSource([begin, begin + item.text.length])
    const inner = item.form?.is === 'json' ? item.form : undefined
    yield {
      file: origin.file,
      text: origin.text.slice(from, to),
      start: places.at(from),
      pointer: origin.pointer + item.pointer,
      keys: item.keys,
      form: {
        is: 'json',
        json: inner?.json ?? item.text,
        toText: (span) => {
          const [first, last] = inner ? inner.toText(span) : span
          const [start, end] = map.toSource([begin + first, begin + last])
          return [start - from, end - from]
        },
      },
    }
  }
}

// Positions in the origin's text. Records come in order, so each is counted from the one before.
class Places {
  readonly #origin: Origin
  #last: Position
  #offset = 0

  constructor(origin: Origin) {
    this.#origin = origin
    this.#last = origin.start
  }

  at(offset: number): Position {
    const { text, start } = this.#origin
    if (offset < this.#offset) return positionIn(start, text, offset)
    this.#last = positionIn(this.#last, text.slice(this.#offset, offset), offset - this.#offset)
    this.#offset = offset
    return this.#last
  }
}
