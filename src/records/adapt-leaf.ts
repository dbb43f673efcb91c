import { readHighlighted } from '../text/highlight.ts'
import { readHtml } from '../text/html.ts'
import { boundsOf } from './adapt-amount.ts'
import { find, firstPart, isEmpty, partsOf, placeOf } from './adapt-find.ts'
import { fitList, fitScalar } from './adapt-fit.ts'
import { type AdaptLog, INSIDE, NO_SHIFT } from './adapt-log.ts'
import { cut, cutUpTo, type Piece } from './adapt-pieces.ts'
import type { Found, Part, Scope } from './adapt-scope.ts'
import { clockTime } from './adapt-time.ts'
import { type Conversion, UNREADABLE } from './adapt-value.ts'
import type { AdapterSettings } from './adapter.ts'
import type { Clock, Mapping, Source } from './adapter-mapping.ts'
import { wordOf } from './adapter-path.ts'
import { escapeToken } from './copy.ts'
import type { Json, JsonObject } from './record.ts'
import { ARRAY, OBJECT, type Shape, STRING } from './shape.ts'
import { walkLoose } from './shape-walk.ts'
import { typeWords } from './validate.ts'

/** The mappings that read values, as against those that build objects and lists. */
export type Leaf = Exclude<Mapping, { is: 'object' | 'each' | 'lists' | 'first' | 'members' }>

/** Reads single values of an export, and remembers where they came from when asked to. */
export class Leaves {
  readonly log: AdaptLog
  readonly #settings: AdapterSettings
  readonly #record: Json

