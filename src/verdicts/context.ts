import type { Catalogue, FactContext, FactValue, Scan } from '../facts/fact.ts'
import type { OnceKey } from '../facts/once.ts'
import type { Day } from '../policy/rule.ts'
import type { CatalogueRecord } from '../records/record.ts'
import type { Question } from './questions.ts'

/** The answers to all questions about one record; made once and pointed at record after record. */
export class RecordContext implements FactContext {
  readonly catalogue: Catalogue
  readonly asOf: Day
  readonly #scanner: (context: FactContext) => Scan
  // Rules are made ready when a record first needs them, so there may be more questions than at first.
  readonly #answers: FactValue[]
  // An answer counts only when its stamp is this record's: clearing is one increment.
  readonly #stamps: number[]
  readonly #kept: unknown[] = []
  readonly #keptStamps: number[] = []
  #stamp = 0
  #record: CatalogueRecord | undefined
  #scan: Scan | undefined

  constructor(options: {
    catalogue: Catalogue
    asOf: Day
    scanner: (context: FactContext) => Scan
    /** How many questions are known already. */
    questions: number
  }) {
    this.catalogue = options.catalogue
    this.asOf = options.asOf
    this.#scanner = options.scanner
    this.#answers = new Array(options.questions).fill(undefined)
    this.#stamps = new Array(options.questions).fill(0)
  }

  get record(): CatalogueRecord {
    if (!this.#record) throw new Error('The context was not pointed at a record')
    return this.#record
  }

  /** Points the context at the next record and forgets the last one's answers. */
  use(record: CatalogueRecord): this {
    this.#record = record
    this.#scan = undefined
    this.#stamp++
    if (this.#stamp === 0x3fff_ffff) {
      this.#stamps.fill(0)
      this.#keptStamps.fill(0)
      this.#stamp = 1
    }
    return this
  }

  readonly scan = (): Scan => {
    this.#scan ??= this.#scanner(this)
    return this.#scan
  }

  readonly once = <T>({ index }: OnceKey, compute: () => T): T => {
    if (this.#keptStamps[index] === this.#stamp) return this.#kept[index] as T
    const value = compute()
    this.#kept[index] = value
    this.#keptStamps[index] = this.#stamp
    return value
  }

  /** The answer to one question, computed on first asking. */
  answer({ index, compute }: Question): FactValue {
    if (this.#stamps[index] === this.#stamp) return this.#answers[index]
    const value = compute(this)
    this.#answers[index] = value
    this.#stamps[index] = this.#stamp
    return value
  }
}
