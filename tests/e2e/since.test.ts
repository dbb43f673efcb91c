import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DAY, ecomply, folderOf, root } from './run.ts'

const product = (id: string, title: string, more: object = {}) => ({ kind: 'product', id, title, ...more })
const bad = (id: string, more: object = {}) => JSON.stringify(product(id, '全网最低价保温杯', more))
const RULE = ['--rule', 'copy/lowest-price-claim']

// Neither the machine's settings nor those of the hook these tests may run in.
const ENV = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Li Lei',
  GIT_AUTHOR_EMAIL: 'li.lei@example.com',
  GIT_COMMITTER_NAME: 'Li Lei',
  GIT_COMMITTER_EMAIL: 'li.lei@example.com',
}

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()

const commit = (cwd: string): string => {
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--message', 'listings')
  return git(cwd, 'rev-parse', 'HEAD')
}

const repository = (files: Record<string, string>): string => {
  const cwd = folderOf(files)
  git(cwd, 'init', '--quiet', '--initial-branch=main')
  commit(cwd)
  return cwd
}

const write = (cwd: string, name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true })
  writeFileSync(path.join(cwd, name), text)
}

const check = (cwd: string, ...args: string[]) => {
  const { code, out, err } = ecomply(['check', '--format', 'json', '--as-of', DAY, ...args], { cwd })
  return { code, err, result: out === '' ? undefined : JSON.parse(out) }
}

const recordsFound = ({ result }: ReturnType<typeof check>): string[] =>
  (result.findings as { record: string }[]).map(({ record }) => record)

const SHOP = { 'a.json': bad('A'), 'b.json': bad('B'), 'c/d.json': bad('D') }

describe('--since checks the records of files that changed', () => {
  test('nothing changed: nothing to say, and the report says what it is of', () => {
    const cwd = repository(SHOP)
    const run = check(cwd, ...RULE, '--since', 'HEAD')
    expect(run).toMatchObject({ code: 0, err: '', result: { findings: [], input: { files: 0, bytes: 0 } } })
    expect(run.result.input.since).toEqual({
      ref: 'HEAD',
      commit: git(cwd, 'rev-parse', 'HEAD'),
      unchangedFiles: 3,
      joinedRecords: 0,
    })
    const { out } = ecomply(['check', ...RULE, '--since', 'HEAD'], { cwd })
    expect(out).toBe('No records in files that changed · only what changed since HEAD\n')
    expect(ecomply(['check', ...RULE, '--since', 'HEAD', '--lang', 'zh-CN'], { cwd }).out).toContain(
      '仅检查自 HEAD 以来的变更',
    )
  })

  test('staged, not staged, new, and committed since the branch began', () => {
    const cwd = repository({ ...SHOP, 'e.json': bad('E'), 'f.json': bad('F') })
    git(cwd, 'checkout', '--quiet', '-b', 'work')
    write(cwd, 'b.json', bad('B2'))
    commit(cwd)
    write(cwd, 'c/d.json', bad('D2'))
    git(cwd, 'add', '--all')
    write(cwd, 'e.json', bad('E2'))
    write(cwd, 'new.json', bad('N'))
    const run = check(cwd, ...RULE, '--since', 'main')
    expect(run.code).toBe(1)
    expect(recordsFound(run)).toEqual(['B2', 'D2', 'E2', 'N'])
    expect(run.result.input).toMatchObject({ files: 4, records: { product: 4 } })
  })

  test('not what others did on the main branch meanwhile', () => {
    const cwd = repository(SHOP)
    git(cwd, 'checkout', '--quiet', '-b', 'work')
    write(cwd, 'b.json', bad('B2'))
    commit(cwd)
    git(cwd, 'checkout', '--quiet', 'main')
    write(cwd, 'a.json', bad('A2'))
    commit(cwd)
    git(cwd, 'checkout', '--quiet', 'work')
    expect(recordsFound(check(cwd, ...RULE, '--since', 'main'))).toEqual(['B2'])
  })

  test('a renamed file counts as changed', () => {
    const cwd = repository(SHOP)
    renameSync(path.join(cwd, 'a.json'), path.join(cwd, 'renamed.json'))
    git(cwd, 'add', '--all')
    expect(recordsFound(check(cwd, ...RULE, '--since', 'HEAD'))).toEqual(['A'])
  })

  test('names that git would quote, and a folder below the root', () => {
    const cwd = repository({ ...SHOP, '商品/春 季"一".json': bad('S'), '商品/夏季.json': bad('X') })
    write(cwd, '商品/春 季"一".json', bad('S2'))
    const below = path.join(cwd, '商品')
    expect(recordsFound(check(below, ...RULE, '--since', 'HEAD'))).toEqual(['S2'])
    expect(recordsFound(check(below, '..', ...RULE, '--since', 'HEAD'))).toEqual(['S2'])
  })

  test.each([
    ['is ignored', (cwd: string) => write(cwd, 'ignored.json', bad('I'))],
    [
      'is marked as not to be looked at',
      (cwd: string) => {
        git(cwd, 'update-index', '--assume-unchanged', 'a.json')
        write(cwd, 'a.json', bad('I'))
      },
    ],
    [
      'is to be left out of the working tree',
      (cwd: string) => {
        git(cwd, 'update-index', '--skip-worktree', 'a.json')
        write(cwd, 'a.json', bad('I'))
      },
    ],
    [
      'is a link that leads elsewhere now',
      (cwd: string) => {
        rmSync(path.join(cwd, 'link.json'))
        symlinkSync('b.json', path.join(cwd, 'link.json'))
        rmSync(path.join(cwd, 'b.json'))
        write(cwd, 'b.json', bad('I'))
      },
    ],
  ])('a file that git cannot vouch for is checked: it %s', (_, change) => {
    const cwd = repository({ ...SHOP, '.gitignore': 'ignored.json\n', 'link.json': bad('L') })
    change(cwd)
    expect(recordsFound(check(cwd, ...RULE, '--since', 'HEAD'))).toEqual(['I'])
  })

  test('standard input and files outside the repository are checked', () => {
    const cwd = repository(SHOP)
    const elsewhere = path.join(folderOf({ 'o.json': bad('O') }), 'o.json')
    const { out } = ecomply(
      ['check', '-', elsewhere, '.', ...RULE, '--since', 'HEAD', '--format', 'json', '--as-of', DAY],
      { cwd, input: bad('IN') },
    )
    const found = (JSON.parse(out).findings as { record: string }[]).map(({ record }) => record)
    expect(found.sort()).toEqual(['IN', 'O'])
  })
})

