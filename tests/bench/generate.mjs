/**
 * A catalogue for the benchmark: NDJSON of canonical records, twenty stores and then products of about 2.6 kB. The same
 * seed gives the same bytes; a product depends on its own position only, so a shorter catalogue is the beginning of a
 * longer one.
 */
import { createWriteStream, realpathSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { barcode, dice, foodLicence } from './numbers.mjs'
import { storeId, stores } from './stores.mjs'
import { BRANDS, DIRT, FOOD_SELLING_POINTS, GENERAL, GOODS, SELLING_POINTS, STORES } from './wording.mjs'

/** Bytes written at a time; a few such blocks are all that is held in memory. */
const BLOCK = 1 << 20

/** Bytes of UTF-8 a product aims at, from the shortest to the longest; the mean is 2.6 kB. */
const SIZES = [2000, 3060]

/**
 * Writes a catalogue.
 * @param {object} options
 * @param {string} options.file where to
 * @param {number} [options.records] how many products (default 50,000)
 * @param {number} [options.bytes] instead of a count: stop once the file has this many bytes
 * @param {number} [options.dirtyEvery] one product in so many holds one finding; 0, the default, none
 * @param {number} [options.seed]
 * @returns {Promise<{ file: string, records: number, bytes: number }>} records counts the stores too
 */
export const generate = async ({ file, records = 50_000, bytes = Infinity, dirtyEvery = 0, seed = 1 }) => {
  const wanted = Number.isFinite(bytes) ? Infinity : records
  const written = { file, records: 0, bytes: 0 }
  const blocks = Readable.from(blocksOf(lines({ wanted, dirtyEvery, seed }), bytes, written), {
    highWaterMark: 2,
  })
  await pipeline(blocks, createWriteStream(file))
  return written
}

/** Joins lines into blocks, until there are no more or `limit` bytes were given; counts into `written`. */
function* blocksOf(source, limit, written) {
  let block = []
  let size = 0
  for (const line of source) {
    block.push(line)
    size += line.length
    written.records += 1
    written.bytes += line.length
    if (size >= BLOCK) {
      yield Buffer.concat(block)
      block = []
      size = 0
    }
    if (written.bytes >= limit) break
  }
  yield Buffer.concat(block)
}

function* lines({ wanted, dirtyEvery, seed }) {
  for (const record of stores(seed)) yield line(record)
  for (let index = 0; index < wanted; index++) {
    const clean = product(index, seed)
    yield line(dirtyEvery > 0 && index % dirtyEvery === 0 ? soiled(clean, index, index / dirtyEvery) : clean)
  }
}

const line = (record) => Buffer.from(`${JSON.stringify(record)}\n`)

/**
 * The product at a position of the catalogue, without a fault.
 * @param {number} index from 0
 * @param {number} seed
 */
export const product = (index, seed) => {
  const die = dice(seed * 1_000_003 + index)
  const goods = die.of(GOODS)
  const words = {
    name: die.of(goods.names),
    material: die.of(goods.materials),
    style: die.of(goods.styles),
    colour: die.of(goods.colours),
    size: die.of(goods.sizes),
  }
  const brand = die.of(BRANDS)
  const id = `${goods.code}-${String(index + 1).padStart(7, '0')}`
  const price = { amount: `${die.between(9, 499)}.${die.of(['00', '50', '90'])}`, currency: 'CNY' }
  const record = {
    kind: 'product',
    id,
    storeId: storeId(die.between(0, STORES.length - 1)),
    status: 'live',
    title: `${brand}${words.style}${words.name} ${words.material} ${words.colour} ${words.size}`,
    subtitle: filled(die.of(goods.food ? FOOD_SELLING_POINTS : SELLING_POINTS), words, die),
    sellingPoints: die
      .some(goods.food ? FOOD_SELLING_POINTS : SELLING_POINTS, 3)
      .map((text) => filled(text, words, die)),
    description: '',
    images: images(id, words, die),
    category: { id: goods.categoryId, path: goods.path, scheme: 'taobao' },
    brand: { name: brand },
    attributes: attributes(goods, words, die),
    ...(goods.food ? foodFields(goods.food, words, die) : {}),
    price,
    variants: variants(id, goods, words, price, die),
    sku: id,
    barcode: barcode(`69${die.digits(10)}`),
    stock: die.between(0, 900),
    afterSales: {
      returnDays: 7,
      noReasonReturn: true,
      invoice: true,
      warranty: '质量问题十五天内可换货',
      promises: ['七天无理由退货'],
    },
    shipping: { promiseHours: 48, text: '付款后四十八小时内发货' },
    updatedAt: `2026-1${die.between(0, 1)}-0${die.between(1, 9)}T0${die.between(0, 9)}:15:00+08:00`,
    locale: 'zh-CN',
  }
  record.description = description(record, goods, words, die)
  return record
}

/** HTML of as many sentences as bring the record to its size. */
const description = (record, goods, words, die) => {
  const wanted = die.between(...SIZES) - Buffer.byteLength(JSON.stringify(record))
  const sentences = [...die.some(goods.sentences, 6), ...die.some(GENERAL, GENERAL.length)]
  let html = ''
  for (let at = 0, size = 0; size < wanted || at < 4; at++) {
    const piece = paragraph(filled(sentences[at % sentences.length], words, die), at, record.id, words)
    html += piece
    size += Buffer.byteLength(piece)
  }
  return html
}

const paragraph = (sentence, at, id, words) => {
  if (at % 4 === 0) return `<p>${sentence}<br>${words.name}，${words.style}，${words.size}</p>`
  if (at % 4 === 2)
    return `<p>${sentence}</p><img src="https://img.example.com/${id}-${at}.jpg" alt="${words.name}&nbsp;细节">`
  return `<p>${sentence}</p>`
}

const filled = (text, words, die) =>
  text.replace(/\{(\w+)\}/g, (_, key) => (key === 'n' ? String(die.between(2, 60)) : words[key]))

const images = (id, words, die) =>
  Array.from({ length: die.between(1, 3) }, (_, position) => ({
    url: `https://img.example.com/${id}/${position}.jpg`,
    alt: `${words.name}${words.colour}${position === 0 ? '正面' : '局部'}`,
    role: position === 0 ? 'main' : 'gallery',
    position,
  }))

const attributes = (goods, words, die) => [
  { name: goods.food ? '规格' : '材质', value: goods.food ? words.size : words.material },
  ...goods.attributes.map(([name, values]) => ({ name, value: die.of(values) })),
]

const variants = (id, goods, words, price, die) =>
  die.some(goods.colours, die.between(2, 3)).map((colour, at) => ({
    id: `${id}-${at + 1}`,
    name: `${colour} ${words.size}`,
    price,
    stock: die.between(0, 300),
  }))

/** What a page that sells packaged food must show. */
const foodFields = (food, words, die) => {
  const [name, region, city, code, district] = die.of(STORES)
  const maker = `${city.replace('市', '')}${name}食品厂`
  return {
    ingredients: food.ingredients,
    netContent: words.size,
    storage: '阴凉干燥处密封保存',
    shelfLife: `${die.between(6, 18)}个月`,
    productionDate: `2026-0${die.between(6, 9)}-${die.between(10, 28)}`,
    origin: '中国',
    manufacturer: { name: maker, address: `${region}${city}${district}工业园${die.between(1, 60)}号` },
    standardNo: food.standard,
    licences: [
      {
        type: 'food-production',
        number: foodLicence('SC', `1${food.sc}${code}${die.digits(4)}`),
        holder: maker,
        validFrom: '2024-03-01',
        validTo: '2029-02-28',
        status: 'declared',
      },
    ],
  }
}

/** The same product with one fault; `turn` chooses which, in rotation. */
const soiled = (clean, index, turn) => SPOILERS[turn % SPOILERS.length](clean, index)

const SPOILERS = [
  (clean, index) => ({
    ...clean,
    title: `${DIRT.absoluteTerms[index % DIRT.absoluteTerms.length]} ${clean.title}`,
  }),
  (clean) => ({ ...clean, description: `${clean.description}<p>联系电话${DIRT.mobile}</p>` }),
  ({ price, variants: priced, ...clean }) => ({
    ...clean,
    variants: priced.map(({ price: _, ...variant }) => variant),
  }),
  (clean, index) => ({
    ...clean,
    description: `<p>${DIRT.absoluteTerms[index % DIRT.absoluteTerms.length]}，值得收藏。</p>${clean.description}`,
  }),
]

/** `node generate.mjs out.ndjson [records] [dirtyEvery] [seed]` */
const main = async ([file, records = '50000', dirtyEvery = '0', seed = '1']) => {
  if (!file)
    throw new Error(
      'Say where to write: node tests/bench/generate.mjs out.ndjson [records] [dirtyEvery] [seed]',
    )
  const written = await generate({
    file,
    records: Number(records),
    dirtyEvery: Number(dirtyEvery),
    seed: Number(seed),
  })
  process.stdout.write(`${written.records} records, ${written.bytes} bytes: ${written.file}\n`)
}

if (realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) await main(process.argv.slice(2))
