import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAutomaton } from './automaton.ts'
import { fold, isUnseen, keptUnit, keptUnits } from './fold.ts'

interface Hit {
  pattern: number
  start: number
  end: number
  disguised: boolean
}

const scan = (patterns: readonly string[], text: string): Hit[] => {
  const hits: Hit[] = []
  createAutomaton(patterns).scan(text, (pattern, start, end, disguised) => {
    hits.push({ pattern, start, end, disguised })
  })
  return hits
}

const found = (pattern: string, text: string): string[] =>
  scan([pattern], text).map(({ start, end }) => text.slice(start, end))

describe('one term', () => {
  test.each([
    [
      '最佳',
      '最佳，蕞佳；最★佳！最 佳。最\u200b佳 最👍🏻佳',
      ['最佳', '蕞佳', '最★佳', '最 佳', '最\u200b佳', '最👍🏻佳'],
    ],
    ['国家级', '國家級 国 家 级 囯-家-级', ['國家級', '国 家 级', '囯-家-级']],
    ['最佳', '最，佳 最\n佳 最“佳” 最。佳 最. 佳', []],
    ['最佳', '最★★★佳 最★★★★佳', ['最★★★佳']],
    ['最佳', `最${'\u200b'.repeat(100)}佳`, [`最${'\u200b'.repeat(100)}佳`]],
    [
      'no.1',
      'NO.1 No. 1 N.O.1 ＮＯ．１ NO-1 no 1 NO.1品牌 NO.①',
      ['NO.1', 'No. 1', 'N.O.1', 'ＮＯ．１', 'NO-1', 'no 1', 'NO.1', 'NO.①'],
    ],
    ['no.1', 'no.10 no.1.5 no.1,000 no1 ano.1 no.\u200b1\u200b0', []],
    [
      'number one',
      'number  one NUMBER-ONE ｎｕｍｂｅｒ　ｏｎｅ',
      ['number  one', 'NUMBER-ONE', 'ｎｕｍｂｅｒ　ｏｎｅ'],
    ],
    ['number one', 'numberone number ones a number. One number\none', []],
    [
      'best',
      'best BEST the-best! b\u00adest 𝐁𝐞𝐬𝐭 bеst b.e.s.t',
      ['best', 'BEST', 'best', 'b\u00adest', '𝐁𝐞𝐬𝐭', 'bеst', 'b.e.s.t'],
    ],
    ['best', 'be st bestie b e s t be.st bést\u200bs', []],
    ['top1', 'TOP1热销 top10 top 1 第top1', ['TOP1', 'top1']],
    ['100%', '100% １００％ 棉100 % 3,100% 1.100% 2100%', ['100%', '１００％', '100 %']],
    ['no10', 'N.O.10 N.O.1.0 NO.10', ['N.O.10']],
    ['0风险', '0风险 10风险', ['0风险']],
    ['+v', '加v +v ➕V +★v +video v', ['+v', '➕V', '+★v']],
    ['v+', 'v+ v v＋', ['v+', 'v＋']],
    ['v', '加v13800000000 vip v', ['v', 'v']],
    ['🅱est', '𝐛est best', ['𝐛est', 'best']],
    ['ΑΒΓ', 'αβγ ΑΒΓ', ['αβγ', 'ΑΒΓ']],
  ])('%s in %j', (pattern, text, expected) => {
    expect(found(pattern, text)).toEqual(expected)
  })

  test.each([
    ['最佳', '最佳', false],
    ['最头部', '最頭部', false],
    ['best', 'ＢＥＳＴ', false],
    ['number one', 'Number-One', false],
    ['no.1', 'No. 1', false],
    ['第1', '第 1', false],
    ['蕞佳', '蕞佳', false],
    ['最佳', '蕞佳', true],
    ['最佳', '最 佳', true],
    ['最佳', '最\u200b佳', true],
    ['第1', '第①', true],
    ['best', 'b.e.s.t', true],
    ['best', 'bеst', true],
    ['best', '𝐛est', true],
    ['+v', '+★v', false],
  ])('%s written %s is disguised: %s', (pattern, text, disguised) => {
    expect(scan([pattern], text)).toEqual([{ pattern: 0, start: 0, end: text.length, disguised }])
  })

  test.each(['', ' ', '★', '\u200b', '+-'])('%j holds nothing to look for', (pattern) => {
    expect(() => createAutomaton(['最佳', pattern])).toThrow(`The term "${pattern}" holds no letter`)
  })
})

