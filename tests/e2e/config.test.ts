import { describe, expect, test } from 'vitest'
import { checkJson, DAY, ecomply, folderOf } from './run.ts'

const product = (id: string, title: string, rest: object = {}) =>
  JSON.stringify({ kind: 'product', id, title, ...rest })

const SHOP = {
  'products/a.json': product('A', '全网最佳保温杯'),
  'products/drafts/b.json': product('B', '全网最佳餐盘'),
}

/** The open findings of a rule, by record, under a configuration. */
const judged = (files: Record<string, string>, ...args: string[]) => {
  const { code, result } = checkJson(['.', ...args], { cwd: folderOf(files) })
  expect(result.errors).toEqual([])
  return { code, found: result.findings.map(({ record, severity }) => `${record} ${severity}`), result }
}

const RULE = ['--rule', 'copy/absolute-terms']

describe('ecomply.yaml', () => {
  test('changes a severity', () => {
    const config = 'rules: { copy/absolute-terms: warning }'
    expect(judged({ ...SHOP, 'ecomply.yaml': config }, ...RULE)).toMatchObject({
      code: 0,
      found: ['A warning', 'B warning'],
    })
  })

  test('turns a rule off', () => {
    const { result } = judged({ ...SHOP, 'ecomply.yaml': 'rules: { copy/absolute-terms: off }' })
    expect(result.findings.length).toBeGreaterThan(0)
    expect(result.findings.map(({ rule }) => rule)).not.toContain('copy/absolute-terms')
  })

  test('a rule that is off can still be explained, and that it is off is said', () => {
    const cwd = folderOf({ 'ecomply.yaml': 'rules: { copy/absolute-terms: off }' })
    const { code, out } = ecomply(['explain', 'copy/absolute-terms'], { cwd })
    expect(code).toBe(0)
    expect(out).toContain('Copy uses no absolute terms')
    expect(ecomply(['check', ...RULE], { cwd }).err).toMatch(/\boff\b/)
  })

  test('changes an option', () => {
    const store = { kind: 'store', id: 'S', name: '店', reviewedAt: '2026-10-01T00:00:00+08:00' }
    const overdue = (config: string) =>
      judged({ 's.json': JSON.stringify(store), 'ecomply.yaml': config }, '--rule', 'store/review-overdue')
        .found
    expect(overdue('')).toEqual([])
    expect(
      overdue('rules: { store/review-overdue: { options: { cycleDays: 30 }, reason: monthly } }'),
    ).toEqual(['S warning'])
  })

  test('changes severities by path, the last entry wins', () => {
    const config = `
overrides:
  - { paths: ["products/**"], rules: { copy/absolute-terms: warning } }
  - { paths: ["**/drafts/**"], rules: { copy/absolute-terms: off } }
`
    expect(judged({ ...SHOP, 'ecomply.yaml': config }, ...RULE).found).toEqual(['A warning'])
  })

  test('says what files hold', () => {
    const files = { 'export.json': '[{"id":"A","title":"全网最佳保温杯"}]' }
    const { code, result } = checkJson(RULE, { cwd: folderOf(files) })
    expect({ code, errors: result.errors.map((error) => error.code) }).toEqual({
      code: 2,
      errors: ['input/unknown-kind'],
    })
    const config = 'files: [{ match: "export*.json", kind: product }]'
    expect(judged({ ...files, 'ecomply.yaml': config }, ...RULE).found).toEqual(['A error'])
  })

  test('leaves files out', () => {
    const config = 'ignore: ["**/drafts/**"]'
    expect(judged({ ...SHOP, 'ecomply.yaml': config }, ...RULE).found).toEqual(['A error'])
  })

  test('sets language and gate, and the command line stands above it', () => {
    const cwd = folderOf({ ...SHOP, 'ecomply.yaml': 'lang: zh-CN\nfailOn: never\n' })
    const own = ecomply(['check', ...RULE, '--as-of', DAY], { cwd })
    expect(own.code).toBe(0)
    expect(own.out).toContain('绝对化用语')
    const given = ecomply(['check', ...RULE, '--as-of', DAY, '--lang', 'en', '--fail-on', 'error'], { cwd })
    expect(given.code).toBe(1)
    expect(given.out).toContain('absolute term')
  })

  test('sets the limits of warnings and of what went unchecked', () => {
    const warned = { ...SHOP, 'ecomply.yaml': 'rules: { copy/absolute-terms: warning }\nmaxWarnings: 1\n' }
    expect(judged(warned, ...RULE).code).toBe(1)
    const unjudged = { 'p.json': product('A', '杯', { category: { path: ['火星用品'] } }) }
    const rule = ['--rule', 'product/drug-approval-number']
    expect(judged(unjudged, ...rule).code).toBe(0)
    expect(judged({ ...unjudged, 'ecomply.yaml': 'failOnUnchecked: true' }, ...rule).code).toBe(2)
  })

  test('is found in a folder above, and its patterns are relative to it', () => {
    const cwd = folderOf({ ...SHOP, 'ecomply.yaml': 'rules: { copy/absolute-terms: info }' })
    const { result } = checkJson(RULE, { cwd: `${cwd}/products/drafts` })
    expect(result.findings.map(({ file, severity }) => `${file} ${severity}`)).toEqual(['b.json info'])
  })

  test('may have another name', () => {
    const files = { ...SHOP, 'house.yaml': 'rules: { copy/absolute-terms: info }' }
    expect(judged(files, ...RULE, '--config', 'house.yaml').found).toEqual(['A info', 'B info'])
  })

  test('may be empty', () => {
    expect(judged({ ...SHOP, 'ecomply.yaml': '' }, ...RULE).found).toEqual(['A error', 'B error'])
  })

  test('changes the digest of the policy', () => {
    const digest = (config: string) => judged({ ...SHOP, 'ecomply.yaml': config }).result.policy.digest
    expect(digest('rules: { copy/absolute-terms: info }')).not.toBe(digest(''))
    expect(digest('lang: en')).toBe(digest(''))
  })
})

