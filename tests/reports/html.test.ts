import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import type { Finding, Result } from '../../src/findings/finding.ts'
import { SCRIPT, STYLE } from '../../src/reports/html/assets.generated.ts'
import { commandLine } from '../../src/reports/html/command-line.ts'
import { h } from '../../src/reports/html/element.ts'
import { dataJson, fitting } from '../../src/reports/html/fitting.ts'
import { markup } from '../../src/reports/html/markup.ts'
import { pack, unpack } from '../../src/reports/html/pack.ts'
import { viewsOf } from '../../src/reports/html/views.ts'
import { reporters, type Style } from '../../src/reports/index.ts'
import { samples } from './samples.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }
const htmlOf = (result: Result): string => reporters.html(result, plain)

interface Seen {
  name: string
  attributes: Record<string, string>
  text: string
  /** Names of the elements around it. */
  within: string[]
}

/** Every element of a document as a parser sees it, and what it complains of. */
const parsed = (html: string): { elements: Seen[]; unclosed: string[] } => {
  const elements: Seen[] = []
  const open: Seen[] = []
  const unclosed: string[] = []
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const seen = { name, attributes, text: '', within: open.map((outer) => outer.name) }
        elements.push(seen)
        open.push(seen)
      },
      ontext: (text) => {
        for (const outer of open) outer.text += text
      },
      onclosetag: (name, implied) => {
        const last = open.pop()
        if (last?.name !== name || (implied && !['meta', 'input', 'hr', 'br'].includes(name)))
          unclosed.push(name)
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  )
  parser.end(html)
  return { elements, unclosed }
}

const all = ['rich', 'clean', 'hostile', 'unreadable'] as const

describe.each(all)('the audit report of %s', (name) => {
  const html = htmlOf(samples[name]('en'))
  const { elements, unclosed } = parsed(html)
  const named = (tag: string): Seen[] => elements.filter((element) => element.name === tag)

  test('is closed markup with one main, one first heading, and no heading left out', () => {
    expect(unclosed).toEqual([])
    expect(named('main')).toHaveLength(1)
    expect(named('h1')).toHaveLength(1)
    const levels = elements.flatMap((element) => /^h([1-6])$/.exec(element.name)?.[1] ?? []).map(Number)
    levels.forEach((level, at) => {
      expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    })
  })

  test('loads nothing and leads nowhere outside', () => {
    for (const { name: tag, attributes } of elements) {
      expect([
        'img',
        'link',
        'iframe',
        'object',
        'embed',
        'base',
        'audio',
        'video',
        'image',
        'use',
      ]).not.toContain(tag)
      for (const [key, value] of Object.entries(attributes)) {
        expect(key).not.toMatch(/^on|^src|^style$|action|^xlink/i)
        if (key === 'href') expect(value).toMatch(/^#/)
      }
    }
    expect(html).not.toMatch(/@import|url\(/)
  })

  test('runs the one script whose hash its policy names, and before everything it governs', () => {
    const scripts = named('script').filter(({ attributes }) => attributes.type !== 'application/json')
    expect(scripts).toHaveLength(1)
    expect(scripts[0]?.text).toBe(SCRIPT)
    const policy = elements.findIndex(
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    )
    expect(elements.slice(0, policy).map((element) => element.name)).toEqual(['html', 'head', 'meta'])
    expect(elements[policy]?.attributes.content).toMatch(
      /^default-src 'none'; script-src 'sha256-[^' ]{44}'; style-src 'sha256-[^' ]{44}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'$/,
    )
  })

  test('gives every id once, and every label and inner link something to point at', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const { attributes } of elements) {
      if (attributes['aria-labelledby']) expect(ids).toContain(attributes['aria-labelledby'])
      if (attributes.href) expect(ids).toContain(attributes.href.slice(1))
    }
  })

  test('tells screen readers what tables and pictures are', () => {
    for (const table of named('table').filter(({ within }) => !within.includes('article')))
      expect(table.text).not.toBe('')
    expect(named('caption').length).toBe(
      named('table').filter(({ within }) => !within.includes('article')).length,
    )
    for (const { attributes } of named('th')) expect(attributes.scope).toMatch(/^(col|row|rowgroup)$/)
    for (const { attributes } of named('svg'))
      expect(
        attributes['aria-hidden'] === 'true' || (attributes.role === 'img' && attributes['aria-label']),
      ).toBeTruthy()
    for (const { attributes } of named('section')) expect(attributes['aria-labelledby']).toBeDefined()
  })

  test('holds the data of the script as JSON', () => {
    const [settings, data] = named('script').filter(
      ({ attributes }) => attributes.type === 'application/json',
    )
    expect(Object.keys(JSON.parse(settings?.text ?? ''))).toEqual(['page', 'phrases', 'register'])
    expect(JSON.parse(data?.text ?? '').findings).toHaveLength(samples[name]('en').findings.length)
  })
})