describe('many terms', () => {
  test('overlapping and nested hits are all reported, in order of their last units', () => {
    const patterns = ['国家级产品', '家级', '级产品', '产', '国家级']
    const hits = scan(patterns, '国家级产品').map(({ pattern, start, end }) => [
      patterns[pattern],
      start,
      end,
    ])
    expect(hits).toEqual([
      ['国家级', 0, 3],
      ['家级', 1, 3],
      ['产', 3, 4],
      ['国家级产品', 0, 5],
      ['级产品', 2, 5],
    ])
  })

  test('terms that fold to one another are each reported', () => {
    expect(
      scan(['顶级', '頂級', '顶 级'], '頂級')
        .map(({ pattern }) => pattern)
        .sort(),
    ).toEqual([0, 1])
    expect(
      scan(['顶级', '頂級', '顶 级'], '顶 级')
        .map(({ pattern }) => pattern)
        .sort(),
    ).toEqual([0, 1, 2])
  })

  test('no patterns, no hits', () => {
    expect(scan([], '最佳')).toEqual([])
  })

  test('one automaton may be scanned again from its own callback', () => {
    const automaton = createAutomaton(['最佳', '顶级'])
    const seen: string[] = []
    automaton.scan('最佳顶级', (outer) => {
      automaton.scan('顶级', (inner) => seen.push(`${outer}${inner}`))
    })
    expect(seen).toEqual(['01', '11'])
  })

  test('a hundred thousand terms', () => {
    const patterns = Array.from({ length: 100_000 }, (_, n) =>
      String.fromCharCode(
        0x4e2a + (n % 10),
        0x5000 + (Math.floor(n / 10) % 100),
        0x6000 + Math.floor(n / 1000),
      ),
    )
    for (const number of [0, 54_321, 99_999]) {
      const hits = scan(patterns, `前${patterns[number]}后`)
      expect(hits.map((hit) => patterns[hit.pattern])).toContain(patterns[number])
    }
  })
})

// The same rules once more, said as regular expressions over each stretch between two units.
const naive = (patterns: readonly string[], text: string): Omit<Hit, 'disguised'>[] =>
  patterns.flatMap((pattern, number) => {
    const wanted = keptUnits(pattern)
    const places = placesOf(text)
    return places.flatMap((_, first) => {
      const at = places.slice(first, first + wanted.length)
      if (at.length < wanted.length || at.some((place, k) => keptUnit(text, place) !== wanted[k])) return []
      const span = naiveSpan(pattern, text, at)
      return span ? [{ pattern: number, ...span }] : []
    })
  })

const naiveSpan = (
  pattern: string,
  text: string,
  at: readonly number[],
): { start: number; end: number } | undefined => {
  const own = stretches(pattern, placesOf(pattern))
  const seen = stretches(text, at)
  const units = keptUnits(pattern).map((unit) => String.fromCharCode(unit))
  let dots = 0
  let tight = 0
  for (let k = 1; k < units.length; k++) {
    const [mine, theirs] = [own[k] as string, seen[k] as string]
    const pair = `${units[k - 1]}${units[k]}`
    const inWord = mine === '' && /^[a-z0-9]{2}$/.test(pair)
    if (inWord && !/^\d\d$/.test(pair)) tight++
    if (inWord && theirs === '.' && !/^\d\d$/.test(pair)) dots++
    else if (inWord && theirs !== '') return undefined
    if (theirs.length > 3 || (/\. /.test(theirs) && !mine.includes('.'))) return undefined
    if (mine !== '' && theirs === '') return undefined
    if (mine.includes('+') && !theirs.includes('+')) return undefined
  }
  if (dots !== 0 && dots !== tight) return undefined
  return outer(text, at, own, units)
}

