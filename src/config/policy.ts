import { FACTS } from '../facts/index.ts'
import { loadPolicy } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import type { YamlPlace } from '../policy/policy-error.ts'
import type { Vocabulary } from '../policy/vocabulary.ts'
import { KINDS, type Kind } from '../records/record.ts'
import { OPERATOR_NAMES } from '../verdicts/operators.ts'
import type { Config } from './config.ts'
import { packFolder, readPrebuilt, readRecordSchema, readSchemas } from './installation.ts'

/**
 * Loads the policy a configuration asks for.
 * @param packs packs named on the command line, relative to `cwd`, instead of the configuration's own
 * @throws PolicyErrors
 */
export const loadConfiguredPolicy = (
  config: Config,
  packs: readonly string[] | undefined,
  cwd: string,
): Promise<Policy> =>
  loadPolicy({
    packs: packs
      ? packs.map((name) => packFolder(name, cwd))
      : config.packs.map((name, at) =>
          withPlace(packFolder(name, config.folder), config.placeOf(['extends', at])),
        ),
    vocabulary,
    schemas: readSchemas,
    prebuilt: readPrebuilt(),
    rules: config.rules,
    overrides: config.overrides,
    allow: config.allow,
    placeOf: config.placeOf,
    ...(config.timeZone ? { timeZone: config.timeZone } : {}),
  })

/** The words rules may use: our facts, our operators, the fields of the record schemas. */
export const vocabulary = (): Vocabulary => ({
  facts: FACTS,
  operators: OPERATOR_NAMES,
  fields: Object.fromEntries(
    KINDS.map((kind) => [kind, new Set(Object.keys(readRecordSchema(kind).properties))]),
  ) as unknown as Record<Kind, ReadonlySet<string>>,
})

const withPlace = <T>(pack: T, place: YamlPlace | undefined) => (place ? { ...pack, place } : pack)
