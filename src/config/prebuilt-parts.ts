import type { Json, JsonObject } from '../records/record.ts'

/** Parts of parsed YAML that most runs never look at, by digest of their file and place in it. */
export interface LazyParts {
  /** The examples of rules and of contexts. */
  examples: Record<string, Json[]>
  /** The terms of lexicons: the index of words has them, in a form of its own, for those who only search. */
  terms: Record<string, Json[]>
  /** What rules say: needed once one of them has a finding. */
  reports: Record<string, Json[]>
  descriptions: Record<string, Json[]>
}

/** The members of YAML files that are kept apart, by the part they go to. */
const MEMBERS = {
  examples: 'examples',
  terms: 'terms',
  reports: 'report',
  descriptions: 'description',
} as const

type Parsed = Record<string, Json>

/**
 * Takes the parts out of parsed files that wait until somebody asks for them.
 * @returns the files without them, and the parts
 */
export const takeApart = (parsed: Parsed): { core: Parsed; parts: LazyParts } => {
  const parts: LazyParts = { examples: {}, terms: {}, reports: {}, descriptions: {} }
  const core: Parsed = {}
  for (const [digest, value] of Object.entries(parsed)) {
    const whole = structuredClone(value) as JsonObject
    for (const { name, owners } of lazyIn(whole)) {
      const member = MEMBERS[name]
      const taken = owners.map((owner) => owner[member] ?? null)
      for (const owner of owners) delete owner[member]
      parts[name][digest] = taken
    }
    core[digest] = whole
  }
  return { core, parts }
}

/**
 * Puts the parts back as members that are read from their file when first asked for. They are not enumerable, so that
 * copying an object does not ask.
 */
export const putTogether = (
  core: Parsed,
  read: { [Name in keyof LazyParts]: () => LazyParts[Name] },
): Parsed => {
  for (const [digest, value] of Object.entries(core)) {
    for (const { name, owners } of lazyIn(value as JsonObject)) {
      for (const [at, owner] of owners.entries())
        Object.defineProperty(owner, MEMBERS[name], {
          get: () => read[name]()[digest]?.[at] ?? undefined,
          configurable: true,
        })
    }
  }
  return core
}

const lazyIn = (file: JsonObject): { name: keyof LazyParts; owners: JsonObject[] }[] => {
  if (Array.isArray(file.rules)) {
    const owners = file.rules as JsonObject[]
    return (['examples', 'reports', 'descriptions'] as const).map((name) => ({ name, owners }))
  }
  if (Array.isArray(file.contexts)) return [{ name: 'examples', owners: file.contexts as JsonObject[] }]
  return file.lexicon === undefined ? [] : [{ name: 'terms', owners: [file] }]
}
