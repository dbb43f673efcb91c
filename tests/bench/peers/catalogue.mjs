/** The products that tools are timed on, and what is to be found in each: known, since each fault is put in on purpose. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { product } from '../generate.mjs'
import { FINDINGS, FOOD } from './checks.mjs'
import { WORDS } from './words.mjs'

const word = (index) => WORDS[index % WORDS.length]

/** One fault for each finding: the product with it. */
const FAULTS = {
  'title-required': (clean) => ({ ...clean, title: '' }),
  'title-length': (clean) => ({ ...clean, title: clean.title.padEnd(90, '。') }),
  'price-positive': (clean) => ({ ...clean, price: { ...clean.price, amount: '0.00' } }),
  'compare-at': (clean) => ({ ...clean, compareAt: { amount: '1.00', currency: 'CNY' } }),
  barcode: (clean) => ({ ...clean, barcode: clean.barcode.slice(0, 11) }),
  'food-licence': (clean) => ({ ...clean, category: { path: [FOOD, '零食'] }, licences: [] }),
  'image-alt': (clean) => ({ ...clean, images: clean.images.map(({ alt: _, ...image }) => image) }),
  'words-title': (clean, index) => ({ ...clean, title: `${word(index)} ${clean.title}` }),
  'words-description': (clean, index) => ({
    ...clean,
    description: `${clean.description}<p>${word(index)}，值得收藏。</p>`,
  }),
}

/** One product in so many of the dirty catalogue has a fault. */
const EVERY = 3

/**
 * What is to be found in the product at a position of the dirty catalogue.
 * @param {number} index from 0
 * @returns {string[]} none or one of FINDINGS
 */
export const faultsOf = (index) => (index % EVERY === 0 ? [FINDINGS[(index / EVERY) % FINDINGS.length]] : [])

const recordAt = (index, { seed, isDirty }) => {
  const clean = product(index, seed)
  const [fault] = isDirty ? faultsOf(index) : []
  return fault ? FAULTS[fault](clean, index) : clean
}

/**
 * Writes NDJSON of products: no stores, since none of the eight checks asks for one.
 * @param {{ file: string, records: number, seed: number, isDirty?: boolean }} options
 */
export const writeCatalogue = ({ file, records, ...which }) => {
  const out = openSync(file, 'w')
  for (let index = 0; index < records; index++) writeSync(out, `${JSON.stringify(recordAt(index, which))}\n`)
  closeSync(out)
}

/**
 * Writes the same as files of one product each, "000001.json" and so on, as an editor would lay them out.
 * @param {{ folder: string, records: number, seed: number, isDirty?: boolean }} options
 */
export const writeFiles = ({ folder, records, ...which }) => {
  mkdirSync(folder)
  for (let index = 0; index < records; index++)
    writeFileSync(
      join(folder, `${String(index + 1).padStart(6, '0')}.json`),
      `${JSON.stringify(recordAt(index, which), null, 2)}\n`,
    )
}
