import type { Config } from './config/config.ts'
import { type ReadingAsked, readOptionsFor } from './config/read-options.ts'
import { readerFor } from './config/reader.ts'
import { readPlainly } from './files/ahead.ts'
import { findFiles } from './files/find.ts'
import { holdPipes } from './files/hold.ts'
import type { InputError } from './files/input-error.ts'
import { isNote } from './files/input-note.ts'
import type { LicenceEntry } from './findings/licence-entry.ts'
import { createShelf, createShelfReader } from './licence-shelf.ts'
import type { Policy } from './policy/policy.ts'
import type { Day } from './policy/rule.ts'
import { JoinedRecords } from './records/catalogue.ts'
import { readSideTables } from './records/join.ts'
import { isError, readRecords } from './records/source.ts'
import { RecordContext } from './verdicts/context.ts'

export interface LicenceInventory {
  asOf: Day
  licences: LicenceEntry[]
  errors: InputError[]
}

/**
 * Lists every licence of the input: those of stores with the products whose class needs them, those of products with the
 * products that share them. The soonest to end comes first, those without an end last.
 * @throws PolicyErrors when an adapter is named that does not exist
 */
export const takeInventory = async (request: {
  paths: readonly string[]
  cwd: string
  config: Config
  policy: Policy
  asOf: Day
  /** Days before its end from which a licence is expiring. */
  notice: number
  adapter?: string
  reading?: ReadingAsked
}): Promise<LicenceInventory> => {
  const { config, policy, asOf } = request
  const newReader = await readerFor(config, request.adapter)
  const found = await findFiles([...request.paths], {
    cwd: request.cwd,
    ignore: config.ignore,
    optionsOf: await readOptionsFor(config, request.reading),
  })
  const { files, release } = holdPipes(found.files)
  const errors: InputError[] = [...found.errors]
  const shelf = createShelf()
  const shelfRecordOf = createShelfReader(policy, { asOf, notice: request.notice })
  const context = new RecordContext({
    catalogue: new JoinedRecords(),
    asOf,
    scanner: () => ({ mentions: () => [] }),
    questions: 0,
  })
  try {
    readSideTables(files, newReader)
    for (const file of files) {
      for (const item of readRecords(file.path, readPlainly(file), newReader())) {
        if (isError(item)) errors.push(item)
        else if (!isNote(item)) {
          const listed = shelfRecordOf(context.use(item))
          if (listed) shelf.put(listed)
        }
      }
    }
  } finally {
    release()
  }
  return { asOf, licences: shelf.entries(), errors }
}
