import { readHtml } from '../text/html.ts'
import { find, firstPart, isEmpty, partsOf, placeOf } from './adapt-find.ts'
import { fitList, fitScalar } from './adapt-fit.ts'
import type { AdaptProblem, Found, Part, Scope } from './adapt-scope.ts'
import { type Conversion, UNREADABLE } from './adapt-value.ts'
import type { AdapterSettings } from './adapter.ts'
import type { Mapping, Source } from './adapter-mapping.ts'
import type { Json, JsonObject, SourcePlace } from './record.ts'
import { ARRAY, type Shape, STRING } from './shape.ts'
import { quoted, typeName, typeWords } from './validate.ts'

/** The mappings that read values, as against those that build objects and lists. */
export type Leaf = Exclude<Mapping, { is: 'object' | 'each' | 'lists' | 'first' }>

/** Reads single values of an export, and remembers where they came from when asked to. */
export class Leaves {
  /** Values that could not be taken over. */
  readonly problems: AdaptProblem[] = []
  /** Canonical pointers and their places in the source; kept only when tracing. */
  readonly trace: [string, SourcePlace][] = []
  /** How many values came from the source: constants and empty texts do not count. */
  reads = 0
  readonly tracing: boolean
  readonly #settings: AdapterSettings
  readonly #record: Json

  constructor(settings: AdapterSettings, record: Json, tracing: boolean) {
    this.#settings = settings
    this.#record = record
    this.tracing = tracing
  }

  read(leaf: Leaf, scope: Scope, target: string): Json | undefined {
    switch (leaf.is) {
      case 'constant':
        return leaf.value
      case 'setting':
        return this.#settings[leaf.name as keyof AdapterSettings]
      case 'key':
        return this.#key(scope, target)
      case 'all':
        return this.#all(leaf.of, leaf.shape, scope, target)
      default:
        return this.#found(leaf, scope, target)
    }
  }

  /** What a source holds; a JSON text is opened. */
  find(source: Source, scope: Scope, target: string): Found | undefined {
    const found = find(source, scope, this.#record)
    if (found === undefined) {
      if (this.tracing) this.#noteAbsence(source, scope, target)
      return undefined
    }
    if (!source.json || typeof found.value !== 'string') return found
    if (found.value.trim() === '') return undefined
    try {
      return { ...found, value: JSON.parse(found.value) as Json, isText: true }
    } catch {
      return this.#refuse(found, found, { en: 'JSON in a string', zh: '字符串形式的 JSON' })
    }
  }

  #key({ key, pointer }: Scope, target: string): string | undefined {
    this.#note(target, pointer)
    return key
  }