const HOUSE = {
  'house/pack.yaml': 'pack: house\nversion: 1.2.0\ntitle: { en: House rules, zh: 店规 }\n',
  'house/lexicons/words.yaml': `
lexicon: absolute-terms-hard
title: { en: House words, zh: 店内用语 }
terms: [天花板级, { term: 卷王, unless: { phrase: [卷王同学] } }]
`,
  'house/product/titles.yaml': `
rules:
  - id: house/title-length
    topic: completeness
    severity: warning
    kinds: [product]
    clauses: [3.1.2.b]
    law: []
    title: { en: A title names the goods, zh: 标题须写明商品 }
    options:
      forbidden: { default: 商品, description: { en: A title that says nothing, zh: 空洞的标题 } }
    forbid: { fact: record, path: title, operator: equal, value: { option: forbidden } }
    report:
      at: title
      message: { en: 'The title "{title}" says nothing', zh: '标题“{title}”过于空洞' }
      fix: { en: Name the goods., zh: 写明商品。 }
    examples:
      - { name: named, records: [{ kind: product, id: P, title: 杯 }], finds: 0 }
      - { name: named in full, records: [{ kind: product, id: P, title: 商品杯 }], finds: 0 }
      - { name: empty, records: [{ kind: product, id: P, title: 商品 }], finds: 1 }
      - { name: with more, records: [{ kind: product, id: P, title: 商品, subtitle: 杯 }], finds: 1 }
`,
}