describe('the audit report', () => {
  const rich = samples.rich('en')

  test('is the same for the same result', () => {
    expect(htmlOf(samples.rich('en'))).toBe(htmlOf(rich))
  })

  test('opens with verdict, scope, day, digests, tool, gate and command', () => {
    const { elements } = parsed(htmlOf(rich))
    const header = elements.find(({ attributes }) => attributes.class === 'opening')?.text ?? ''
    for (const words of [
      'Not to be trusted',
      '1,280 products, 1 store in 4 files, 41.9 kB',
      '23 November 2026',
      rich.policy.digest,
      rich.policy.packs[0]!.digest,
      rich.input.digest,
      'ecomply 0.1.0',
      'more than 10 warnings',
      "ecomply check listings 'stores/it'\\''s main.json' --max-warnings 10 --as-of 2026-11-23 --lang en --format html",
    ])
      expect(header).toContain(words)
  })

  test.each([
    ['the gate passed', { exitCode: 0 as const }, 'Passed'],
    ['the gate failed', { exitCode: 1 as const }, 'Not passed'],
    ['the run is not to be trusted', { exitCode: 2 as const }, 'Not to be trusted'],
  ])('says when %s', (_, { exitCode }, words) => {
    const html = htmlOf({ ...rich, gate: { failOn: 'error', failOnUnchecked: false, exitCode } })
    expect(html).toContain(`class="outcome">${words}<`)
  })

  test('judges an old result, which names no gate, by the usual one', () => {
    const { gate, coverage, licences, command, errors, ...old } = rich
    const html = htmlOf({ ...old, errors: [] })
    expect(html).toContain('class="outcome">Not passed<')
    expect(html).toContain('does not hold the clause register')
    expect(html).toContain('does not hold the licences')
  })

  test('counts for every clause its rules, records, findings and what was not checked', () => {
    const { elements } = parsed(htmlOf(rich))
    const rows = elements
      .filter(({ name, attributes }) => name === 'tr' && 'data-coverage' in attributes)
      .map(({ attributes, text }) => [attributes['data-coverage'], attributes['data-open'], text])
    expect(rows).toEqual([
      ['automatic', '1', expect.stringMatching(/^\s*2\.3\.3\.aSpecial goods .+automatic21,2811002$/)],
      ['partial', '1', expect.stringMatching(/^\s*2\.3\.3\.bThat permit .+partly11,2801001$/)],
      ['attestation', '0', expect.stringMatching(/by attestation––––––$/)],
      ['automatic', '2', expect.stringMatching(/automatic11,2802110$/)],
      ['missing', '0', expect.stringMatching(/not covered––––––$/)],
    ])
  })

  test('says everything of a finding', () => {
    const { elements } = parsed(htmlOf(rich))
    const finding = elements.find(
      ({ name, text }) => name === 'article' && text.includes('No valid food licence'),
    )
    for (const words of [
      'error',
      'listings/snacks.json:41:77',
      'product SKU-NUT-500',
      'field licences',
      '"2026-03-01"',
      "Add the store's food trading licence number",
      '2.3.3.a',
      'Food Safety Law, article 35',
      'licence.status {"holder":"seller","types":["food-trading","food-production"]}',
      'equal "valid"',
      '"expired"',
      'product/food-seller-licence',
    ])
      expect(finding?.text).toContain(words)
    const marks = elements.filter(({ name }) => name === 'mark').map(({ text }) => text)
    expect(marks).toContain('"2026-03-01"')
  })

  test('lists the gravest first and what no longer counts last', () => {
    const views = viewsOf(rich).map(({ severity, status }) => `${status} ${severity}`)
    expect(views.slice(0, 4)).toEqual(Array(4).fill('open error'))
    expect(views.slice(-3)).toEqual(['evidenced error', 'waived error', 'baselined error'])
  })

  test('shows licences, waivers and what was not checked', () => {
    const { elements } = parsed(htmlOf(rich))
    const section = (id: string) => elements.find(({ attributes }) => attributes.id === id)?.text ?? ''
    expect(section('licences')).toContain(
      '1 ended before 23 November 2026, 1 end within 90 days, 2 later; 1 have no last day.',
    )
    expect(section('licences')).toContain('Only those that end soonest are listed here.')
    expect(section('waivers')).toMatch(/2026-12-05.*ends soon.*ring of the grade.*韩梅梅.*LEGAL-7/s)
    expect(section('unchecked')).toContain('no store record "S2" in the input')
    expect(section('unchecked')).toContain('up to 1,280 products')
    expect(section('errors')).toContain('listings/broken.json:12:5')
  })

  test.each([
    ['zh-CN', '合规审计报告', '2026年11月23日'],
    ['zh-TW', '合規審計報告', '2026年11月23日'],
  ] as const)('speaks %s', (language, title, day) => {
    const { elements } = parsed(htmlOf({ ...samples.rich('zh-CN'), language }))
    expect(elements[0]?.attributes.lang).toBe(language)
    expect(elements.find(({ name }) => name === 'h1')?.text).toBe(title)
    expect(elements.find(({ name }) => name === 'time')?.text).toBe(day)
    // Phrases that were forgotten would show as their keys or in English.
    const heads = elements.filter(({ name, attributes }) => name === 'th' && attributes.scope === 'col')
    for (const { text } of heads) expect(text).not.toMatch(/[a-z]/)
  })
})