describe('with --since, what belongs to a record still counts', () => {
  const goods = (id: string, barcode: string) =>
    product(id, '普通水杯', { storeId: 'S', category: { path: ['居家', '杯子'] }, barcode })

  test('its store, in a file that did not change', () => {
    const read = (file: string) => readFileSync(path.join(root, 'fixtures/corner-shop', file), 'utf8')
    const listings = read('products/listings.json')
    const cwd = repository({ 'store.json': read('stores/corner.json'), 'products/p.json': listings })
    write(cwd, 'products/p.json', ` ${listings}`)
    const run = check(cwd, '--since', 'HEAD')
    const whole = check(cwd)
    const ofProduct = ({ kind }: { kind: string }) => kind === 'product'
    expect(run.result.findings).toEqual(whole.result.findings.filter(ofProduct))
    const rules = run.result.findings.map(({ rule }: { rule: string }) => rule)
    expect(rules).toContain('product/food-seller-licence')
    expect(run.result.unchecked).toEqual(whole.result.unchecked.filter(ofProduct))
    expect(Object.keys(run.result.input.records)).toEqual(['product'])
    expect(run.result.input.digest).toBe(whole.result.input.digest)
  })

  test.each([
    ['earlier', 'a.json', 'z.json'],
    ['later', 'z.json', 'a.json'],
  ])('a barcode that a record of an unchanged file has, %s', (_, unchanged, changed) => {
    const cwd = repository({
      [unchanged]: JSON.stringify(goods('OLD', '6901234567892')),
      [changed]: JSON.stringify(goods('NEW', '6901234567885')),
    })
    write(cwd, changed, JSON.stringify(goods('NEW', '6901234567892')))
    const DUPLICATE = ['--rule', 'product/duplicate-barcode']
    const whole = check(cwd, ...DUPLICATE).result.findings
    expect(whole).toHaveLength(1)
    for (const more of [[], ['--reference']])
      expect(check(cwd, ...DUPLICATE, '--since', 'HEAD', ...more).result.findings).toEqual(whole)
    commit(cwd)
    expect(check(cwd, ...DUPLICATE, '--since', 'HEAD').result.findings).toEqual([])
  })

  describe('an unchanged record that others make a finding of', () => {
    const store = (more: object = {}) =>
      JSON.stringify({ kind: 'store', id: 'S', name: '杯店', licences: [FOOD], ...more })
    const FOOD = { type: 'food-trading', number: 'JY19900000000017', validTo: '2030-01-01' }
    const tea = JSON.stringify(
      [1, 2].map((n) => product(`T${n}`, '绿茶', { storeId: 'S', category: { path: ['食品', '茶'] } })),
    )
    const plan = JSON.stringify({
      kind: 'campaign',
      id: 'C',
      name: '茶节',
      start: '2026-12-01',
      end: '2026-12-02',
      storeId: 'S',
      items: [{ productId: 'T1' }, { productId: 'T2' }],
    })
    const FILES = { 'store.json': store(), 'tea.json': tea, 'plan.json': plan }

    /** What a whole run tells now and did not tell before. */
    const changed = (change: (cwd: string) => void, files: Record<string, string> = FILES) => {
      const cwd = repository(files)
      const idsOf = ({ result }: ReturnType<typeof check>) =>
        result.findings.map((one: { rule: string; record: string }) => `${one.record} ${one.rule}`)
      const before = new Set(idsOf(check(cwd)))
      change(cwd)
      const whole = idsOf(check(cwd)).filter((id: string) => !before.has(id))
      const run = check(cwd, '--since', 'HEAD')
      const { joinedRecords } = run.result.input.since
      const told = idsOf(run).filter((id: string) => !before.has(id))
      return { whole, told, joinedRecords, all: idsOf(run), code: run.code }
    }

    test('a store whose licence ends', () => {
      const ended = store({ licences: [{ ...FOOD, validTo: '2026-01-01' }] })
      const { whole, told, joinedRecords, code } = changed((cwd) => write(cwd, 'store.json', ended))
      expect(told).toEqual(whole)
      expect(told).toEqual(
        expect.arrayContaining(['T1 product/food-seller-licence', 'T2 product/food-seller-licence']),
      )
      expect({ joinedRecords, code }).toEqual({ joinedRecords: 3, code: 1 })
    })

    test('a product that is taken out of a file, or goes with it, and that a campaign names', () => {
      const one = JSON.stringify(JSON.parse(tea).slice(0, 1))
      const taken = changed((cwd) => write(cwd, 'tea.json', one))
      expect(taken.told).toEqual(taken.whole)
      expect(taken.told).toContain('C campaign/products-missing')
      const gone = changed((cwd) => rmSync(path.join(cwd, 'more/t2.json')), {
        ...FILES,
        'tea.json': one,
        'more/t2.json': JSON.stringify(JSON.parse(tea)[1]),
      })
      expect(gone.told).toContain('C campaign/products-missing')
    })

    test('but not what was to be told of it before', () => {
      const files = { ...FILES, 'store.json': store({ licences: [] }) }
      const { told, all, joinedRecords } = changed(
        (cwd) => write(cwd, 'store.json', store({ licences: [], intro: '好茶' })),
        files,
      )
      expect(told).toEqual([])
      expect(all.filter((id: string) => id.startsWith('T'))).toEqual([])
      expect(joinedRecords).toBe(3)
    })

    test('nor where the file changed, and not the record', () => {
      const two = (name: string) => `[${store()},{"kind":"store","id":"S2","name":"${name}"}]`
      const { joinedRecords } = changed((cwd) => write(cwd, 'store.json', two('壶店')), {
        ...FILES,
        'store.json': two('杯店'),
      })
      expect(joinedRecords).toBe(0)
    })

    test('a row of a table that is joined to it', () => {
      const goods =
        '[{"id":5,"goods_sn":"5","name":"羊毛毯","counter_price":9,"retail_price":8,"category_id":3}]'
      const rows = (value: string) => `[{"id":1,"goods_id":5,"attribute":"口碑","value":"${value}"}]`
      const { told, whole } = changed((cwd) => write(cwd, 'rows.json', rows('全网最低价')), {
        'goods.json': goods,
        'rows.json': rows('好'),
      })
      expect(told).toEqual(['5 copy/lowest-price-claim'])
      expect(told).toEqual(whole)
    })
  })

  test('an unreadable file that did not change, as joins could be missing', () => {
    const cwd = repository({ ...SHOP, 'broken.json': '{' })
    expect(check(cwd, ...RULE, '--since', 'HEAD').code).toBe(2)
  })

  test('a waiver of a record that was not judged is not called unused', () => {
    const cwd = repository(SHOP)
    const fingerprint = check(cwd, ...RULE).result.findings[0].fingerprint
    const people = ['--reason', 'agreed', '--owner', 'Li Lei', '--approver', 'Han Meimei']
    ecomply(['waive', fingerprint, '.', '--as-of', DAY, ...people], { cwd })
    commit(cwd)
    write(cwd, 'b.json', bad('B2'))
    const waivers = ['--waivers', 'ecomply-waivers.yaml']
    expect(check(cwd, ...RULE, ...waivers).result.waivers).toHaveLength(1)
    expect(check(cwd, ...RULE, ...waivers, '--since', 'HEAD').result).not.toHaveProperty('waivers')
  })
})

