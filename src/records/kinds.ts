import type { JsonObject, Kind } from './record.ts'
import { compileShape, type RecordShape } from './shape.ts'
import { createValidator, type Validator } from './validate.ts'

/** The record schemas as parsed from schemas/records/*.schema.json. */
export type RecordSchemas = Readonly<Record<Kind | 'common', JsonObject>>

/** What the record schemas say, in the two forms it is needed in. */
export interface RecordKinds {
  shapes: Readonly<Record<Kind, RecordShape>>
  /** Fields a record must have besides its kind. */
  required: Readonly<Record<Kind, readonly string[]>>
  validate: Validator
}

/** Makes the record schemas ready for reading. */
export const compileKinds = (schemas: RecordSchemas): RecordKinds => ({
  shapes: eachKind((kind) => compileShape(schemas[kind], schemas.common)),
  required: eachKind((kind) => (schemas[kind].required as string[]).filter((field) => field !== 'kind')),
  validate: createValidator(schemas),
})

/** True for the name of a kind of record. */
export const isKind = (value: unknown): value is Kind =>
  value === 'product' || value === 'store' || value === 'campaign'

const eachKind = <T>(make: (kind: Kind) => T): Record<Kind, T> => ({
  product: make('product'),
  store: make('store'),
  campaign: make('campaign'),
})