  constructor(settings: AdapterSettings, record: Json, log: AdaptLog) {
    this.#settings = settings
    this.#record = record
    this.log = log
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
      if (this.log.tracing) this.#noteAbsence(source, scope, target)
      return undefined
    }
    if (typeof found.value !== 'string') return found
    if (source.split !== undefined) return splitFound(found, found.value, source.split)
    if (!source.json) return found
    if (found.value.trim() === '') return undefined
    const value = openText(found.value)
    if (value === undefined)
      return this.log.refuse(found, found, { en: 'JSON in a string', zh: '字符串形式的 JSON' })
    return { ...found, value, pointer: found.pointer === undefined ? undefined : found.pointer + INSIDE }
  }

  #key({ key, pointer }: Scope, target: string): string | undefined {
    this.log.note(target, pointer)
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
        return isNoAnswer(found, leaf) ? undefined : this.#value(found, leaf.shape, target)
      case 'html':
        return this.#html(found, leaf.shape, target)
      case 'text':
        return this.#plain(found, target)
      case 'converted':
        return this.#converted(found, leaf, scope, target)
      case 'money':
        return this.#money(leaf, found, scope, target)
      case 'split':
        return this.#split(found, leaf.separator, target)
      case 'pairs':
        return this.#pairs(leaf, found, target)
      case 'code':
        return this.#code(found, leaf, target)
    }
  }

  #value(found: Found, shape: Shape | undefined, target: string): Json | undefined {
    if (shape === undefined) return this.#keep(found.value, found, target)
    const holdsList = (shape.types & ARRAY) !== 0
    const isSingle = found.parts === undefined && typeof found.value !== 'object'
    if (holdsList && !(isSingle && (shape.types & STRING) !== 0)) return this.#list(found, shape, target)
    const part = holdsList ? found : firstPart(found)
    return part && this.#keep(fitScalar(part.value, shape), part, target)
  }

  #list(found: Found, shape: Shape, target: string): Json[] {
    return this.#texts(fitList(partsOf(found), shape.items), target)
  }

  #texts(fitted: readonly { value: Json; part: Part }[], target: string): Json[] {
    this.log.note(target, fitted[0]?.part.pointer)
    return fitted.map(({ value, part }, i) => this.#keep(value, part, `${target}/${i}`) as Json)
  }

  #all(
    paths: (Leaf & { is: 'all' })['of'],
    shape: Shape | undefined,
    scope: Scope,
    target: string,
  ): Json[] | undefined {
    const found = paths.map((path) => find({ paths: [path], json: false }, scope, this.#record))
    const parts = found.flatMap((one) => (one === undefined ? [] : partsOf(one)))
    return parts.length === 0 ? undefined : this.#texts(fitList(parts, shape?.items), target)
  }

  // A plain text cannot hold markup: it gets what a buyer reads. That often is one piece of the source.
  #html(found: Found, shape: Shape | undefined, target: string): Json | undefined {
    const part = firstPart(found)
    if (part === undefined || typeof part.value !== 'string' || shape?.copy?.format !== 'text')
      return this.#value(found, shape, target)
    const html = readHtml(part.value)
    const text = html.text.trim()
    if (text !== '') this.log.reads++
    const first = html.text.length - html.text.trimStart().length
    const [start, end] = html.span(first, first + text.length)
    const isVerbatim = part.value.slice(start, end) === text
    const back = (from: number, to: number) => html.span(first + from, first + to)
    this.log.note(target, part.pointer, isVerbatim ? start : back)
    return text
  }

  #plain(found: Found, target: string): Json | undefined {
    const part = firstPart(found)
    if (part === undefined || typeof part.value !== 'string')
      return part && this.#keep(part.value, part, target)
    const { text, span } = readHighlighted(part.value)
    if (text !== '') this.log.reads++
    this.log.note(target, part.pointer, text === part.value ? 0 : span)
    return text
  }

  #converted(
    found: Found,
    { conversion, clock }: Leaf & { is: 'converted' },
    scope: Scope,
    target: string,
  ): Json | undefined {
    const part = firstPart(found)
    const value = part && this.#convert(found, part, conversion)
    const at =
      clock && typeof value === 'string' && IS_DAY.test(value) ? this.#clock(clock, scope) : undefined
    return part && this.#keep(at === undefined ? value : `${value}T${at}`, part, target)
  }

  #clock({ from, pick, zone }: Clock, scope: Scope): string | undefined {
    const found = find(from, scope, this.#record)
    const times = (found ? partsOf(found) : []).flatMap(
      (part) => this.#convert(found as Found, part, TIME_OF_DAY) ?? [],
    )
    const sorted = times.map(String).sort()
    const picked = pick === 'earliest' ? sorted[0] : sorted.at(-1)
    return picked && `${picked}${zone}`
  }

  #money(leaf: Leaf & { is: 'money' }, found: Found, scope: Scope, target: string): Json | undefined {
    const place = leaf.currency === undefined ? target : `${target}/amount`
    const picked = this.#pick(leaf, found)
    if (picked === undefined) return undefined
    this.log.reads++
    const { amount, part } = picked
    const shift = typeof part.value === 'string' ? part.value.indexOf(amount) : -1
    this.log.note(target, part.pointer)
    this.log.note(place, part.pointer, shift)
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
      for (const value of typeof part.value === 'object' ? [part.value] : boundsOf(part.value)) {
        const bound = { ...part, value }
        const amount = value === null || value === '' ? undefined : this.#convert(found, bound, conversion)
        if (typeof amount !== 'string' || (zeroIsNone && Number(amount) === 0)) continue
        if (picked === undefined || isBetter(pick, Number(amount), Number(picked.amount)))
          picked = { amount, part }
      }
    }
    return picked
  }

  #split(found: Found, separator: string, target: string): Json[] | undefined {
    if (typeof found.value === 'string') return this.#pieces(found, cut(found.value, separator), target)
    return this.#texts(fitList(partsOf(found), undefined), target)
  }

  #pieces(found: Found, pieces: readonly Piece[], target: string): Json[] {
    this.log.note(target, found.pointer)
    return pieces.map((piece, i) => this.#piece(found, piece, `${target}/${i}`))
  }

  #piece({ pointer }: Part, { text, shift }: Piece, target: string): string {
    this.log.reads++
    this.log.note(target, pointer, shift)
    return text
  }

  #pairs(leaf: Leaf & { is: 'pairs' }, found: Found, target: string): Json | undefined {
    const pairs: { part: Part; pieces: Map<string, Piece> }[] = []
    for (const part of partsOf(found)) {
      if (typeof part.value !== 'string') return this.log.refuse(found, part, typeWords('string'))
      for (const pair of cut(part.value, leaf.between)) pairs.push({ part, pieces: piecesOf(pair, leaf) })
    }
    return leaf.asMembers ? this.#members(pairs, target) : this.#objects(pairs, target)
  }

  #objects(pairs: readonly { part: Part; pieces: Map<string, Piece> }[], target: string): Json[] {
    return pairs.map(({ part, pieces }, i) => {
      const object: JsonObject = {}
      for (const [name, piece] of pieces) object[name] = this.#piece(part, piece, `${target}/${i}/${name}`)
      return object
    })
  }

  #members(
    pairs: readonly { part: Part; pieces: Map<string, Piece> }[],
    target: string,
  ): JsonObject | undefined {
    const object: JsonObject = {}
    for (const { part, pieces } of pairs) {
      const [name, value] = [pieces.get('name')?.text, pieces.get('value')]
      if (!isMemberName(name) || value === undefined) continue
      object[name] = this.#piece(part, value, `${target}/${escapeToken(name)}`)
    }
    return pairs.length > 0 ? object : undefined
  }

  #code(found: Found, leaf: Leaf & { is: 'code' }, target: string): Json | undefined {
    const { codes } = leaf
    const part = firstPart(found)
    if (part === undefined || (part.value === '' && !codes.has(''))) return undefined
    const code = wordOf(part.value)
    const value = code === undefined ? undefined : codes.get(code)
    if (value === undefined && leaf.keepsOthers && code !== undefined)
      return this.#value(found, leaf.shape, target)
    if (value === undefined) return this.log.unknownCode(found, part)
    return value === null ? undefined : this.#keep(value, part, target, false)
  }

  #convert(found: Found, part: Part, { convert, expected }: Conversion): Json | undefined {
    if (part.value === '') return undefined
    if (typeof part.value === 'object' || part.value === null) return this.log.refuse(found, part, expected)
    const value = convert(part.value)
    return value === UNREADABLE ? this.log.refuse(found, part, expected) : value
  }

  #keep(value: Json | undefined, part: Part, target: string, canBeVerbatim = true): Json | undefined {
    if (!isEmpty(value)) this.log.reads++
    const isVerbatim = typeof value === 'string' && value === part.value && canBeVerbatim
    this.log.note(target, part.pointer, isVerbatim ? (part.shift ?? 0) : NO_SHIFT)
    return value
  }

  // A field the export holds but leaves empty is found there all the same.
  #noteAbsence(source: Source, scope: Scope, target: string): void {
    for (const path of source.paths) {
      const pointer = placeOf(path, scope, this.#record)
      if (pointer !== undefined) {
        this.log.note(target, pointer)
        return
      }
    }
  }
}

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME_OF_DAY: Conversion = {
  expected: { en: 'a time of day such as "08:00:00"', zh: '一天中的时刻，例如 "08:00:00"' },
  convert: (value) => clockTime(value) ?? UNREADABLE,
}

