import { amount, type Unit } from './adapt-amount.ts'
import { time } from './adapt-time.ts'
import {
  address,
  after,
  type Conversion,
  divided,
  negated,
  percentOff,
  truth,
  yesOrNo,
} from './adapt-value.ts'
import {
  type Clock,
  has,
  isObject,
  type Mapping,
  MappingError,
  type Pick,
  type Source,
  sourceAt,
  textAt,
} from './adapter-mapping.ts'
import type { Json, JsonObject } from './record.ts'
import { type Shape, STRING } from './shape.ts'

/**
 * Compiles a value in another form: `{ from, as }` or `{ from, map }`.
 * @throws MappingError
 */
export const compileSource = (data: JsonObject, shape: Shape | undefined, place: string): Mapping => {
  const from = sourceAt(data.from as Json, `${place}.from`, data.as === 'json')
  if (isObject(data.map as Json)) {
    const codes = new Map(Object.entries(data.map as JsonObject))
    return { is: 'code', from, codes, keepsOthers: data.else === 'keep', shape }
  }
  if (data.as === 'json') return { is: 'value', from, shape }
  if (data.as === 'html') return { is: 'html', from, shape }
  if (data.as === 'text') return { is: 'text', from }
  if (data.as === 'boolean') return { is: 'converted', from, conversion: yesOrNo }
  const conversion: JsonObject = data.as === 'negate' ? { negate: true } : (data.as as JsonObject)
  if (!isObject(conversion)) throw new MappingError(`${place}.as`, `"${data.as}" is not a conversion`)
  if (has(conversion, 'money')) return compileMoney(conversion, from, shape, place)
  if (has(conversion, 'split'))
    return { is: 'split', from, separator: textAt(conversion.split, `${place}.as.split`) }
  if (has(conversion, 'pairs')) return compilePairs(conversion, from, place)
  return {
    is: 'converted',
    from,
    conversion: scalarConversion(conversion, `${place}.as`),
    ...clockOf(conversion, place),
  }
}

const compileMoney = (as: JsonObject, from: Source, shape: Shape | undefined, place: string): Mapping => {
  const inObject = shape !== undefined && (shape.types & STRING) === 0
  if (inObject !== has(as, 'currency')) {
    throw new MappingError(
      `${place}.as`,
      inObject ? 'this field needs a currency' : 'this field holds an amount without currency',
    )
  }
  return {
    is: 'money',
    from,
    conversion: amount(as.money as Unit),
    currency: inObject
      ? compileCurrency(
          as.currency as string,
          shape.properties?.get('currency')?.shape,
          `${place}.as.currency`,
        )
      : undefined,
    pick: (as.pick as Pick | undefined) ?? 'first',
    zeroIsNone: as.zero === 'absent',
  }
}

// Currencies are codes, and codes look like paths: what looks like a code is one.
const compileCurrency = (currency: string, shape: Shape | undefined, place: string): Mapping => {
  if (currency === '$config') return { is: 'setting', name: 'currency' }
  if (/^[A-Z]{3}$/.test(currency)) return { is: 'constant', value: currency }
  return { is: 'value', from: sourceAt(currency, place, false), shape }
}

const compilePairs = (as: JsonObject, from: Source, place: string): Mapping => {
  const [between, within] = as.pairs as [string, string]
  const take = as.take as string[]
  if (as.members === true && !(take.includes('name') && take.includes('value')))
    throw new MappingError(`${place}.as.take`, 'members: true needs a name and a value')
  return {
    is: 'pairs',
    from,
    between: textAt(between, `${place}.as.pairs`),
    within: textAt(within, `${place}.as.pairs`),
    take,
    asMembers: as.members === true,
  }
}

const clockOf = (as: JsonObject, place: string): { clock?: Clock } => {
  const pick = has(as, 'earliest') ? 'earliest' : 'latest'
  const paths = as[pick]
  if (paths === undefined) return {}
  return {
    clock: { from: sourceAt(paths, `${place}.as.${pick}`, false), pick, zone: textAt(as.time, place) },
  }
}

const scalarConversion = (as: JsonObject, place: string): Conversion => {
  if (has(as, 'negate')) return negated
  if (has(as, 'time')) return time(textAt(as.time, place))
  if (has(as, 'boolean')) return truth([as.boolean as Json].flat() as Json[])
  if (has(as, 'after')) return after(textAt(as.after, place))
  if (has(as, 'url')) return address(textAt(as.url, place))
  if (has(as, 'percentOff')) return percentOff(Number(as.percentOff))
  if (has(as, 'divide')) return divided(Number(as.divide))
  throw new MappingError(place, `no conversion is named "${Object.keys(as)[0]}"`)
}