describe('what the run judges by changed: everything is checked, and the note says why', () => {
  test.each([
    [
      'the configuration',
      'ecomply.yaml',
      'extends: [cn-baseline, ./ours]\nlang: en\nwaivers: { file: w.yaml }\n',
    ],
    [
      'a pack of our own',
      'ours/lexicons/house.yaml',
      'lexicon: house\ntitle: { en: House words, zh: 公司用语 }\nterms: [天花板级]\n',
    ],
    ['the waivers', 'w.yaml', 'waivers: []\n'],
  ])('%s', (_, name, text) => {
    const cwd = repository({
      ...SHOP,
      'ecomply.yaml': 'extends: [cn-baseline, ./ours]\nwaivers: { file: w.yaml }\n',
      'ours/pack.yaml': 'pack: ours\nversion: 1.0.0\ntitle: { en: Ours, zh: 我们的 }\n',
      'w.yaml': '# none yet\n',
    })
    expect(check(cwd, ...RULE, '--since', 'HEAD')).toMatchObject({ code: 0, err: '' })
    write(cwd, name, text)
    const run = check(cwd, ...RULE, '--since', 'HEAD')
    expect(recordsFound(run)).toEqual(['A', 'B', 'D'])
    expect(run.err).toMatch(
      /^note: (ecomply\.yaml|\.\/ours|w\.yaml) changed since HEAD, so everything is checked\n$/,
    )
    expect(run.result.input).not.toHaveProperty('since')
  })

  test('a price history', () => {
    const history = '{"productId":"A","price":"9","at":"2026-11-01"}\n'
    const prices = ['--prices', 'history/*.ndjson']
    const cwd = repository({ ...SHOP, 'history/a.ndjson': history })
    expect(check(cwd, ...RULE, ...prices, '--since', 'HEAD')).toMatchObject({ code: 0, err: '' })
    write(cwd, 'history/a.ndjson', history.repeat(2))
    const run = check(cwd, ...RULE, ...prices, '--since', 'HEAD')
    expect(recordsFound(run)).toEqual(['A', 'B', 'D'])
    expect(run.err).toBe('note: history/*.ndjson changed since HEAD, so everything is checked\n')
  })

  test('a configuration that was taken away', () => {
    const cwd = repository({ ...SHOP, 'ecomply.yaml': 'lang: en\n' })
    rmSync(path.join(cwd, 'ecomply.yaml'))
    expect(check(cwd, ...RULE, '--since', 'HEAD').err).toContain('ecomply.yaml changed')
  })
})

