import { elementsFound, isEmpty } from './adapt-find.ts'
import { isMemberName, Leaves } from './adapt-leaf.ts'
import { AdaptLog } from './adapt-log.ts'
import type { AdaptProblem, Scope } from './adapt-scope.ts'
import type { Adapter, AdapterSettings } from './adapter.ts'
import type { Mapping } from './adapter-mapping.ts'
import { isPresent, type Presence, readAll, wordOf } from './adapter-path.ts'
import { escapeToken } from './copy.ts'
import type { Json, JsonObject, SourcePlace } from './record.ts'

/**
 * Makes the canonical record from one record of a platform's export, as fast as possible.
 * @returns undefined when a value could not be read; `traceAdaptation` then says which
 */
export const adapt = (adapter: Adapter, source: Json, settings: AdapterSettings): JsonObject | undefined => {
  const builder = new Builder(settings, source, new AdaptLog(false))
  const value = builder.record(adapter, source)
  return builder.log.problems.length > 0 ? undefined : value
}

/** What `traceAdaptation` learns. */
export interface Adaptation {
  value: JsonObject
  /** Where canonical values come from, by their JSON pointer. */
  trace: ReadonlyMap<string, SourcePlace>
  problems: readonly AdaptProblem[]
}

/** The same as `adapt`, keeping the way back to the source. Only findings and errors need it. */
export const traceAdaptation = (adapter: Adapter, source: Json, settings: AdapterSettings): Adaptation => {
  const builder = new Builder(settings, source, new AdaptLog(true))
  const value = builder.record(adapter, source)
  return { value, trace: new Map(builder.log.trace), problems: builder.log.problems }
}

/**
 * Where a canonical value stands in the source record: the value itself, else the nearest part that holds it, else
 * the whole record (pointer "").
 * @param pointer JSON pointer in the canonical record
 */
export const sourcePlace = (trace: ReadonlyMap<string, SourcePlace>, pointer: string): SourcePlace => {
  if (pointer === '/extra' || pointer.startsWith('/extra/'))
    return { pointer: pointer.slice('/extra'.length), shift: 0 }
  const exact = trace.get(pointer)
  if (exact !== undefined) return exact
  const parent = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
  const { pointer: holder, inside } = parent === '' ? { pointer: '' } : sourcePlace(trace, parent)
  return inside === undefined ? { pointer: holder } : { pointer: holder, inside }
}

// Builds objects and lists; the values in them are the business of Leaves.
class Builder {
  readonly log: AdaptLog
  readonly #leaves: Leaves

  constructor(settings: AdapterSettings, source: Json, log: AdaptLog) {
    this.log = log
    this.#leaves = new Leaves(settings, source, log)
  }

  record(adapter: Adapter, source: Json): JsonObject {
    const scope = {
      value: source,
      pointer: this.log.tracing ? '' : undefined,
      key: undefined,
    }
    const record: JsonObject = { kind: adapter.kind }
    this.#fill(record, adapter.members, scope, '')
    return record
  }

  #fill(
    object: JsonObject,
    members: readonly (readonly [string, Mapping])[],
    scope: Scope,
    target: string,
  ): void {
    for (const [name, mapping] of members) {
      const value = this.#build(mapping, scope, this.#below(target, name))
      if (value !== undefined) object[name] = value
    }
  }

  #build(mapping: Mapping, scope: Scope, target: string): Json | undefined {
    switch (mapping.is) {
      case 'object':
        return this.#object(mapping, scope, target)
      case 'each':
        return this.#lists([mapping], scope, target)
      case 'lists':
        return this.#lists(mapping.of, scope, target)
      case 'members':
        return this.#members(mapping, scope, target)
      case 'first':
        return this.#first(mapping.of, scope, target)
      default:
        return this.#leaves.read(mapping, scope, target)
    }
  }

  // Left out when only constants and empty texts would stand in it, or when the schema needs more of it.
  #object(
    { when, members, needed }: Mapping & { is: 'object' },
    scope: Scope,
    target: string,
  ): JsonObject | undefined {
    if (when !== undefined && !isTrue(when, scope.value)) return undefined
    const { reads, trace } = this.log
    const traced = trace.length
    const object: JsonObject = {}
    this.#note(target, scope)
    this.#fill(object, members, scope, target)
    const isReal = when !== undefined || this.log.reads > reads
    const isWhole = needed.every((name) => object[name] !== undefined && object[name] !== '')
    if (isReal && isWhole) return object
    this.log.reads = reads
    trace.length = traced
    return undefined
  }

  #lists(parts: readonly Mapping[], scope: Scope, target: string): Json[] | undefined {
    const list: Json[] = []
    let isThere = false
    for (const part of parts) {
      if (this.#append(list, part, scope, target)) isThere = true
    }
    return isThere ? list : undefined
  }

  // True when the source has the part at all, be it empty.
  #append(list: Json[], part: Mapping, scope: Scope, target: string): boolean {
    if (part.is !== 'each') {
      const element = this.#build(part, scope, this.#below(target, list.length))
      if (element !== undefined) list.push(element)
      return element !== undefined
    }
    const found = this.#leaves.find(part.over, scope, target)
    if (found === undefined) return false
    for (const { value, pointer, key, shift } of elementsFound(found, part.byKey)) {
      const inner = { value, pointer, key, ...(shift === undefined ? {} : { shift }) }
      const traced = this.log.trace.length
      const element = this.#build(part.as, inner, this.#below(target, list.length))
      if (element === undefined) continue
      if (part.except.size > 0 && part.except.has(nameOf(element))) this.log.trace.length = traced
      else list.push(element)
    }
    return true
  }

  // The names come from the data: what has none is left out.
  #members(
    { over, byKey, name, value }: Mapping & { is: 'members' },
    scope: Scope,
    target: string,
  ): JsonObject | undefined {
    const found = this.#leaves.find(over, scope, target)
    if (found === undefined) return undefined
    const object: JsonObject = {}
    for (const part of elementsFound(found, byKey)) {
      const inner = { value: part.value, pointer: part.pointer, key: part.key }
      const called = this.#build(name, inner, target)
      if (!isMemberName(called)) continue
      const made = this.#build(value, inner, this.#below(target, called))
      if (made !== undefined) object[called] = made
    }
    return Object.keys(object).length > 0 ? object : undefined
  }

  #first(mappings: readonly Mapping[], scope: Scope, target: string): Json | undefined {
    let empty: Json | undefined
    for (const mapping of mappings) {
      const value = this.#build(mapping, scope, target)
      if (!isEmpty(value)) return value
      empty ??= value
    }
    return empty
  }

  #below(target: string, token: string | number): string {
    return this.log.tracing ? `${target}/${escapeToken(String(token))}` : ''
  }

  #note(target: string, { pointer }: Scope): void {
    if (pointer !== undefined && pointer !== '') this.log.note(target, pointer)
  }
}

const nameOf = (element: Json): Json =>
  typeof element === 'object' && element !== null && !Array.isArray(element) ? (element.name ?? null) : null

// "Only if the path is present and true": exports write no as false, 0, "0", "false" or "".
const isTrue = (when: Presence, value: Json): boolean =>
  when.any.some(({ path, value: wanted }) =>
    wanted === undefined
      ? readAll(path, value, undefined).some(({ value: found }) => isYes(found))
      : isPresent({ ...when, any: [{ path, value: wanted }] }, value),
  )

const isYes = (value: Json): boolean => value !== null && !isEmpty(value) && !NO.has(wordOf(value) ?? '')

const NO = new Set(['false', '0'])
