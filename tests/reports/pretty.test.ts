import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { Finding, Result } from '../../src/findings/finding.ts'
import { reporters, type Style } from '../../src/reports/index.ts'
import { base, finding } from './sample-parts.ts'
import { samples } from './samples.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }
const dressed: Style = { ...plain, color: true, hyperlinks: true, base: 'file:///shop/' }
const ESC = '\u001b'

const one = (given: Partial<Finding> = {}, result: Partial<Result> = {}): Result => ({
  ...base('en'),
  input: { ...base('en').input, records: { product: 1 } },
  summary: { ...base('en').summary, error: 1 },
  findings: [
    finding({
      rule: 'product/absolute-terms',
      topic: 'absolute-term',
      severity: 'error',
      message: 'An absolute term.',
      fix: 'Say a fact.',
      record: 'SKU-1',
      file: 'listings/a.json',
      pointer: '/title',
      at: [1, 10, 9],
      source: '"title": "全网最佳坚果"',
      span: '最佳',
      ...given,
    }),
  ],
  ...result,
})

const lines = (result: Result, style: Style = plain): string[] => reporters.pretty(result, style).split('\n')
const gutters = (result: Result, style: Style = plain): string[] =>
  lines(result, style)
    .filter((line) => line.trimStart().startsWith('│ '))
    .map((line) => line.trimStart().slice(2))

describe('the law', () => {
  const law = (language: Result['language'], titles: Record<string, string>): string | undefined =>
    lines({
      ...one({ law: Object.keys(titles) }),
      language,
      references: { clauses: {}, law: titles },
    }).find((each) => /^ +(Law|法律依据)/.test(each))

  test('is named once for all its articles', () => {
    expect(
      law('en', { 'a/12': 'Act A, art. 12', 'b/7': 'Act B, art. 7', 'a/2(3)': 'Act A, art. 2(3)' }),
    ).toContain('Law: Act A, art. 2(3), 12; Act B, art. 7')
    expect(law('zh-CN', { 'a/1': '《A》第1条', 'a/2(3)': '《A》第2(3)条' })).toContain(
      '法律依据：《A》第1条、第2(3)条',
    )
  })
})

describe('errors', () => {
  const wrongType = (file: string, n: number, message = 'The field id is a number.') => ({
    file,
    line: n,
    column: 5,
    code: 'input/wrong-type',
    message,
  })
  const shown = (errors: Result['errors']): string[] =>
    lines({ ...base('en'), errors }).filter((each) => /^ {2}\S/.test(each))

  test('of one kind in one file: three are shown, the others counted', () => {
    const errors = Array.from({ length: 1203 }, (_, n) => wrongType('a.json', n + 1))
    expect(shown([...errors, wrongType('b.json', 7)])).toEqual([
      '  a.json:1:5  input/wrong-type',
      '  a.json:2:5  input/wrong-type',
      '  a.json:3:5  input/wrong-type',
      '  … and 1,200 more of this kind in this file; --format json lists all',
      '  b.json:7:5  input/wrong-type',
    ])
  })

  test('that say different things come before their like', () => {
    const errors = [
      ...Array.from({ length: 3 }, (_, n) => wrongType('a.json', n + 1)),
      wrongType('a.json', 9, 'The field images is a string.'),
    ]
    expect(shown(errors)).toEqual([
      '  a.json:1:5  input/wrong-type',
      '  a.json:2:5  input/wrong-type',
      '  a.json:9:5  input/wrong-type',
      '  … and 1 more of this kind in this file; --format json lists all',
    ])
  })
})

describe('the excerpt', () => {
  const excerpt = (text: string, span: string): Partial<Finding> => {
    const start = text.indexOf(span)
    return { excerpt: { text, start, end: start + span.length } }
  }

  test.each([
    ['Latin text', 'the best nuts', 'best', 'the best nuts', '    ^^^^'],
    ['Chinese text, two columns a character', '全网最佳坚果', '最佳', '全网最佳坚果', '    ^^^^'],
    ['an emoji of several code points', '👨‍👩‍👧 最佳', '最佳', '👨‍👩‍👧 最佳', '   ^^^^'],
    ['without the indent of the line', '      "a": 1', '1', '"a": 1', '     ^'],
    ['a tab as spaces', 'a\tb', 'b', 'a  b', '   ^'],
    ['an escape code as its stand-in', `${ESC}[31mbest`, 'best', '␛[31mbest', '     ^^^^'],
    ['an empty span as one place', 'ab', '', 'ab', '^'],
    ['a list by its key', '"tags": ["a"], "b": 1', '"tags": ["a"]', '"tags": ["a"], "b": 1', '^^^^^^'],
    ['an object that goes on below by its key', '  "legal": {', '"legal": {', '"legal": {', '^^^^^^^'],
    ['a text that holds a brace whole', '"a": "b: {"', '"b: {"', '"a": "b: {"', '     ^^^^^^'],
  ])('shows %s', (_, text, span, source, mark) => {
    expect(gutters(one(excerpt(text, span)))).toEqual([source, mark])
  })

  test('is cut around the span, the span whole', () => {
    const text = `${'前'.repeat(200)}最佳${'后'.repeat(200)}`
    const [source, mark] = gutters(one(excerpt(text, '最佳')))
    expect(source).toMatch(/^…前+最佳后+…$/)
    expect(stringWidth(source!)).toBeLessThanOrEqual(72)
    expect(stringWidth(source!.slice(0, source!.indexOf('最佳')))).toBe(mark!.indexOf('^'))
    expect(mark!.trim()).toBe('^^^^')
  })

  test('is left out where the line holds no word', () => {
    expect(gutters(one(excerpt('  {', '{')))).toEqual([])
  })
})