describe('a run that cannot know what changed does not begin', () => {
  const refused = (cwd: string, ref: string, env = {}) => {
    const { code, out, err } = ecomply(['check', ...RULE, `--since=${ref}`], { cwd, env })
    expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 })
    return err
  }

  test('outside a repository', () => {
    expect(refused(folderOf(SHOP), 'main')).toContain('not in a git repository')
    expect(refused(folderOf(SHOP), 'main', { LANG: 'de_DE.UTF-8' })).toContain('not in a git repository')
  })

  test.each([
    'nope',
    'HEAD~9',
    'main:a.json',
    ''.padEnd(300, 'x'),
    'a b',
    '\u001b[31mred',
    '$(touch pwned)',
    'main; id',
  ])('no such ref: %j', (ref) => {
    const cwd = repository(SHOP)
    const err = refused(cwd, ref)
    expect(err).toContain('fetch-depth')
    expect(err).not.toContain('\u001b')
    expect(git(cwd, 'status', '--porcelain')).toBe('')
  })

  test.each(['--output=pwned', '-h', '', ' '])('no ref at all: %j', (ref) => {
    const cwd = repository(SHOP)
    expect(refused(cwd, ref)).toContain('name a branch, a tag or a commit')
    expect(git(cwd, 'status', '--porcelain')).toBe('')
  })

  test('a ref that shares nothing with HEAD, and a repository without a commit', () => {
    const cwd = repository(SHOP)
    git(cwd, 'checkout', '--quiet', '--orphan', 'other')
    write(cwd, 'a.json', bad('O'))
    commit(cwd)
    expect(refused(cwd, 'main')).toContain('shares no commit')
    const empty = folderOf(SHOP)
    git(empty, 'init', '--quiet', '--initial-branch=main')
    expect(refused(empty, 'HEAD')).toContain('no such branch')
  })

  test('without git', () => {
    const cwd = repository(SHOP)
    expect(refused(cwd, 'HEAD', { PATH: cwd })).toContain('git is not installed')
  })
})

test('a partial result is not compared, nor joined with a whole one', () => {
  const cwd = repository(SHOP)
  const whole = path.join(cwd, 'whole.json')
  const part = path.join(cwd, 'part.json')
  const base = ['check', ...RULE, '--as-of', DAY, '--format', 'json', '--output']
  ecomply([...base, whole], { cwd })
  ecomply([...base, part, '--since', 'HEAD'], { cwd })
  expect(ecomply(['diff', whole, part]).code).toBe(2)
  expect(ecomply(['report', '--merge', whole, part])).toMatchObject({ code: 2 })
  expect(ecomply(['report', '--merge', part, part])).toMatchObject({ code: 0 })
})
