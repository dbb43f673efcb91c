import { attempt } from './adapter-mapping.ts'
import {
  EVERY,
  isPresent,
  type Path,
  type Presence,
  parsePath,
  parsePresence,
  readOne,
} from './adapter-path.ts'
import { escapeToken } from './copy.ts'
import type { Json } from './record.ts'

/** What a platform's records are recognised by. */
export interface Detectable {
  name: string
  /** Envelopes to open, in order of preference. */
  unwrap: readonly Path[]
  /** What of an envelope stands in each record: what follows its last `*`, since the list before it was opened. */
  inner: readonly Path[]
  /** A list is one record, not a list of records. */
  whole: boolean
  /** What a record must have: all tests of one of the groups. */
  detect: readonly (readonly Presence[])[]
}

/** The part of a record that an adapter reads. */
export interface OpenedRecord {
  value: Json
  /** JSON pointer of the part in the record; "" for the record itself. */
  pointer: string
}

/** Compiles the keys of an adapter file that say what its records look like. @throws MappingError */
export const compileDetection = (
  name: string,
  {
    unwrap = [],
    whole = false,
    detect,
  }: { unwrap?: string[]; whole?: boolean; detect: string[] | string[][] },
): Detectable => {
  const paths = unwrap.map((path, i) => attempt(`unwrap.${i}`, () => parsePath(path)))
  const groups = Array.isArray(detect[0]) ? (detect as string[][]) : [detect as string[]]
  return {
    name,
    unwrap: paths,
    inner: paths
      .map((path) => ({ ...path, many: false, steps: path.steps.slice(path.steps.lastIndexOf(EVERY) + 1) }))
      .filter(({ steps }) => steps.length > 0),
    whole,
    detect: groups.map((group) => group.map((test) => attempt('detect', () => parsePresence(test)))),
  }
}

/** True when the record has what one of the groups asks for. */
export const matches = ({ detect }: Detectable, record: Json): boolean =>
  detect.some((group) => group.every((test) => isPresent(test, record)))

/** The tests by which a record matches, each as what of it is there: those of the first group that holds. */
export const reasonsFor = ({ detect }: Detectable, record: Json): string[] =>
  detect
    .find((group) => group.every((test) => isPresent(test, record)))
    ?.map(({ text, any }) => {
      const words = text.split('|')
      return words[any.findIndex((one) => isPresent({ text, any: [one] }, record))] ?? text
    }) ?? []

/** What the record lacks to match, of the group it comes nearest to. */
export const lacks = ({ detect }: Detectable, record: Json): string[] => {
  const lacking = detect.map((group) =>
    group.filter((test) => !isPresent(test, record)).map(({ text }) => text),
  )
  return lacking.reduce((fewest, names) => (names.length < fewest.length ? names : fewest))
}

/**
 * The part of a record that matches: the record itself, or what stands in one of the envelopes, since lists may hold
 * wrapped records (`edges.*.node`) and lines of NDJSON whole answers.
 */
export const openRecord = (one: Detectable, record: Json): OpenedRecord | undefined => {
  if (matches(one, record)) return { value: record, pointer: '' }
  for (const path of one.inner) {
    const value = readOne(path, record)
    if (value !== undefined && matches(one, value)) return { value, pointer: pointerOf(path) }
  }
  return undefined
}

/** The same, with the record itself where nothing matches: for an adapter that somebody asked for by name. */
export const openOrWhole = (one: Detectable, record: Json): OpenedRecord =>
  openRecord(one, record) ?? { value: record, pointer: '' }

const pointerOf = ({ steps }: Path): string =>
  steps.map((step) => `/${escapeToken(typeof step === 'string' ? step : '')}`).join('')

/**
 * Finds what a record matches among many, by one look at its member names: each group of tests is tried only for
 * records that have its rarest name.
 */
export class Detector<T extends Detectable> {
  readonly #byName = new Map<string, T[]>()
  readonly all: readonly T[]
  /** Those that no member name leads to. */
  readonly #others: T[] = []

  constructor(all: readonly T[]) {
    this.all = all
    const uses = new Map<string, number>()
    for (const name of all.flatMap((one) => [...new Set(anchorsOf(one).flat(2))]))
      uses.set(name, (uses.get(name) ?? 0) + 1)
    for (const one of all) {
      for (const names of anchorsOf(one).map((choices) => rarest(choices, uses)))
        if (names.length === 0) this.#others.push(one)
        else for (const name of names) this.#file(name, one)
    }
  }

  #file(name: string, one: T): void {
    const filed = this.#byName.get(name)
    if (filed === undefined) this.#byName.set(name, [one])
    else if (!filed.includes(one)) filed.push(one)
  }

  /** Everything the record matches. */
  find(record: Json): { one: T; opened: OpenedRecord }[] {
    const found: { one: T; opened: OpenedRecord }[] = []
    for (const one of this.#candidates(record)) {
      const opened = openRecord(one, record)
      if (opened !== undefined) found.push({ one, opened })
    }
    return found
  }

  #candidates(record: Json): ReadonlySet<T> {
    const candidates = new Set(this.#others)
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return candidates
    for (const name in record) {
      const filed = this.#byName.get(name)
      if (filed !== undefined) for (const one of filed) candidates.add(one)
    }
    return candidates
  }
}

// For each way to match: its tests, and of each test the member names of which the record must have one.
const anchorsOf = ({ detect, inner }: Detectable): string[][][] => [
  ...detect.map((group) =>
    group
      .map(({ any }) => any.map(({ path }) => path.steps[0]))
      .filter((firsts): firsts is string[] => firsts.every((first) => typeof first === 'string')),
  ),
  ...inner.map(({ steps }) => (typeof steps[0] === 'string' ? [[steps[0]]] : [])),
]

const rarest = (choices: readonly string[][], uses: ReadonlyMap<string, number>): string[] => {
  const weight = (names: readonly string[]) => names.reduce((sum, name) => sum + (uses.get(name) ?? 0), 0)
  return choices.reduce<string[]>(
    (best, names) => (best.length === 0 || weight(names) < weight(best) ? names : best),
    [],
  )
}
