import type { CatalogueRecord, Json, JsonObject } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import { toDay } from './day.ts'
import type { FactContext } from './fact.ts'
import { storeOf } from './joins.ts'
import { isOtherParty, isSameParty } from './parties.ts'
import {
  type Check,
  checkFact,
  entriesOf,
  type Problem,
  problemAt,
  relatedAt,
  stringIn,
} from './plan-check.ts'
import { notCarried } from './record.ts'
import { isObject, itemsOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** One paper of a chain: who lets whom sell the brand. */
interface Link {
  pointer: string
  value: JsonObject
  grantor: string | undefined
  grantee: string | undefined
  from: string | undefined
  /** The last day; undefined where it has none, or none that can be read. */
  to: string | undefined
}

/** A right to sell a brand, with the papers it comes from: the owner's first, the store's own last. */
interface Chain {
  brand: string
  owner: string | undefined
  links: Link[]
  last: Link
  /** True where papers before the last are on file. */
  isTraced: boolean
}

const chainsOf = ({ kind, value }: CatalogueRecord, timeZone: string): Chain[] => {
  const brands =
    kind === 'product'
      ? isObject(value.brand)
        ? [{ pointer: '/brand', value: value.brand }]
        : []
      : entriesOf(value, 'brands')
  return brands.flatMap((brand) => {
    const { authorisation } = brand.value
    if (!isObject(authorisation)) return []
    const pointer = `${brand.pointer}/authorisation`
    const before = itemsOf(authorisation, 'chain').flatMap((link, index) =>
      isObject(link) ? [linkOf(link, `${pointer}/chain/${index}`, 'grantee', timeZone)] : [],
    )
    const last = linkOf(authorisation, pointer, 'holder', timeZone)
    return [
      {
        brand: textOf(brand.value.name) ?? '',
        owner: textOf(brand.value.owner),
        links: [...before, last],
        last,
        isTraced: before.length > 0,
      },
    ]
  })
}

const linkOf = (value: JsonObject, pointer: string, grantee: string, timeZone: string): Link => ({
  pointer,
  value,
  grantor: stringIn(value, 'grantor') ?? stringIn(value, 'issuer'),
  grantee: stringIn(value, grantee),
  from: toDay(value.validFrom, timeZone),
  to: toDay(value.validTo, timeZone),
})

const eachChain =
  (look: (chain: Chain, context: FactContext) => readonly Problem[]): Check =>
  (context, timeZone) =>
    chainsOf(context.record, timeZone).flatMap((chain) => look(chain, context))

const at = (pointer: string, { brand }: Chain, more: Record<string, unknown>): Problem =>
  problemAt(pointer, { term: `${brand} ${pointer}`, brand, ...more })

/** A link that goes on from somebody whom the link before did not authorise. */
const gap = eachChain((chain, { record }) =>
  chain.links.flatMap((link, index) => {
    const before = chain.links[index - 1]
    if (!before?.grantee || !link.grantor || isSameParty(before.grantee, link.grantor)) return []
    return [
      at(`${link.pointer}/grantor`, chain, {
        grantor: link.grantor,
        expected: before.grantee,
        ...relatedAt(record, before.pointer, {
          en: `this paper authorises ${before.grantee}`,
          zh: `此件的被授权人为${before.grantee}`,
        }),
      }),
    ]
  }),
)

/** A chain that does not begin with the owner of the brand. */
const notFromOwner = eachChain((chain) => {
  const [first] = chain.links
  if (!chain.owner || !first?.grantor || isSameParty(chain.owner, first.grantor)) return []
  return [at(`${first.pointer}/grantor`, chain, { grantor: first.grantor, owner: chain.owner })]
})

/** A link of a chain that does not say who authorises or who is authorised. */
const unnamed = eachChain((chain) =>
  chain.isTraced
    ? chain.links.flatMap((link) => (link.grantor && link.grantee ? [] : [at(link.pointer, chain, {})]))
    : [],
)

/** A link from which another goes on, although its paper forbids that, or does not say that it may. */
const passedOn = (isBarred: boolean): Check =>
  eachChain((chain, { record }) =>
    chain.links.slice(0, -1).flatMap((link, index) => {
      const { sublicence } = link.value
      if (isBarred ? sublicence !== false : typeof sublicence === 'boolean') return []
      // The owner passes on what is his own.
      if (!isBarred && chain.owner && link.grantee && isSameParty(chain.owner, link.grantee)) return []
      const next = chain.links[index + 1] as Link
      return [
        at(isBarred ? `${link.pointer}/sublicence` : link.pointer, chain, {
          grantee: link.grantee ?? '',
          ...relatedAt(record, next.pointer, { en: 'it is passed on here', zh: '此处继续转授权' }),
        }),
      ]
    }),
  )

/** A paper before the last that is not in force on the day. */
const lapsed: Check = (context, timeZone) =>
  chainsOf(context.record, timeZone).flatMap((chain) =>
    chain.links.slice(0, -1).flatMap((link) => {
      const { from, to } = link
      const isOver = to !== undefined && to < context.asOf
      if (!isOver && (from === undefined || from <= context.asOf)) return []
      const day = isOver ? to : from
      const problem = isOver
        ? { en: `ended on ${day}`, zh: `已于 ${day} 到期` }
        : { en: `begins only on ${day}`, zh: `${day} 起才生效` }
      return [
        at(`${link.pointer}/${isOver ? 'validTo' : 'validFrom'}`, chain, {
          party: link.grantee ?? '',
          problem,
        }),
      ]
    }),
  )

/** A paper that is to hold longer than the one it comes from. */
const outlives = eachChain((chain, { record }) =>
  chain.links.flatMap((link, index) => {
    const before = chain.links[index - 1]
    if (before?.to === undefined || (link.to !== undefined && link.to <= before.to)) return []
    return [
      at(`${link.pointer}/validTo`, chain, {
        until: link.to ?? '—',
        upper: before.to,
        ...relatedAt(record, `${before.pointer}/validTo`, {
          en: `the paper it comes from ends on ${before.to}`,
          zh: `其上级授权于 ${before.to} 到期`,
        }),
      }),
    ]
  }),
)

// ---- where and how it may be sold ----------------------------------------------------------------------------------

const MAINLAND =
  /中国|中华人民共和国|大陆|内地|全国|全球|世界|全部|不限|\bchina\b|\bprc\b|\bcn\b|worldwide|global|world/i
const OTHER_PARTS = /^(?:中国)?(?:香港|澳门|台湾|港澳台?|港澳)|hong ?kong|macau|macao|taiwan/i
const EXCEPTED = /(?:除|不含|不包括|except|excluding)[^，,；;]{0,8}(?:大陆|内地|中国|全国|china)/i

const coversMainland = (written: string): boolean =>
  MAINLAND.test(written) && !OTHER_PARTS.test(written) && !EXCEPTED.test(written)

/** A paper for a territory that leaves out mainland China, where the store sells. */
const territory = eachChain((chain, { record }) => {
  const market = textOf(record.value.market)
  if (market !== undefined && !/^cn$|china|中国/i.test(market)) return []
  return chain.links.flatMap((link) => {
    const listed = listOf(link.value.territory)
    if (listed.length === 0 || listed.some((one) => coversMainland(fold(one)))) return []
    return [at(`${link.pointer}/territory`, chain, { territory: listed })]
  })
})

const OFFLINE =
  /仅限?(?:于)?(?:线下|实体|门店)|不(?:含|包括|得)[^，,；;]{0,6}(?:线上|网络|网上|互联网|电商)|offline only|not online/i
const ANYWHERE = /全网|全平台|所有平台|各平台|线上|网络|互联网|电商平台|online|all platforms|any platform/i

/** What platforms go by. */
const PLATFORMS: readonly (readonly string[])[] = [
  ['tmall', '天猫'],
  ['taobao', '淘宝'],
  ['jd', '京东', 'jingdong'],
  ['pdd', 'pinduoduo', '拼多多'],
  ['douyin', '抖音', '抖店'],
  ['kuaishou', '快手'],
  ['xiaohongshu', '小红书', 'red'],
  ['weixin', 'wechat', '微信', '视频号'],
  ['1688', 'alibaba', '阿里巴巴'],
  ['suning', '苏宁'],
  ['vip', '唯品会'],
  ['amazon', '亚马逊'],
  ['shopify', '独立站', 'own-site'],
]

const namesOf = (platform: string): readonly string[] => {
  const name = fold(platform)
  return (
    PLATFORMS.find((names) =>
      names.some((one) => name === one || (one.length > 2 && name.includes(one))),
    ) ?? [name]
  )
}

/** A paper that does not cover selling online, or not on the platform of the store. */
const platform: Check = (context, timeZone) => {
  const where = platformOf(context)
  const found = chainsOf(context.record, timeZone).flatMap((chain) =>
    chain.links.flatMap((link) => {
      const scope = stringIn(link.value, 'scope')
      if (scope !== undefined && OFFLINE.test(scope))
        return [at(`${link.pointer}/scope`, chain, { allowed: scope, platform: where ?? '' })]
      const listed = listOf(link.value.platforms)
      if (listed.length === 0 || where === undefined) return []
      const names = namesOf(where)
      const covers = listed.some(
        (one) => ANYWHERE.test(one) || names.some((name) => fold(one).includes(name)),
      )
      return covers ? [] : [at(`${link.pointer}/platforms`, chain, { allowed: listed, platform: where })]
    }),
  )
  return found
}

const platformOf = (context: FactContext): string | undefined => {
  const own = textOf(context.record.value.platform)
  if (own !== undefined || context.record.kind === 'store') return own
  const store = storeOf(context)
  return store === null || store instanceof Unknown ? undefined : textOf(store.value.platform)
}

// ---- the store it is for -------------------------------------------------------------------------------------------

const KINDS_OF_STORE: readonly { type: string; word: string; allowed: RegExp }[] = [
  { type: 'flagship', word: '旗舰店', allowed: /旗舰|flagship/i },
  { type: 'exclusive', word: '专卖店', allowed: /专卖|旗舰|exclusive store|flagship/i },
  { type: 'franchise', word: '专营店', allowed: /专营|经销|销售|分销|multi-brand|resale|sell/i },
]

/** A letter that names kinds of stores or a scope, and not the kind this store is. */
const storeKind: Check = eachChain((chain, { record }) => {
  if (record.kind !== 'store') return []
  const name = textOf(record.value.name) ?? ''
  const kind = KINDS_OF_STORE.find(({ type, word }) => record.value.type === type || name.includes(word))
  const { scope, storeTypes } = chain.last.value
  const told = [...listOf(storeTypes), ...listOf(scope)]
  if (!kind || kind.type === 'franchise' || told.length === 0) return []
  if (told.some((one) => one === kind.type || kind.allowed.test(one))) return []
  return [
    at(`${chain.last.pointer}/${listOf(scope).length > 0 ? 'scope' : 'storeTypes'}`, chain, {
      allowed: told,
      wanted: kind.word,
    }),
  ]
})

const NO_BRAND = /^(?:无|无品牌|无牌|其他|其它|不详|无注册商标|none|unbranded|generic|other|n\/a)$/i

/** A brand of a store without any paper: neither an authorisation, nor a trademark of its own. */
const paperless: Check = ({ record }) => {
  if (record.kind !== 'store') return []
  const bare = entriesOf(record.value, 'brands').filter(({ value }) => {
    const [name, owner] = [stringIn(value, 'name'), stringIn(value, 'owner')]
    const isOwn = owner !== undefined && !isOtherParty(owner, record)
    return name !== undefined && !NO_BRAND.test(name) && !isObject(value.authorisation) && !isOwn
  })
  if (
    bare.length === 0 ||
    itemsOf(record.value, 'licences').some((one) => isObject(one) && TRADEMARK.test(String(one.type)))
  )
    return []
  if (record.adapter?.carries('brands.authorisation') === false)
    return notCarried(record.adapter.platform, 'brands.authorisation')
  return bare.map(({ pointer, value }) => {
    const brand = stringIn(value, 'name') as string
    return problemAt(pointer, { term: brand, brand })
  })
}

const TRADEMARK = /^(?:trademark|商标注册证|商标证)$/

const listOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((one) => one !== undefined)

/** Where the papers that let a store sell a brand do not lead from its owner to the store, or not this far. */
export const brandChain = checkFact(
  'brand-chain',
  'places where the chain of brand authorisations of a product or store is broken, or does not cover where and how it sells',
  ['product', 'store'],
  {
    gap,
    'not-from-owner': notFromOwner,
    unnamed,
    'sublicence-barred': passedOn(true),
    'sublicence-unstated': passedOn(false),
    lapsed,
    outlives,
    territory,
    platform,
    'store-kind': storeKind,
    paperless,
  },
)
