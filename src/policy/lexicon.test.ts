import { describe, expect, it } from 'vitest'
import { mergeLexicons } from './lexicon.ts'
import { parseYaml } from './yaml-file.ts'

const lexicon = async (...texts: string[]) => ({
  ...mergeLexicons(await Promise.all(texts.map((text, i) => parseYaml(`${i}.yaml`, text)))),
})

describe('mergeLexicons', () => {
  it('expands builds to every combination', async () => {
    const { best } = await lexicon(
      'lexicon: best\ntitle: {en: b, zh: b}\nterms: [{ build: [最, [好, 强], [用, 看]] }]',
    )
    expect(best?.terms.map((term) => term.term)).toEqual(['最好用', '最好看', '最强用', '最强看'])
  })

  it('keeps with a term only the phrases that contain it', async () => {
    const { best } = await lexicon(
      'lexicon: best\ntitle: {en: b, zh: b}\nunless: { phrase: [最佳食用期, 顶级域名] }\nterms: [最佳, { term: 顶级, unless: { phrase: [顶级] } }]',
    )
    expect(best?.terms).toEqual([
      { term: '最佳', phrases: ['最佳食用期'], unless: [] },
      { term: '顶级', phrases: ['顶级域名'], unless: [] },
    ])
  })

  it('lets a later file add terms, and phrases to terms that are there', async () => {
    const { best } = await lexicon(
      'lexicon: best\ntitle: {en: b, zh: b}\nterms: [最佳]',
      'lexicon: best\ntitle: {en: b, zh: b}\nterms: [{ term: 最佳, unless: { phrase: [最佳拍档] } }, 王牌]',
    )
    expect(best?.terms).toEqual([
      { term: '最佳', phrases: ['最佳拍档'], unless: [] },
      { term: '王牌', phrases: [], unless: [] },
    ])
  })

  it('refuses a term of which nothing would be looked for', async () => {
    for (const term of ['★★★★★', '{ build: [["★", 最], ["☆", 好]] }'])
      await expect(lexicon(`lexicon: best\ntitle: {en: b, zh: b}\nterms: [${term}]`)).rejects.toThrow(
        /holds no letter, digit or character/,
      )
  })

  it('refuses a build that explodes', async () => {
    const part = `[${Array.from({ length: 100 }, (_, i) => `w${i}`).join(', ')}]`
    await expect(
      lexicon(`lexicon: big\ntitle: {en: b, zh: b}\nterms: [{ build: [${part}, ${part}] }]`),
    ).rejects.toThrow(/more than 5000/)
  })

  it('makes every entry of an unless a test of its own, with its modifiers', async () => {
    const { best } = await lexicon(
      'lexicon: best\ntitle: {en: b, zh: b}\nunless: { context: [negation] }\nterms: [{ term: 最好, unless: { before: [不是], after: [的朋友], within: 2 } }]',
    )
    expect(best?.terms[0]?.unless).toEqual([
      { before: ['不是'], within: 2 },
      { after: ['的朋友'], within: 2 },
      { context: ['negation'] },
    ])
  })

  it('keeps a term apart that has conditions of its own', async () => {
    const { rank } = await lexicon(
      'lexicon: rank\ntitle: {en: b, zh: b}\nterms: [{ term: 第一, when: { before: [销量] } }, { term: 第一, when: { number: before } }]',
    )
    expect(rank?.terms.map(({ when }) => when)).toEqual([[{ before: ['销量'] }], [{ number: 'before' }]])
  })

  it('makes hidden spellings, and drops those that fold to the word itself', async () => {
    const { best } = await lexicon(
      'lexicon: best\ntitle: {en: b, zh: b}\nspellings: { 最: [zui, 嘴, 蕞] }\nterms: [最佳, 王牌]',
    )
    expect(best?.terms.map(({ term, plain }) => [term, plain?.term])).toEqual([
      ['最佳', undefined],
      ['zui佳', '最佳'],
      ['嘴佳', '最佳'],
      ['王牌', undefined],
    ])
  })

  it('inflects English terms', async () => {
    const { best } = await lexicon(
      'lexicon: best\ntitle: {en: b, zh: b}\nterms: [{ term: cure, inflect: verb }]',
    )
    expect(best?.terms.map(({ term }) => term)).toEqual(['cure', 'cures', 'cured', 'curing'])
  })
})
