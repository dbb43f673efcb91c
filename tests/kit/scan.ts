// Searches one text with one lexicon, for tests.
import { createScanner } from '../../src/facts/scan.ts'
import type { Context } from '../../src/policy/context.ts'
import { mergeLexicons } from '../../src/policy/lexicon.ts'
import type { Json } from '../../src/records/record.ts'
import { RecordContext } from '../../src/verdicts/context.ts'
import { examplePolicy, exampleRecord } from './facts.ts'

/** Prepares the search for the terms of a lexicon "l"; what comes are its mentions in a product's title. */
export const scannerOf = (terms: Json, contexts: Record<string, Context> = {}) => {
  const value = { lexicon: 'l', title: { en: 't', zh: 't' }, terms }
  const lexicons = mergeLexicons([{ file: 'l.yaml', digest: '', placeOf: () => undefined, value }])
  const scanner = createScanner({ ...examplePolicy(), lexicons, contexts })
  const catalogue = {
    store: () => undefined,
    product: () => undefined,
    campaignsOf: () => [],
    storesWithLicence: () => [],
    takeKey: () => undefined,
    pastPrices: () => undefined,
    hasPastPrices: () => false,
    hasProductsOf: () => false,
    hasStores: () => false,
  }
  const context = new RecordContext({ catalogue, asOf: '2026-11-24', scanner, questions: 0 })
  return (text: string) =>
    context
      .use(exampleRecord({ kind: 'product' }, { title: text }))
      .scan()
      .mentions('l')
}