const PAYLOADS = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]>--><img src=x onerror=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '` onfocus=alert(1) autofocus `',
  '\u2028alert(1)\u2029',
  '\u202egnitaeb\u202c \u2066x\u2069',
  '&lt;script&gt;&#x3c;b&#x3e;',
  '</title></style></textarea><svg/onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '__proto__',
  '\u0000\u0008\ufeff',
  '=',
]

/** A result in which every text from outside is the same. */
const poisoned = (text: string): Result => {
  const rich = samples.rich('en')
  const poison = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => poison(item, key))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner, name)]))
    return typeof value === 'string' && !KEPT.has(key) ? text : value
  }
  return poison(rich) as Result
}
const KEPT = new Set([
  'severity',
  'status',
  'state',
  'kind',
  'kinds',
  'language',
  'asOf',
  'coverage',
  'failOn',
  'name',
  'validTo',
  'expires',
  'approvedOn',
])

describe.each(PAYLOADS)('a result full of %j', (text) => {
  const html = htmlOf(poisoned(text))
  const { elements, unclosed } = parsed(html)
  const harmless = parsed(htmlOf(poisoned('harmless'))).elements

  test('makes the same elements and attributes as harmless text', () => {
    const shape = (list: readonly Seen[]) =>
      list.map(({ name, attributes }) => `${name} ${Object.keys(attributes).join()}`)
    expect(unclosed).toEqual([])
    // A part that tells nothing new may be absent; nothing may be added.
    const known = new Set(shape(harmless))
    expect(shape(elements).filter((one) => !known.has(one))).toEqual([])
    expect(elements.filter(({ name }) => name === 'script')).toHaveLength(3)
  })

  test('leaves no character that hides or turns text', () => {
    expect(html.replace(/\n/g, '')).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/,
    )
  })

  test('gives the script the text as text', () => {
    const data = elements.find(({ attributes }) => attributes.id === 'data')?.text ?? ''
    expect(data).not.toMatch(/[<>&]/)
    const packed = JSON.parse(data)
    expect(unpack(packed, 0).message).toBe(viewsOf(poisoned(text))[0]?.message)
  })
})

