import { describe, expect, it } from 'vitest'
import { examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import { mergeContexts } from '../policy/context.ts'
import { mergeLexicons } from '../policy/lexicon.ts'
import { parseYaml } from '../policy/yaml-file.ts'
import { RecordContext } from '../verdicts/context.ts'
import { createScanner } from './scan.ts'

const TITLE = '\ntitle: { en: t, zh: t }\n'

const scanOf = async (lexicon: string, contexts?: string) => {
  const policy = {
    ...examplePolicy(),
    lexicons: mergeLexicons([await parseYaml('l.yaml', `lexicon: l${TITLE}${lexicon}`)]),
    contexts: contexts ? mergeContexts([await parseYaml('c.yaml', `contexts:\n${contexts}`)]) : {},
  }
  const scanner = createScanner(policy)
  return (text: string, record: Parameters<typeof exampleRecord>[0] = {}) => {
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
    return context
      .use(exampleRecord({ kind: 'product', ...record }, { title: text }))
      .scan()
      .mentions('l')
  }
}

const matches = (mentions: readonly { match?: string }[]) => mentions.map(({ match }) => match)

describe('the scan', () => {
  it.each([
    ['before: [不是]', '不是最好的', '我不能不说是最好的'],
    ['before: [不是], within: 3', '不是什么最好的', '不是人人都说的最好的'],
    ['after: [的朋友]', '最好 的朋友', '最好的老朋友'],
    ['clause: [仅供参考]', '最好仅供参考', '最好，仅供参考'],
    ['sentence: [仅供参考]', '最好，仅供参考', '最好。仅供参考'],
    ['text: [仅供参考]', '最好。仅供参考', '最好。仅供玩乐'],
    ['inside: [《》]', '《世上最好的爸爸》绘本', '《绘本》最好《绘本》'],
    ['number: after, units: [kg, 公斤]', '最好100公斤', '最好100元'],
    ['field: [title]', '最好', ''],
    ['kind: [product]', '最好', ''],
    ['not: { before: [全网] }', '我家最好', '全网最好'],
    ['any: [{ before: [甲] }, { after: [乙] }]', '最好乙', '乙最好甲'],
    ['all: [{ before: [甲] }, { after: [乙] }]', '甲最好乙', '最好乙'],
    ['mention: l, side: before, within: 2', '王牌与最好', '最好与王牌'],
  ])('unless %s', async (test, harmless, counts) => {
    const scan = await scanOf(`terms: [{ term: 最好, unless: { ${test} } }, 王牌]`)
    expect(matches(scan(harmless))).not.toContain('最好')
    if (counts) expect(matches(scan(counts))).toContain('最好')
  })

  it('takes words of Latin letters only as words', async () => {
    const scan = await scanOf('terms: [{ term: best, unless: { before: [not the], after: [before] } }]')
    expect(scan('not the best')).toEqual([])
    expect(scan('Best Before 2027')).toEqual([])
    expect(matches(scan('knot the best'))).toEqual(['best'])
  })

  it('tells a term without the spaces that a build leaves around it', async () => {
    const scan = await scanOf('terms: [{ build: [[finest], [" "]], when: { after: [ever], within: 8 } }]')
    expect(scan('the finest rug ever').map(({ term }) => term)).toEqual(['finest'])
  })

  it('takes the number into the match', async () => {
    const scan = await scanOf(
      'terms: [{ term: 天见效, when: { number: before } }, { term: 有效率, when: { number: after, within: 3 } }]',
    )
    expect(matches(scan('７天见效，有效率高达98.5%'))).toEqual(['７天见效', '有效率高达98.5%'])
    expect(scan('何时能天见效？有效率如何')).toEqual([])
  })

  it('asks the record for its names, classes and fields', async () => {
    const scan = await scanOf(
      'terms: [{ term: 第一, unless: { name: true } }, { term: 治疗, unless: { class: [drug] } }, { term: 专利, unless: { has: [patentNo] } }]',
    )
    expect(scan('第一食品月饼', { brand: { name: '第一食品' } })).toEqual([])
    expect(matches(scan('第一食品，全国第一', { brand: { name: '第一食品' } }))).toEqual(['第一'])
    expect(scan('治疗咳嗽', { category: { path: ['OTC药品'] } })).toEqual([])
    expect(matches(scan('治疗咳嗽', { category: { path: ['茶叶'] } }))).toEqual(['治疗'])
    expect(scan('专利', { patentNo: 'ZL1' })).toEqual([])
  })

  it('tells hidden spellings and hidden writing', async () => {
    const scan = await scanOf('spellings: { 最: [zui, 嘴] }\nterms: [最佳]')
    expect(scan('zui佳')).toMatchObject([{ term: '最佳', match: 'zui佳', evasion: true }])
    expect(scan('嘴佳')).toMatchObject([{ term: '最佳', evasion: true }])
    expect(scan('蕞★佳')).toMatchObject([{ term: '最佳', evasion: true }])
    expect(scan('最佳')[0]?.evasion).toBeUndefined()
  })

  it('names what nearly made a place harmless', async () => {
    const scan = await scanOf(
      'terms: [{ term: 最佳, unless: { phrase: [最佳食用期, 最佳拍档], context: [aim] } }]',
      '  - { context: aim, title: { en: a, zh: a }, any: [{ before: [力求] }], examples: [] }',
    )
    expect(scan('力求最佳')).toEqual([])
    expect(scan('最佳食用量')[0]?.exemptions).toEqual(['最佳食用期', 'aim'])
  })

  it('spares shorter terms inside a term that is harmless, and only those', async () => {
    const scan = await scanOf('terms: [第一, { term: 销量第一, unless: { sentence: [来源] } }]')
    expect(scan('销量第一，来源：某报告')).toEqual([])
    expect(matches(scan('销量第一'))).toEqual(['销量第一'])
    expect(matches(scan('第一名，销量第一，来源：某报告'))).toEqual(['第一'])
  })
})

describe('safe rewrites', () => {
  it('come with the term, or with its file', async () => {
    const scan = await scanOf(
      'rewrite: ""\nterms: [全网, { term: 顶级, rewrite: 优质 }, { term: 国家级, rewrite: null }]',
    )
    expect(scan('全网顶级国家级').map(({ rewrite }) => rewrite)).toEqual(['', '优质', undefined])
  })
})
