import type { Pattern, Reading } from './offers-kinds.ts'

const compiled = (source: string): RegExp => new RegExp(source, 'g')

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,2})?`
const cash = (name: string): string =>
  `(?<${name}Sign>us\\$|hk\\$|[$€£¥]|usd ?|rmb ?|cny ?)(?<${name}>${NUMBER})`
const WORDS: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const COUNT = '(?:\\d{1,5}|one|two|three|four|five|six)'

const number = (written: string | undefined): number =>
  WORDS[written ?? ''] ?? Number((written ?? '').replaceAll(',', ''))

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  hk$: 'HKD',
  '€': 'EUR',
  '£': 'GBP',
}

type Groups = Readonly<Record<string, string | undefined>>

const amount = (groups: Groups, name: string, more: Partial<Reading> & Pick<Reading, 'kind'>): Reading => {
  const currency = SIGNS[(groups[`${name}Sign`] ?? '').trim()]
  return { ...more, value: number(groups[name]), ...(currency ? { currency } : {}) }
}

const over = (groups: Groups): Partial<Reading> =>
  groups.over ? { threshold: { amount: number(groups.over) } } : {}

const ON = `(?:,? (?:on )?(?:all |your )?(?:orders?|purchases?|spend|sales?)?(?: of)? ?(?:over|above|of|when you spend|for orders over|from) ?)`

/** What English copy says of offers. The first that fits a place has it. */
export const ENGLISH: readonly Pattern[] = [
  {
    pattern: compiled(
      `buy (?<buy>${COUNT})(?: items?)?,? get (?<get>${COUNT}|another)(?: items?| more)? (?:free|(?<half>half price)|(?:at )?(?<percent>\\d{1,2})% off)|(?<bogo>\\bbogo\\b)`,
    ),
    read: ({ buy, get, percent, half, bogo }) => {
      if (bogo) return { kind: 'n-for-m', value: 1, threshold: { quantity: 1 } }
      const got = get === 'another' ? 1 : number(get)
      if (percent || half)
        return {
          kind: 'percent-off',
          value: half ? 50 : number(percent),
          threshold: { quantity: number(buy) + got },
        }
      return { kind: 'n-for-m', value: got, threshold: { quantity: number(buy) } }
    },
  },
  {
    pattern: compiled(
      `(?:spend|buy) ${cash('over')}(?: or more)?,?(?: and| to)? (?:save|get) ${cash('cut')}(?: off)?`,
    ),
    read: (groups) => amount(groups, 'cut', { kind: 'amount-off', ...over(groups) }),
  },
  {
    pattern: compiled(
      `(?:spend|buy) ${cash('over')}(?: or more)?,?(?: and| to)? (?:save|get) (?<percent>\\d{1,2})%(?: off)?`,
    ),
    read: (groups) => ({ kind: 'percent-off', value: number(groups.percent), ...over(groups) }),
  },
  {
    pattern: compiled(
      `free (?:standard |express |worldwide )?(?:shipping|delivery)(?:${ON}${cash('over')})?`,
    ),
    read: (groups) => ({ kind: 'free-shipping', ...over(groups) }),
  },
  {
    pattern: compiled(
      `(?:get a |receive a |enjoy a )?free (?:(?<worthSign>[$€£])(?<worth>${NUMBER}) )?(?<gift>gift|tote bag|tote|sample|mug|[a-z]{3,12} (?:bag|mug|set|case|kit|sample|pouch|cup|towel)) (?:with (?:every |any |your )?(?:purchase|order)s?|with orders)(?: (?:over|of|above) ${cash('over')})?`,
    ),
    read: (groups) => ({
      kind: 'gift',
      ...over(groups),
      gift: { name: groups.gift ?? '', ...(groups.worth ? { value: number(groups.worth) } : {}) },
      ...(groups.gift === 'gift' ? { unsure: true } : {}),
    }),
  },
  {
    pattern: compiled(
      `(?<best>up to |as much as )?(?:save |extra |an extra |take )?(?<best2>up to )?${cash('cut')} off(?:${ON}${cash('over')})?`,
    ),
    read: (groups) =>
      amount(groups, 'cut', {
        kind: 'amount-off',
        ...over(groups),
        ...(groups.best || groups.best2 ? { upTo: true } : {}),
      }),
  },
  {
    pattern: compiled(`save (?<best>up to )?${cash('cut')}(?:${ON}${cash('over')})?`),
    read: (groups) =>
      amount(groups, 'cut', { kind: 'amount-off', ...over(groups), ...(groups.best ? { upTo: true } : {}) }),
  },
  {
    pattern: compiled(
      `(?<best>up to |as much as )?(?:save |extra |an extra |take |get |enjoy )?(?<best2>up to )?(?<percent>\\d{1,3}(?:\\.\\d)?) ?(?:%|percent) ?off(?:${ON}${cash('over')})?|save (?<best3>up to )?(?<percent2>\\d{1,2}) ?(?:%|percent)(?! off)`,
    ),
    read: (groups) => {
      const value = number(groups.percent ?? groups.percent2)
      if (!(value > 0 && value <= 100)) return undefined
      return {
        kind: 'percent-off',
        value,
        ...over(groups),
        ...(groups.best || groups.best2 || groups.best3 ? { upTo: true } : {}),
      }
    },
  },
  {
    pattern: compiled(`\\b(?:at )?half[ -](?:price|off)\\b`),
    read: () => ({ kind: 'percent-off', value: 50 }),
  },
  {
    pattern: compiled(`\\b(?<pieces>\\d|two|three|four|five) for (?:only )?${cash('price')}`),
    read: (groups) =>
      amount(groups, 'price', { kind: 'fixed-price', threshold: { quantity: number(groups.pieces) } }),
  },
  {
    pattern: compiled(
      `\\b(?<take>[2-9]|two|three|four|five) for (?:the price of )?(?<pay>[1-9]|one|two|three|four)\\b(?! ?(?:%|/|people|persons|years|months|days))`,
    ),
    read: ({ take, pay }) => {
      const [all, paid] = [number(take), number(pay)]
      return all > paid ? { kind: 'n-for-m', value: all - paid, threshold: { quantity: paid } } : undefined
    },
  },
  {
    pattern: compiled(
      `\\b(?<label>was|rrp|msrp|list price|original price|originally|regular price|reg\\.)[: ]{1,2}${cash('price')}`,
    ),
    read: (groups) => amount(groups, 'price', { kind: 'reference-price', label: groups.label ?? '' }),
  },
  {
    pattern: compiled(
      `\\b(?<label>now(?: only)?|only|just|sale price|deal price|for only|today only)[: ]{1,2}${cash('price')}(?! off| discount| coupon| shipping)`,
    ),
    read: (groups) => amount(groups, 'price', { kind: 'fixed-price', label: groups.label ?? '' }),
  },
  {
    pattern: compiled(
      `\\b(?:from|starting at|starts at|as low as) (?:only |just )?${cash('price')}(?! to| -| off)`,
    ),
    read: (groups) => amount(groups, 'price', { kind: 'fixed-price', upTo: true }),
  },
  {
    pattern: compiled(`${cash('face')} (?:coupon|voucher|gift card)`),
    read: (groups) => amount(groups, 'face', { kind: 'coupon' }),
  },
  {
    pattern: compiled(`\\bfirst (?<count>\\d{1,6}) (?:customers|buyers|orders|shoppers|people)`),
    read: ({ count }) => ({ kind: 'limit', of: 'first', value: number(count) }),
  },
  {
    pattern: compiled(
      `\\blimit(?:ed to|:| of)? (?<count>${COUNT}) (?:items? |pieces? |units? )?(?:per|for each) (?:customer|person|household|order|account)`,
    ),
    read: ({ count }) => ({ kind: 'limit', of: 'buyer', value: number(count) }),
  },
  {
    pattern: compiled(`\\b(?:limited to|only) (?<count>\\d{1,6}) (?:pieces|units|sets|items|available|left)`),
    read: ({ count }) => ({ kind: 'limit', of: 'total', value: number(count) }),
  },
  {
    pattern: compiled(
      `\\b(?:for )?(?:(?:only|just|next) )?(?<count>\\d{1,3}) (?<unit>hours?|days?) only|\\b(?:next|final|last) (?<count2>\\d{1,3}) (?<unit2>hours?|days?)\\b`,
    ),
    read: ({ count, unit, count2, unit2 }) => ({
      kind: 'limit',
      of: 'hours',
      value: number(count ?? count2) * ((unit ?? unit2)?.startsWith('d') ? 24 : 1),
    }),
  },
  {
    pattern: compiled(`while (?:stocks?|supplies|supply) lasts?`),
    read: () => ({ kind: 'limit', of: 'stock' }),
  },
  {
    pattern: compiled(
      `\\b(?:(?<double>double|triple)|(?<times>\\d{1,2})x) (?:reward )?points\\b|earn (?<points>\\d{1,6}) (?:reward )?points`,
    ),
    read: ({ double, times, points }) =>
      points
        ? { kind: 'points', value: number(points) }
        : { kind: 'points', times: double ? (double === 'double' ? 2 : 3) : number(times) },
  },
  {
    pattern: compiled(`\\b(?:enter (?:for a chance )?to win|prize draw|lucky draw|sweepstakes|giveaway)\\b`),
    read: () => ({ kind: 'draw' }),
  },
]
