import { describe, expect, test } from 'vitest'
import { ecomply, folderOf } from './run.ts'

const PACK = {
  'pack/pack.yaml': 'pack: house\nversion: 1.0.0\ntitle: { en: House, zh: 自订 }\n',
  'pack/contexts/house.yaml': `contexts:
  - context: house-goal
    title: { en: An aim, zh: 目标 }
    any: [{ before: [力求], within: 6 }]
    examples:
      - { text: 力求做到顶级, hit: 顶级, holds: true }
      - { text: 这是顶级, hit: 顶级, holds: false }
`,
  'pack/lexicons/words.yaml': `lexicon: house-words
title: { en: House words, zh: 自订词 }
spellings: { 顶: [ding] }
terms:
  - { term: 顶级, unless: { context: [house-goal], phrase: [顶级域名] } }
  - build: [超, [强, 值, 美, 赞, 大, 酷, 爽, 甜, 香, 脆, 软, 滑, 稳, 快]]
  - { term: 天见效, when: { number: before } }
  - 王炸
  - 炸裂
`,
  'pack/copy/words.yaml': `rules:
  - id: copy/house
    topic: absolute-term
    severity: error
    kinds: [product]
    clauses: [3.1.2.c]
    law: []
    title: { en: No house words, zh: 不得使用自订词 }
    forbid: { fact: mentions, params: { lexicon: house-words }, operator: empty, value: false }
    report: { at: mentions, message: { en: "{match} is said", zh: "出现{match}" }, fix: { en: drop it, zh: 删除 } }
    examples:
      - { name: says it, records: [{ kind: product, id: P, title: 杯子, description: "<p>这是<b>顶级</b>的</p>" }], finds: 1 }
      - { name: plain, records: [{ kind: product, id: P, title: "杯子\\e[31m" }], finds: 0 }
`,
}

const explained = (...args: string[]) => {
  const { code, out, err } = ecomply(['explain', 'copy/house', '--pack', 'cn-baseline', 'pack', ...args], {
    cwd: folderOf(PACK),
  })
  expect([code, err]).toEqual([0, ''])
  return out
}

describe('ecomply explain', () => {
  test('counts the terms and the disguised spellings, and shows families with a few examples', () => {
    const out = explained()
    expect(out).toContain('house-words (House words): 18 terms, 1 disguised spellings')
    expect(out).toContain('超强 超值 超美 超赞 超大 超酷 超爽 超甜 超香 超脆 超软 超滑 … 14 in all')
    expect(out).toContain('王炸 炸裂')
    expect(out).toContain('harmless phrases: 顶级域名')
  })

  test('says where a family does not count, and where alone it counts', () => {
    const out = explained('--lang', 'zh-CN')
    expect(out).toMatch(/顶级\n +不计：house-goal/)
    expect(out).toMatch(/天见效\n +仅当：\{number: before\}/)
  })

  test('names the contexts, with a line where each holds and one where it does not', () => {
    expect(explained()).toMatch(/house-goal: An aim\n +holds: 力求做到\[顶级\]\n +does not: 这是\[顶级\]/)
  })

  test('shows the copy of the examples that fire and that do not', () => {
    const out = explained()
    expect(out).toMatch(/Examples that are found\n {2}says it: 杯子 \/ 这是 顶级 的/)
    expect(out).toMatch(/Examples that pass\n {2}plain: 杯子␛\[31m/)
    expect(out).not.toContain('\u001b')
  })
})