describe('grouping', () => {
  const [first] = one().findings
  const several = (findings: Finding[]) => ({ ...one(), findings })

  test('a file and a record are named once', () => {
    const text = lines(several([first!, { ...first!, rule: 'product/other' }])).join('\n')
    expect(text.match(/listings\/a\.json/g)).toHaveLength(1)
    expect(text.match(/product SKU-1/g)).toHaveLength(1)
  })

  test('what to do is said once for findings that are mended alike', () => {
    const text = lines(several([first!, { ...first!, message: 'Another.' }])).join('\n')
    expect(text.match(/Say a fact/g)).toHaveLength(1)
    expect(text).toMatch(/An absolute term.*Another.*Say a fact/s)
  })

  test('records of one id but two kinds stay apart', () => {
    const text = lines(several([first!, { ...first!, kind: 'store' }])).join('\n')
    expect(text).toContain('product SKU-1')
    expect(text).toContain('store SKU-1')
  })
})

describe('unchecked rules', () => {
  const unchecked = (rules: number, reason = 'no store') =>
    Array.from({ length: rules }, (_, index) => ({
      rule: `product/rule-${index}`,
      kind: 'product' as const,
      reason,
      records: 53,
    }))
  const section = (list: Result['unchecked']) => lines({ ...one(), unchecked: list }).join('\n')

  test('are counted by reason, and at most eight are named', () => {
    const text = section(unchecked(12)).replace(/\s+/g, ' ')
    expect(text).toContain('12 rules not checked for 53 products: no store')
    expect(text).toContain('product/rule-7 and 4 more')
    expect(text).not.toContain('product/rule-8')
  })

  test('of uneven counts say the most', () => {
    const [a, b] = unchecked(2)
    expect(section([a!, { ...b!, records: 7 }])).toContain('2 rules not checked for up to 53 products')
  })

  test('for more reasons than ten are still counted', () => {
    const text = section(
      Array.from({ length: 14 }, (_, index) => unchecked(1, `reason ${index}, so no`)).flat(),
    )
    expect(text).toContain('and 4 more reasons')
    expect(text).toContain('1 rule unchecked')
  })

  test('for fields that an export does not hold are told together', () => {
    const reasons = ['barcode', 'images.alt', 'brand'].map((field) => `Shopify exports do not hold ${field}`)
    const text = section(
      reasons.flatMap((reason, index) => [{ ...unchecked(1, reason)[0]!, rule: `r-${index}` }]),
    )
    expect(text.replace(/\s+/g, ' ')).toContain(
      '3 rules not checked for 53 products: Shopify exports do not hold barcode, images.alt, brand r-0, r-1, r-2',
    )
  })

  test('for reasons that quote different things are told by the first, their records added up', () => {
    const reasons = ['Home', '家居', '10"'].map((name) => `the category "${name}" is not known`)
    const text = section(reasons.flatMap((reason) => unchecked(2, reason))).replace(/\s+/g, ' ')
    expect(text).toContain(
      '2 rules not checked for 106 products: the category "Home" is not known, and 1 reason like it product/rule-0',
    )
    expect(text).toContain('2 rules not checked for 53 products: the category "10"" is not known')
  })

  test('that concern most records come first', () => {
    const text = section([
      ...unchecked(1, 'few'),
      ...unchecked(1, 'many').map((entry) => ({ ...entry, records: 900 })),
    ])
    expect(text.indexOf('many')).toBeLessThan(text.indexOf('few'))
  })
})