// Where one thing may be written in several ways (a brand as a text or an object), an object is no single value.
const isNoAnswer = ({ value }: Found, { from, shape }: Leaf & { is: 'value' }): boolean =>
  from.paths.length > 1 &&
  shape !== undefined &&
  (shape.types & (ARRAY | OBJECT)) === 0 &&
  typeof value === 'object' &&
  !Array.isArray(value)

const splitFound = (found: Found, text: string, separator: string): Found => {
  const parts = cut(text, separator).map((piece) => ({
    value: piece.text,
    pointer: found.pointer,
    shift: piece.shift,
  }))
  return { ...found, value: parts.map(({ value }) => value), parts }
}

const piecesOf = (pair: Piece, { within, take }: Leaf & { is: 'pairs' }): Map<string, Piece> => {
  const pieces = new Map<string, Piece>()
  for (const [at, { text, shift }] of cutUpTo(pair.text, within, take.length).entries())
    pieces.set(take[at] as string, { text, shift: pair.shift + shift })
  return pieces
}

/** True for a name that a member may have: one from the data can never reach a prototype. */
export const isMemberName = (name: Json | undefined): name is string =>
  typeof name === 'string' && name !== '' && name !== '__proto__'

const isBetter = (pick: 'first' | 'lowest' | 'highest', amount: number, best: number): boolean =>
  (pick === 'lowest' && amount < best) || (pick === 'highest' && amount > best)

// JSON in a string is no safer than the file it stands in: too much depth or a number that cannot be kept is refused.
const openText = (text: string): Json | undefined => {
  try {
    const value = JSON.parse(text) as Json
    return walkLoose(value).suspicious ? undefined : value
  } catch {
    return undefined
  }
}
