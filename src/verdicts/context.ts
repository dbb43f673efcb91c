import type { Catalogue, FactContext, FactValue, Scan } from '../facts/fact.ts'
import type { Day } from '../policy/rule.ts'
import type { CatalogueRecord } from '../records/record.ts'

/** The answers to all questions about one record; made once and pointed at record after record. */
export class RecordContext implements FactContext {
  readonly catalogue: Catalogue
  readonly asOf: Day
  readonly #scanner: (context: FactContext) => Scan
  readonly #answers: FactValue[]
  // An answer counts only when its stamp is this record's: clearing is one increment.
  readonly #stamps: Uint32Array
  readonly #kept = new Map<object, unknown>()
  #stamp = 0
  #record: CatalogueRecord | undefined
  #scan: Scan | undefined

  constructor(options: {
    catalogue: Catalogue
    asOf: Day
    scanner: (context: FactContext) => Scan
    /** How many questions the policy asks. */
    questions: number
  }) {
    this.catalogue = options.catalogue
    this.asOf = options.asOf
    this.#scanner = options.scanner
    this.#answers = new Array(options.questions).fill(undefined)
    this.#stamps = new Uint32Array(options.questions)
  }

  get record(): CatalogueRecord {
    if (!this.#record) throw new Error('The context was not pointed at a record')
    return this.#record
  }

  /** Points the context at the next record and forgets the last one's answers. */
  use(record: CatalogueRecord): this {
    this.#record = record
    this.#scan = undefined
    if (this.#kept.size > 0) this.#kept.clear()
    this.#stamp++
    if (this.#stamp === 0xffff_ffff) {
      this.#stamps.fill(0)
      this.#stamp = 1
    }
    return this
  }

  readonly scan = (): Scan => {
    this.#scan ??= this.#scanner(this)
    return this.#scan
  }

  readonly once = <T>(key: object, compute: () => T): T => {
    const kept = this.#kept.get(key)
    if (kept !== undefined || this.#kept.has(key)) return kept as T
    const value = compute()
    this.#kept.set(key, value)
    return value
  }

  /** The answer to one question, computed on first asking. */
  answer(question: number, compute: (context: RecordContext) => FactValue): FactValue {
    if (this.#stamps[question] === this.#stamp) return this.#answers[question]
    const value = compute(this)
    this.#answers[question] = value
    this.#stamps[question] = this.#stamp
    return value
  }
}