describe('a pack of the house', () => {
  const extended = { ...HOUSE, 'ecomply.yaml': 'extends: [cn-baseline, ./house]\n' }

  test('adds a rule, with its options', () => {
    const rule = ['--rule', 'house/title-length']
    const files = { ...extended, 'p.json': product('A', '商品') }
    expect(judged(files, ...rule).found).toEqual(['A warning'])
    const config = `${extended['ecomply.yaml']}rules: { house/title-length: { options: { forbidden: 货品 } } }\n`
    expect(judged({ ...files, 'ecomply.yaml': config }, ...rule).found).toEqual([])
  })

  test('adds words to a built-in lexicon', () => {
    const files = {
      ...extended,
      'p.ndjson': [
        product('A', '天花板级收纳'),
        product('B', '卷王水杯'),
        product('C', '卷王同学文具'),
        product('D', '最佳杯'),
      ]
        .map((line) => `${line}\n`)
        .join(''),
    }
    const { result } = judged(files, ...RULE)
    expect(result.findings.map(({ match }) => match)).toEqual(['天花板级', '卷王', '最佳'])
    expect(result.policy.packs.map(({ name }) => name)).toEqual(['cn-baseline', 'house'])
  })

  test('is told by rules, explain and test', () => {
    const cwd = folderOf(extended)
    expect(ecomply(['rules'], { cwd }).out).toContain('house/title-length')
    expect(ecomply(['explain', 'house/title-length'], { cwd }).out).toContain('Name the goods.')
    const { code, out } = ecomply(['test'], { cwd })
    expect(code).toBe(0)
    expect(out).toContain('house 1.2.0')
  })

  test('can be tested by its folder, as --help says', () => {
    const { code, out } = ecomply(['test', './house'], { cwd: folderOf(HOUSE) })
    expect(out).toContain('4 passed, 0 failed')
    expect(code).toBe(0)
  })

  test('whose examples do not hold fails its test', () => {
    const titles = HOUSE['house/product/titles.yaml'].replace(
      'title: 商品 }], finds: 1',
      'title: 商品 }], finds: 2',
    )
    const cwd = folderOf({ ...extended, 'house/product/titles.yaml': titles })
    const { code, out } = ecomply(['test', '--rule', 'house/title-length'], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('✗ house/title-length: "empty": expected 2 findings, got 1')
    expect(out).toContain('3 passed, 1 failed')
  })

  test.each([
    ['a key', 'severity:', 'severty:', 5, 5, 'Did you mean "severity"?'],
    ['a severity', 'severity: warning', 'severity: warn', 5, 15, 'Allowed: error, warning, info'],
    ['a topic', 'topic: completeness', 'topic: completness', 4, 12, 'Did you mean "completeness"?'],
    ['a clause', '3.1.2.b', '3.1.2.zz', 7, 15, 'no such clause'],
    ['a fact', 'fact: record', 'fact: recrod', 12, 21, 'Did you mean "record"?'],
    ['a field', 'path: title', 'path: titel', 12, 35, 'Did you mean "title"?'],
    ['an operator', 'operator: equal', 'operator: equals', 12, 52, 'Did you mean "equal"?'],
    ['a placeholder', '"{title}"', '"{titel}"', 15, 22, 'Did you mean "title"?'],
    ['YAML itself', '[product]', '[product', 7, 5, 'Not valid YAML'],
  ])('shows a mistake in %s where it is', (_, right, wrong, line, column, words) => {
    const titles = HOUSE['house/product/titles.yaml'].replace(right, wrong)
    expect(titles).not.toBe(HOUSE['house/product/titles.yaml'])
    const cwd = folderOf({ ...extended, 'house/product/titles.yaml': titles, 'p.json': product('A', '杯') })
    const { code, out, err } = ecomply(['check'], { cwd })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(`house/product/titles.yaml:${line}:${column} `)
    expect(err).toContain(words)
    expect(err).toMatch(new RegExp(`^> +${line} \\| .*$\\n^ +\\^+$`, 'm'))
  })
})

describe('mistakes in ecomply.yaml', () => {
  const complaint = (config: string) => {
    const { code, out, err } = ecomply(['check'], { cwd: folderOf({ ...SHOP, 'ecomply.yaml': config }) })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).not.toMatch(/^\s+at /m)
    return err
  }

  test.each([
    ['a key', 'rule: {}', '1:1', 'Did you mean "rules"?'],
    ['a severity', 'rules:\n  copy/absolute-terms: of', '2:24', 'Did you mean "off"?'],
    ['a kind', 'files:\n  - { match: "*", kind: produkt }', '2:25', 'Did you mean "product"?'],
    ['a fail level', 'failOn: warn', '1:9', 'Allowed: error, warning, info, never'],
    ['a key of an override', 'overrides:\n  - { path: ["*"], rules: {} }', '2:7', 'Did you mean "paths"?'],
    ['a number', 'maxWarnings: -1', '1:14', 'maxWarnings'],
    ['YAML', 'rules: [', '1:9', 'Not valid YAML'],
  ])('%s is shown where it is', (_, config, place, words) => {
    const told = complaint(config)
    expect(told).toContain(`ecomply.yaml:${place} `)
    expect(told).toContain(words)
  })

  test('several are told at once', () => {
    const told = complaint('failOn: warn\nmaxWarnings: -1\nrule: {}\n')
    for (const place of ['1:9', '2:14', '3:1']) expect(told).toContain(`ecomply.yaml:${place} `)
  })

  test.each([
    ['a rule', 'rules: { copy/absolut-terms: off }', 'Did you mean "copy/absolute-terms"?'],
    [
      'a rule of an override',
      'overrides: [{ paths: ["*"], rules: { copy/absolut-terms: off } }]',
      'Did you mean',
    ],
    [
      'an option',
      'rules: { store/review-overdue: { options: { cycleDay: 3 } } }',
      'Did you mean "cycleDays"?',
    ],
    ['a pack', 'extends: [./no-such-pack]', 'no-such-pack'],
    ['an adapter file', 'adapters: [no-such.yaml]', 'no-such.yaml'],
    ['an adapter', 'files: [{ match: "*", adapter: shopify-prodct }]', 'Did you mean "shopify-product"?'],
  ])('%s that does not exist is named', (_, config, words) => {
    expect(complaint(config)).toContain(words)
  })

  test.each([
    ['a rule', '# ours\nrules:\n  copy/absolut-terms: off', '3:3'],
    ['a rule of an override', 'overrides:\n  - paths: ["*"]\n    rules: { copy/absolut-terms: off }', '3:14'],
    ['an option', 'rules:\n  store/review-overdue: { options: { cycleDay: 3 } }', '2:38'],
    ['a pack', 'extends:\n  - cn-baseline\n  - ./no-such-pack', '3:5'],
    ['an adapter', 'files:\n  - { match: "*", adapter: shopify-prodct }', '2:28'],
    ['an adapter file', 'adapters:\n  - no-such.yaml', '2:5'],
  ])('%s that does not exist is shown where it is', (_, config, place) => {
    expect(complaint(config)).toContain(`ecomply.yaml:${place} `)
  })

  test('a time zone that does not exist', () => {
    expect(complaint('timeZone: Asia/Shanghaj')).toContain('ecomply.yaml:1:11 ')
  })
})