describe('the summary', () => {
  const last = (result: Result, style = plain) => lines(result, style).slice(-3).join(' ')

  test('has its plurals', () => {
    const summary = { ...base('en').summary, error: 1, warning: 2, info: 1 }
    expect(last(one({}, { summary }))).toContain('1 error, 2 warnings, 1 info in 1 of 1 record, 1 file')
  })

  test('of a clean run is green; of one with errors it is not', () => {
    const clean = samples.clean('en')
    expect(reporters.pretty(clean, { ...plain, color: true })).toBe(
      `${ESC}[32mNo findings in 50,002 records, 3 files, checked against 42 rules${ESC}[39m\n`,
    )
    const errors = [{ file: 'a.json', code: 'input/empty', message: 'Empty.' }]
    expect(last({ ...clean, errors }, { ...plain, color: true })).not.toContain(`${ESC}[32m`)
  })

  test('says that findings were lowered', () => {
    const text = last(one({ status: 'waived' }, { summary: { ...base('en').summary, waived: 1 } }))
    expect(text).toContain('No open findings')
    expect(text).toContain('1 waived')
  })
})

describe('quiet', () => {
  test('leaves errors, open and of the input, and the summary', () => {
    const text = reporters.pretty(samples.rich('en'), { ...plain, quiet: true })
    expect(text).toContain('product/food-seller-licence')
    expect(text).toContain('listings/broken.json:12:5')
    expect(text).toContain('13 rules unchecked')
    expect(text).not.toMatch(/compare-at-basis|authority-claim|contact-hours|Not checked/)
  })
})

describe('colour and links', () => {
  test('no colour means no escape codes, links included', () => {
    expect(reporters.pretty(samples.hostile('en'), { ...dressed, color: false })).not.toContain(ESC)
  })

  test('colours change nothing but colours', () => {
    const coloured = reporters.pretty(samples.rich('en'), { ...plain, color: true })
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(reporters.pretty(samples.rich('en'), plain))
  })

  test('a file is linked where its folder is known', () => {
    const open = (uri: string) => `${ESC}]8;;${uri}${ESC}\\`
    expect(reporters.pretty(one({ file: '春/a.json' }), dressed)).toContain(
      `${open('file:///shop/%E6%98%A5/a.json')}春/a.json${open('')}`,
    )
    const { base: _, ...homeless } = dressed
    expect(reporters.pretty(one(), homeless)).not.toContain(`${ESC}]8`)
  })

  test('a file name cannot end its link or begin another', () => {
    const text = reporters.pretty(samples.hostile('en'), dressed)
    const links = Array.from(text.matchAll(/\u001b\]8;;([^\u001b]*)\u001b\\/g), ([, uri]) => uri)
    expect(new Set(links)).toEqual(new Set([expect.stringMatching(/^file:\/\/\/shop\/[\w./%-]+$/), '']))
    expect(text.replace(/\u001b\]8;;[^\u001b]*\u001b\\|\u001b\[\d+m/g, '')).not.toContain(ESC)
  })
})

describe('any text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 })
  const hostileResult = fc
    .record({
      message: text,
      fix: text,
      record: text,
      file: text,
      rule: text,
      reason: text,
      source: text,
      at: fc.nat(220),
    })
    .map(({ message, fix, record, file, rule, reason, source, at }) => ({
      ...one({ message, fix, record, file, rule, excerpt: { text: source, start: at, end: at + 9 } }),
      unchecked: [{ rule, kind: 'product' as const, reason, records: 1 }],
      errors: [{ file, code: rule, message }],
    }))

  test('is shown, not obeyed', () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const printed = reporters.pretty(result, plain).replaceAll('\n', '').replaceAll('\u200d', '')
        expect(printed).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
    )
  })

  test('stays inside the page; only the place of an error is never broken', () => {
    fc.assert(
      fc.property(hostileResult, fc.integer({ min: 40, max: 120 }), (result, width) => {
        const named = reporters.pretty(
          { ...result, findings: result.findings, errors: [] },
          { ...plain, width },
        )
        const wide = named
          .split('\n')
          .slice(1)
          .filter((line) => stringWidth(line, { countAnsiEscapeCodes: true }) > width)
        expect(wide).toEqual([])
      }),
    )
  })

  test.each([0, -1, Number.NaN, 1, Number.POSITIVE_INFINITY])(
    'a terminal of %d columns is borne',
    (width) => {
      expect(reporters.pretty(samples.hostile('zh-CN'), { ...plain, width })).toContain('8 个错误')
    },
  )

  test('a text of a million characters is cut', () => {
    const long = '长'.repeat(1_000_000)
    const result = one({ message: long, record: long, excerpt: { text: long, start: 500_000, end: 500_002 } })
    expect(reporters.pretty(result, plain).length).toBeLessThan(3000)
  })
})