  #found(
    leaf: Exclude<Leaf, { is: 'constant' | 'setting' | 'key' | 'all' }>,
    scope: Scope,
    target: string,
  ): Json | undefined {
    const found = this.find(leaf.from, scope, target)
    if (found === undefined) return undefined
    switch (leaf.is) {
      case 'value':
        return this.#value(found, leaf.shape, target)
      case 'html':
        return this.#html(found, leaf.shape, target)
      case 'converted':
        return this.#converted(found, leaf.conversion, target)
      case 'money':
        return this.#money(leaf, found, scope, target)
      case 'split':
        return this.#split(found, leaf.separator, target)
      case 'pairs':
        return this.#pairs(leaf, found, target)
      case 'code':
        return this.#code(found, leaf.codes, target)
    }
  }

  #value(found: Found, shape: Shape | undefined, target: string): Json | undefined {
    if (shape === undefined) return this.#keep(found.value, found, found.isText, target)
    const holdsList = (shape.types & ARRAY) !== 0
    const isSingle = found.parts === undefined && typeof found.value !== 'object'
    if (holdsList && !(isSingle && (shape.types & STRING) !== 0))
      return this.#list(found, found.isText, shape, target)
    const part = holdsList ? found : firstPart(found)
    return part && this.#keep(fitScalar(part.value, shape), part, found.isText, target)
  }

  #list(found: Found, isText: boolean, shape: Shape, target: string): Json[] {
    return this.#texts(fitList(partsOf(found), isText, shape.items), isText, target)
  }

  #texts(fitted: readonly { value: Json; part: Part }[], isText: boolean, target: string): Json[] {
    this.#note(target, fitted[0]?.part.pointer)
    return fitted.map(({ value, part }, i) => this.#keep(value, part, isText, `${target}/${i}`) as Json)
  }

  #all(
    paths: (Leaf & { is: 'all' })['of'],
    shape: Shape | undefined,
    scope: Scope,
    target: string,
  ): Json[] | undefined {
    const found = paths.map((path) => find({ paths: [path], json: false }, scope, this.#record))
    const parts = found.flatMap((one) => (one === undefined ? [] : partsOf(one)))
    return parts.length === 0
      ? undefined
      : this.#texts(fitList(parts, scope.isText, shape?.items), scope.isText, target)
  }

  // A plain text cannot hold markup: it gets what a buyer reads, which often is one piece of the source.
  #html(found: Found, shape: Shape | undefined, target: string): Json | undefined {
    const part = firstPart(found)
    if (part === undefined || typeof part.value !== 'string' || shape?.copy?.format !== 'text')
      return this.#value(found, shape, target)
    const text = readHtml(part.value).text.trim()
    if (text !== '') this.reads++
    const shift = part.value.indexOf(text)
    this.#note(target, part.pointer, found.isText ? NO_SHIFT : shift)
    return text
  }

  #converted(found: Found, conversion: Conversion, target: string): Json | undefined {
    const part = firstPart(found)
    const value = part && this.#convert(found, part, conversion)
    return part && this.#keep(value, part, found.isText, target)
  }

  #money(leaf: Leaf & { is: 'money' }, found: Found, scope: Scope, target: string): Json | undefined {
    const place = leaf.currency === undefined ? target : `${target}/amount`
    const picked = this.#pick(leaf, found)
    if (picked === undefined) return undefined
    this.reads++
    const { amount, part } = picked
    const shift = typeof part.value === 'string' ? part.value.indexOf(amount) : -1
    this.#note(target, part.pointer)
    this.#note(place, part.pointer, found.isText ? NO_SHIFT : shift)
    if (leaf.currency === undefined) return amount
    const currency = this.read(leaf.currency as Leaf, scope, `${target}/currency`)
    return currency === undefined || currency === '' ? { amount } : { amount, currency }
  }

  #pick(
    { conversion, pick, zeroIsNone }: Leaf & { is: 'money' },
    found: Found,
  ): { amount: string; part: Part } | undefined {
    let picked: { amount: string; part: Part } | undefined
    for (const part of partsOf(found)) {
      const amount =
        part.value === null || part.value === '' ? undefined : this.#convert(found, part, conversion)
      if (typeof amount !== 'string' || (zeroIsNone && Number(amount) === 0)) continue
      if (picked === undefined || isBetter(pick, Number(amount), Number(picked.amount)))
        picked = { amount, part }
    }
    return picked
  }

  #split(found: Found, separator: string, target: string): Json[] | undefined {
    if (typeof found.value === 'string') return this.#pieces(found, cut(found.value, separator), target)
    return this.#texts(fitList(partsOf(found), found.isText, undefined), found.isText, target)
  }

  #pieces(found: Found, pieces: readonly Piece[], target: string): Json[] {
    this.#note(target, found.pointer)
    return pieces.map((piece, i) => this.#piece(found, piece, `${target}/${i}`))
  }

  #piece({ pointer, isText }: Found, { text, shift }: Piece, target: string): string {
    this.reads++
    this.#note(target, pointer, isText ? NO_SHIFT : shift)
    return text
  }

  #pairs(leaf: Leaf & { is: 'pairs' }, found: Found, target: string): Json | undefined {
    if (typeof found.value !== 'string') return this.#refuse(found, found, typeWords('string'))
    return cut(found.value, leaf.between).map((pair, i) => {
      const object: JsonObject = {}
      for (const [at, { text, shift }] of cutUpTo(pair.text, leaf.within, leaf.take.length).entries()) {
        const name = leaf.take[at] as string
        object[name] = this.#piece(found, { text, shift: pair.shift + shift }, `${target}/${i}/${name}`)
      }
      return object
    })
  }

  #code(found: Found, codes: ReadonlyMap<string, Json>, target: string): Json | undefined {
    const part = firstPart(found)
    if (part === undefined || (part.value === '' && !codes.has(''))) return undefined
    const code = String(part.value)
    const value = codes.get(code)
    if (value === undefined) {
      this.problems.push({
        code: 'input/unknown-code',
        pointer: part.pointer ?? '',
        values: { field: found.path, value: quoted(part.value) },
      })
      return undefined
    }
    return value === null ? undefined : this.#keep(value, part, true, target)
  }

  #convert(found: Found, part: Part, { convert, expected }: Conversion): Json | undefined {
    if (part.value === '') return undefined
    if (typeof part.value === 'object' || part.value === null) return this.#refuse(found, part, expected)
    const value = convert(part.value)
    return value === UNREADABLE ? this.#refuse(found, part, expected) : value
  }

  #refuse(found: Found, part: Part, expected: Conversion['expected']): undefined {
    const words = typeof part.value === 'object' ? typeWords(typeName(part.value)) : quoted(part.value)
    this.problems.push({
      code: 'input/wrong-type',
      pointer: part.pointer ?? '',
      values: { field: found.path, found: words, expected },
    })
    return undefined
  }

  #keep(value: Json | undefined, part: Part, isText: boolean, target: string): Json | undefined {
    if (!isEmpty(value)) this.reads++
    const isVerbatim = typeof value === 'string' && value === part.value && !isText
    this.#note(target, part.pointer, isVerbatim ? 0 : NO_SHIFT)
    return value
  }

  // A field the export holds but leaves empty is found there all the same.
  #noteAbsence(source: Source, scope: Scope, target: string): void {
    for (const path of source.paths) {
      const pointer = placeOf(path, scope, this.#record)
      if (pointer !== undefined) return this.#note(target, pointer)
    }
  }

  #note(target: string, pointer: string | undefined, shift = NO_SHIFT): void {
    if (pointer !== undefined)
      this.trace.push([target, shift === NO_SHIFT ? { pointer } : { pointer, shift }])
  }
}

// What indexOf says of a text that is not there.
const NO_SHIFT = -1

const isBetter = (pick: 'first' | 'lowest' | 'highest', amount: number, best: number): boolean =>
  (pick === 'lowest' && amount < best) || (pick === 'highest' && amount > best)

/** A piece of a string and where it begins. */
interface Piece {
  text: string
  shift: number
}

// White space around a piece is not part of it; empty pieces are left out.
const cut = (text: string, separator: string): Piece[] =>
  cutUpTo(text, separator, Number.POSITIVE_INFINITY).filter((piece) => piece.text !== '')

// The last piece keeps whatever follows: "20000:1:size:5:6" in four pieces ends with "5:6".
const cutUpTo = (text: string, separator: string, most: number): Piece[] => {
  const pieces: Piece[] = []
  let start = 0
  while (pieces.length + 1 < most) {
    const end = text.indexOf(separator, start)
    if (end < 0) break
    pieces.push(trimmed(text, start, end))
    start = end + separator.length
  }
  return [...pieces, trimmed(text, start, text.length)]
}

const trimmed = (text: string, start: number, end: number): Piece => {
  const piece = text.slice(start, end)
  return { text: piece.trim(), shift: start + (piece.length - piece.trimStart().length) }
}