describe('an adapter of the house', () => {
  const adapter = `
adapter: erp-goods
platform: ERP
kind: product
unwrap: [goods]
detect: [goodsNo, goodsName]
carries: [title, price]
product:
  id: goodsNo
  title: goodsName
  price: { from: salePrice, as: { money: major, currency: $config } }
`
  const goods = '{"goods":[{"goodsNo":7,"goodsName":"全网\\u6700佳保温杯","salePrice":"59.00"}]}'
  const files = {
    'erp.json': goods,
    'erp.yaml': adapter,
    'ecomply.yaml': 'adapters: [erp.yaml]\ncurrency: CNY\n',
  }

  test('reads its export, and findings point into it', () => {
    const { result } = judged(files, ...RULE)
    expect(result.findings).toMatchObject([
      {
        record: '7',
        field: 'title',
        pointer: '/goods/0/goodsName',
        match: '最佳',
        start: { line: 1, column: 39 },
      },
    ])
  })

  test('makes rules unchecked where its platform carries no such field', () => {
    const { result } = judged(files, '--rule', 'product/barcode-invalid', 'product/brand-authorisation')
    expect(result.findings).toEqual([])
    expect(result.unchecked.map(({ reason }) => reason)).toEqual([
      'ERP exports do not hold barcode',
      'ERP exports do not hold brand.name',
    ])
  })

  test.each([
    ['a key', 'detect:', 'detects:', '6:1'],
    ['a kind', 'kind: product', 'kind: produkt', '4:7'],
  ])('shows a mistake in %s where it is', (_, right, wrong, place) => {
    const { code, err } = ecomply(['check'], {
      cwd: folderOf({ ...files, 'erp.yaml': adapter.replace(right, wrong) }),
    })
    expect(code).toBe(2)
    expect(err).toContain(`erp.yaml:${place} `)
    expect(err).toContain('Did you mean')
  })

  test('names the target field that does not exist', () => {
    const { code, err } = ecomply(['check'], {
      cwd: folderOf({ ...files, 'erp.yaml': adapter.replace('  title: goodsName', '  titel: goodsName') }),
    })
    expect(code).toBe(2)
    expect(err).toContain('erp.yaml')
    expect(err).toContain('titel')
  })
})

