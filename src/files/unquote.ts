import { Segments } from '../text/span.ts'

/** A text that was made from a part of another, and the way back to that. */
export interface DerivedText {
  text: string
  map: Pick<Segments, 'toSource'>
}

/** Whether a text begins like a JSON document that may hold records: an object, or a list of objects or lists. */
export const beginsDocument = (text: string): boolean => /^\s*(?:\{\s*["}]|\[\s*[[{\]])/.test(text)

/** The text that a valid JSON string stands for; the map leads into `quoted`, which begins with its quote. */
export const unquote = (quoted: string): DerivedText => {
  const map = new Segments()
  let made = 0
  let at = 1
  const plain = (to: number): void => {
    if (to > at) map.add(made, made + to - at, at, to)
    made += to - at
    at = to
  }
  for (let slash = quoted.indexOf('\\', at); slash >= 0; slash = quoted.indexOf('\\', at)) {
    plain(slash)
    const length = quoted[slash + 1] === 'u' ? 6 : 2
    map.add(made, made + 1, slash, slash + length)
    made++
    at += length
  }
  plain(quoted.length - 1)
  return { text: JSON.parse(quoted), map }
}
