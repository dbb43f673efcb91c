import type { Json, JsonObject } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import type { FactContext } from './fact.ts'
import { onceKey } from './once.ts'
import { compilePath } from './path.ts'
import { fieldOf, itemsOf, textOf } from './record-path.ts'

const KEY = onceKey()

// What things are called is no claim about them; a campaign's name is its copy, and stays out.
const OF_PRODUCT = ['brand.name', 'storeName'].map(compilePath)
const NAMING_ATTRIBUTES = new Set([
  '品牌',
  '系列',
  '型号',
  '款号',
  '商标',
  'brand',
  'series',
  'model',
  'trademark',
])
const OF_STORE = ['name', 'legal.name'].map(compilePath)
const FEWEST_UNITS = 2

/** The names a record declares, folded: of its brand, series, model and store. */
export const namesIn = (context: FactContext): readonly string[] =>
  context.once(KEY, () => {
    const { kind, value } = context.record
    const store = kind === 'store' ? value : context.catalogue.store(String(value.storeId))?.value
    const own = kind === 'product' ? [...OF_PRODUCT.map((read) => read(value)), ...attributes(value)] : []
    return [...own, ...(store ? OF_STORE.map((read) => read(store)) : [])]
      .filter((name): name is string => typeof name === 'string')
      .map((name) => fold(name.trim()))
      .filter((name) => name.length >= FEWEST_UNITS)
  })

const attributes = (product: JsonObject): (Json | undefined)[] =>
  itemsOf(product, 'attributes')
    .filter((attribute) => NAMING_ATTRIBUTES.has(fold(textOf(fieldOf(attribute, 'name')) ?? '')))
    .map((attribute) => fieldOf(attribute, 'value'))