describe('its parts', () => {
  test('an element takes no attribute that runs or loads', () => {
    expect(() => h('a', { href: 'https://example.com' })).toThrow('only into itself')
    expect(() => h('a', { href: 'javascript:alert(1)' })).toThrow('only into itself')
    for (const name of ['onclick', 'ONLOAD', 'style', 'src', 'formaction', 'a b', 'x"'])
      expect(() => h('p', { [name]: 'x' })).toThrow('no attribute')
  })

  test('markup escapes what is text, in elements and attributes', () => {
    expect(markup(h('b', { title: `"'<>&\`` }, `<i>"'&`))).toBe(
      '<b title="&quot;&#39;&lt;&gt;&amp;&#96;">&lt;i&gt;&quot;&#39;&amp;</b>',
    )
  })

  test('what is packed can be unpacked, and no character of the JSON begins markup', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...PAYLOADS))
    const [view] = viewsOf(samples.rich('en'))
    fc.assert(
      fc.property(
        fc.array(fc.record({ message: text, record: text, evidence: fc.array(text), law: fc.array(text) })),
        (given) => {
          const views = given.map((one) => ({ ...view!, ...one }))
          const json = dataJson(pack(views))
          expect(json).not.toMatch(/[<>&\u2028\u2029]/)
          const packed = JSON.parse(json)
          expect(views.map((_, at) => unpack(packed, at))).toEqual(JSON.parse(JSON.stringify(views)))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('a command is quoted for a shell', () => {
    expect(commandLine(['ecomply', 'check', 'a b', "it's", '$(rm)', '*.json', '商品/a.json', ''])).toBe(
      `ecomply check 'a b' 'it'\\''s' '$(rm)' '*.json' 商品/a.json ''`,
    )
  })

  test('neither script nor style holds what would end its element', () => {
    expect(SCRIPT + STYLE).not.toMatch(/<\/|<!--|<script/i)
    expect(SCRIPT).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(/)
  })
})

describe('very many findings', () => {
  const [first] = samples.rich('en').findings
  const many = (count: number): Finding[] =>
    Array.from({ length: count }, (_, at) => ({
      ...first!,
      record: `SKU-${at}`,
      fingerprint: `f${at}`,
      excerpt: {
        text: `"title": "第${at}款全网最佳坚果礼盒，销量第一，送礼有面子 500g"`,
        start: 15,
        end: 17,
      },
    }))

  test('are shortened around the place, then listed as far as there is room, and said to be', () => {
    const views = viewsOf({ ...samples.rich('en'), findings: many(400) })
    const whole = fitting(views)
    expect(whole).toMatchObject({ listed: 400, shortened: false })
    const size = whole.json.length
    const short = fitting(views, Math.floor(size * 1.05))
    expect(short).toMatchObject({ listed: 400, shortened: true })
    const part = fitting(views, Math.floor(size / 4))
    expect(part.listed).toBeGreaterThan(20)
    expect(part.listed).toBeLessThan(400)
    expect(new TextEncoder().encode(part.json).length).toBeLessThanOrEqual(size / 4)
  })

  test('have one page in the markup and all in the data', () => {
    const html = htmlOf({ ...samples.rich('en'), findings: many(1234) })
    const { elements } = parsed(html)
    expect(elements.filter(({ name }) => name === 'article')).toHaveLength(50)
    expect(html).toContain('The 50 gravest of 1,234 findings.')
    expect(
      JSON.parse(elements.find(({ attributes }) => attributes.id === 'data')?.text ?? '').findings,
    ).toHaveLength(1234)
  })
})

describe('the style', () => {
  // Contrast as WCAG 2.2 has it: 4.5 for text.
  const luminance = (hex: string): number => {
    const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear(r!) + 0.7152 * linear(g!) + 0.0722 * linear(b!)
  }
  const contrast = (one: string, other: string): number => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
    return (light! + 0.05) / (dark! + 0.05)
  }
  const palettes = [...STYLE.matchAll(/:root\{([^}]*--paper:[^}]*--ink:[^}]*)\}/g)].map(([, body = '']) =>
    Object.fromEntries(
      [...body.matchAll(/--([\w-]+): ?#([0-9a-f]{3,6})/g)].map(([, name, hex = '']) => [
        name,
        hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex,
      ]),
    ),
  )

  test.each([0, 1])('palette %i can be read', (at) => {
    const palette = palettes[at] as Record<string, string>
    for (const ink of ['ink', 'quiet', 'link', 'error', 'warning', 'info', 'ok'])
      for (const ground of ['paper', 'panel'])
        expect([ink, ground, contrast(palette[ink]!, palette[ground]!) >= 4.5]).toEqual([ink, ground, true])
    expect(contrast(palette['mark-ink']!, palette.mark!)).toBeGreaterThanOrEqual(4.5)
    // Borders of controls.
    expect(contrast(palette.firm!, palette.paper!)).toBeGreaterThanOrEqual(3)
  })

  test('there are two palettes, and one for paper', () => {
    expect(palettes).toHaveLength(2)
    expect(STYLE).toMatch(/@media print/)
    expect(STYLE).toMatch(/thead\{display:table-header-group\}/)
  })
})
