import type { JsonObject } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import { attributeName } from './identifier-table.ts'
import { fieldOf, isObject, itemsOf, textAt, textOf } from './record-path.ts'

/** True when the seller marks the goods as cross-border retail imports (a field `crossBorder` of the record or its extra). */
export const isCrossBorder = (product: JsonObject): boolean =>
  [product, fieldOf(product, 'extra')].some((one) => {
    const flag = fieldOf(one, 'crossBorder')
    return flag === true || flag === 'true' || flag === '是'
  })

/** True when the goods come from abroad: they name an importer, or an origin outside mainland China. */
export const isImported = (product: JsonObject): boolean => {
  if (textAt(product, 'importer.name') !== undefined) return true
  const origin = textOf(fieldOf(product, 'origin')) ?? attributeOf(product, ORIGINS)
  return origin !== undefined && FOREIGN.some((word) => fold(origin).includes(word))
}

const ORIGINS: ReadonlySet<string> = new Set(
  ['产地', '原产地', '原产国', '国家/地区', '原产国/地区'].map(fold),
)

const FOREIGN: readonly string[] = [
  '进口',
  '日本',
  '韩国',
  '美国',
  '英国',
  '法国',
  '德国',
  '意大利',
  '西班牙',
  '葡萄牙',
  '荷兰',
  '比利时',
  '丹麦',
  '瑞士',
  '瑞典',
  '挪威',
  '芬兰',
  '冰岛',
  '爱尔兰',
  '奥地利',
  '希腊',
  '波兰',
  '土耳其',
  '俄罗斯',
  '白俄罗斯',
  '乌克兰',
  '加拿大',
  '墨西哥',
  '巴西',
  '阿根廷',
  '智利',
  '秘鲁',
  '澳大利亚',
  '新西兰',
  '泰国',
  '越南',
  '马来西亚',
  '新加坡',
  '印度',
  '斯里兰卡',
  '印度尼西亚',
  '菲律宾',
  '缅甸',
  '柬埔寨',
  '以色列',
  '南非',
  '埃及',
  '香港',
  '澳门',
  '台湾',
  'imported',
  'japan',
  'korea',
  'usa',
  'united states',
  'germany',
  'france',
  'italy',
  'australia',
  'new zealand',
  'thailand',
  'spain',
  'united kingdom',
].map(fold)

const attributeOf = (product: JsonObject, names: ReadonlySet<string>): string | undefined => {
  for (const attribute of itemsOf(product, 'attributes')) {
    const name = textOf(fieldOf(attribute, 'name'))
    if (name !== undefined && names.has(folded(name))) return textOf(fieldOf(attribute, 'value'))
  }
  return undefined
}

/** Names of the attributes that a product gives a value, as names are compared. */
export const toldAttributes = (product: JsonObject): string[] =>
  itemsOf(product, 'attributes').flatMap((attribute) => {
    const name = isObject(attribute) ? textOf(attribute.name) : undefined
    return name !== undefined && isTold(attribute) ? [folded(name)] : []
  })

const isTold = (attribute: JsonObject | unknown): boolean => {
  const value = (attribute as JsonObject).value
  return Array.isArray(value) ? value.some((one) => textOf(one) !== undefined) : textOf(value) !== undefined
}

// A catalogue has few names for its attributes.
const folded = (name: string): string => {
  let known = names.get(name)
  if (known === undefined) {
    known = attributeName(name)
    if (names.size < MOST_NAMES) names.set(name, known)
  }
  return known
}

const MOST_NAMES = 2000
const names = new Map<string, string>()