const outer = (text: string, at: readonly number[], own: readonly string[], units: readonly string[]) => {
  const last = at.at(-1) as number
  let start = at[0] as number
  let end = last + ((text.codePointAt(last) as number) > 0xffff ? 2 : 1)
  const shown = (from: number, to: number) =>
    [...fold(text.slice(from, to))].filter((c) => !isUnseen(c.charCodeAt(0))).join('')
  const before = shown(0, start)
  const after = shown(end, text.length)
  const [lead, trail] = [own[0] as string, own.at(-1) as string].map((gap) => gap.replaceAll(' ', ''))
  if (lead) {
    const place = findBack(text, start, lead as string)
    if (place === undefined) return undefined
    start = place
  } else {
    if (/[a-z]/.test(units[0] as string) && /[a-z]$/.test(before)) return undefined
    if (/[0-9]/.test(units[0] as string) && /([0-9]|[0-9][.,])$/.test(before)) return undefined
  }
  if (trail) {
    const place = findOn(text, end, trail as string)
    if (place === undefined) return undefined
    end = place
  } else {
    if (/[a-z]/.test(units.at(-1) as string) && /^[a-z]/.test(after)) return undefined
    if (/[0-9]/.test(units.at(-1) as string) && /^([0-9]|[.,][0-9])/.test(after)) return undefined
  }
  return { start, end }
}

const findBack = (text: string, from: number, symbols: string): number | undefined => {
  let at = from
  for (const symbol of [...symbols].reverse()) {
    let seen = 0
    for (at--; at >= 0 && keptUnit(text, at) === 0 && seen < 4; at--) {
      if (!isUnseen(text.charCodeAt(at))) seen++
      if (fold(text.charAt(at)) === symbol) break
    }
    if (fold(text.charAt(at)) !== symbol || seen > 4) return undefined
  }
  return at
}

const findOn = (text: string, from: number, symbols: string): number | undefined => {
  let at = from - 1
  for (const symbol of symbols) {
    let seen = 0
    for (at++; at < text.length && keptUnit(text, at) === 0 && seen < 4; at++) {
      if (!isUnseen(text.charCodeAt(at))) seen++
      if (fold(text.charAt(at)) === symbol) break
    }
    if (fold(text.charAt(at)) !== symbol || seen > 4) return undefined
  }
  return at + 1
}

const placesOf = (text: string): number[] =>
  [...Array(text.length).keys()].filter((i) => keptUnit(text, i) !== 0)

// What is seen before, between and after the units at these places.
const stretches = (text: string, at: readonly number[]): string[] => {
  const edges = [-1, ...at, text.length]
  return edges.slice(1).map((edge, k) => {
    const from = (edges[k] as number) + 1
    return [...Array(Math.max(0, edge - from)).keys()]
      .map((i) => text.charCodeAt(from + i))
      .filter((code) => !isUnseen(code))
      .map((code) => fold(String.fromCharCode(code)))
      .join('')
  })
}

describe('against a matcher that looks everywhere', () => {
  const letters = ['最', '佳', '级', 'b', 'e', '1', '0']
  const pattern = fc
    .string({
      unit: fc.constantFrom(...letters, ...letters, ' ', '.', '+', '\u200b'),
      minLength: 1,
      maxLength: 6,
    })
    .filter((text) => keptUnits(text).length > 0)
  const text = fc.string({
    unit: fc.constantFrom(
      ...letters,
      ...letters,
      ...letters,
      '蕞',
      '級',
      'Ｂ',
      'E',
      '①',
      '𝐛',
      ' ',
      '.',
      '+',
      '-',
      '★',
      '\u200b',
      '👍',
      ',',
      '，',
      '\n',
      'x',
      '的',
    ),
    maxLength: 40,
  })
  const byPlace = (a: Omit<Hit, 'disguised'>, b: Omit<Hit, 'disguised'>) =>
    a.pattern - b.pattern || a.start - b.start || a.end - b.end

  test('the hits are the same', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), text, (patterns, copy) => {
        const hits = scan(patterns, copy).map(({ pattern, start, end }) => ({ pattern, start, end }))
        expect(hits.sort(byPlace)).toEqual(naive(patterns, copy).sort(byPlace))
      }),
      { numRuns: 2000 },
    )
  })

  test('a span holds the units of its term and begins and ends with them or with its own symbols', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 8 }), text, (patterns, copy) => {
        for (const { pattern, start, end, disguised } of scan(patterns, copy)) {
          const span = copy.slice(start, end)
          expect(keptUnits(span)).toEqual(keptUnits(patterns[pattern] as string))
          if (!disguised && !/[ .+\u200b]/.test(patterns[pattern] as string)) {
            expect(fold(span).replaceAll(' ', '')).toBe(fold(patterns[pattern] as string))
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})