describe('allow in ecomply.yaml', () => {
  const brand = (name: string) => ({ brand: { name } })
  const GOODS = {
    'shop/a.json': product('A', '顶级 月饼', brand('云杉')),
    'shop/b.json': product('B', '顶级 月饼', brand('别的')),
    'outlet/c.json': product('C', '全网最佳 餐盘'),
    'shop/d.json': product('D', '全网蕞佳 餐盘', brand('别的')),
  }
  const allow = (...entries: string[]) => `allow:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`
  const statuses = (config: string) => {
    const { result } = checkJson(['.', '--rule', RULE[1] as string], {
      cwd: folderOf({ ...GOODS, 'ecomply.yaml': config }),
    })
    return Object.fromEntries(
      result.findings.map(({ record, status, allowed }) => [record, allowed?.reason ?? status]),
    )
  }

  test('a term is waived for a brand, with the reason, and for no other', () => {
    expect(statuses('')).toEqual({ A: 'open', B: 'open', C: 'open', D: 'open' })
    const config = allow('{ term: 顶级, brand: 云杉, reason: 注册商标 }')
    expect(statuses(config)).toEqual({ A: '注册商标', B: 'open', C: 'open', D: 'open' })
  })

  test('a term is waived under paths, as whole terms only', () => {
    expect(statuses(allow('{ term: 最佳, paths: ["outlet/**"], reason: old copy }'))).toMatchObject({
      C: 'old copy',
      B: 'open',
    })
    expect(statuses(allow('{ term: 级, paths: ["**"], reason: all }'))).toMatchObject({
      A: 'open',
      B: 'open',
    })
  })

  test('a disguised writing is not allowed', () => {
    expect(statuses(allow('{ term: 最佳, paths: ["**"], reason: all }'))).toMatchObject({
      C: 'all',
      D: 'open',
    })
  })

  test('what is allowed does not fail the run, and is shown with its reason', () => {
    const files = {
      'a.json': GOODS['shop/a.json'],
      'ecomply.yaml': allow('{ term: 顶级, brand: 云杉, reason: 注册商标 }'),
    }
    const { code, out } = ecomply(['check', '.', ...RULE, '--as-of', DAY, '--lang', 'zh-CN'], {
      cwd: folderOf(files),
    })
    expect(code).toBe(0)
    expect(out).toContain('已豁免')
    expect(out).toContain('ecomply.yaml 中已允许：注册商标')
    expect(ecomply(['explain', RULE[1] as string], { cwd: folderOf(files) }).out).toContain(
      '顶级 (云杉): 注册商标',
    )
  })

  test.each([
    ['without a reason', '{ term: 最佳, brand: B }', 'reason'],
    ['everywhere', '{ term: 最佳, reason: r }', 'config/allowed-everywhere'],
    ['with an unknown key', '{ term: 最佳, brand: B, reason: r, rule: x }', 'rule'],
  ])('an entry %s is a mistake with its place', (_, entry, named) => {
    const { code, err } = ecomply(['check', '.'], {
      cwd: folderOf({ ...SHOP, 'ecomply.yaml': allow(entry) }),
    })
    expect(code).toBe(2)
    expect(err).toContain('ecomply.yaml:2')
    expect(err).toContain(named)
  })
})

test('a house lexicon of ten lines adds words to a built-in list and exempts one', () => {
  const house = `lexicon: absolute-terms-hard
title: { en: House words, zh: 公司用语 }
terms:
  - 天花板级
  - build: [宇宙, [王牌, 担当]]
  - term: 王炸
    unless: { phrase: [王炸扑克牌] }
  - term: 最佳
    unless: { phrase: [最佳甜品店] }
`
  const { found } = judged(
    {
      'rules/lexicons/house.yaml': house,
      'ecomply.yaml': 'extends: [cn-baseline, ./rules]',
      'a.json': product('A', '天花板级 羽绒服'),
      'b.json': product('B', '宇宙担当 充电宝'),
      'c.json': product('C', '王炸扑克牌 最佳甜品店 同款'),
      'd.json': product('D', '王炸 最佳 羽绒服'),
    },
    ...RULE,
  )
  expect(found).toEqual(['A error', 'B error', 'D error', 'D error'])
})
