import { describe, expect, it } from 'vitest'
import { mergeLexicons } from './lexicon.ts'
import { parseYaml } from './yaml-file.ts'

const lexicon = async (...texts: string[]) =>
  mergeLexicons(await Promise.all(texts.map((text, i) => parseYaml(`${i}.yaml`, text))))

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
      { term: '最佳', phrases: ['最佳食用期'] },
      { term: '顶级', phrases: ['顶级域名'] },
    ])
  })

  it('lets a later file add terms, and phrases to terms that are there', async () => {
    const { best } = await lexicon(
      'lexicon: best\ntitle: {en: b, zh: b}\nterms: [最佳]',
      'lexicon: best\ntitle: {en: b, zh: b}\nterms: [{ term: 最佳, unless: { phrase: [最佳拍档] } }, 王牌]',
    )
    expect(best?.terms).toEqual([
      { term: '最佳', phrases: ['最佳拍档'] },
      { term: '王牌', phrases: [] },
    ])
  })

  it('refuses a build that explodes', async () => {
    const part = `[${Array.from({ length: 100 }, (_, i) => `w${i}`).join(', ')}]`
    await expect(
      lexicon(`lexicon: big\ntitle: {en: b, zh: b}\nterms: [{ build: [${part}, ${part}] }]`),
    ).rejects.toThrow(/more than 5000/)
  })
})
