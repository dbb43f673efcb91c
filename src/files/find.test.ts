import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSource } from './bytes.ts'
import { type FindOptions, findFiles } from './find.ts'
import { splitRecords } from './split.ts'

let root = ''
let cwd = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ecomply-find-')))
  cwd = join(root, 'shop')
  mkdirSync(cwd)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (...names: string[]): void => {
  for (const name of names) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true })
    writeFileSync(join(cwd, name), '{}')
  }
}

const find = async (patterns: string[], options: Partial<FindOptions> = {}) => {
  const { files, errors } = await findFiles(patterns, { cwd, ...options })
  return {
    paths: files.map(({ path }) => path),
    errors: errors.map(({ code, file }) => `${code} ${file}`),
    files,
  }
}

const paths = async (...patterns: string[]): Promise<string[]> => {
  const found = await find(patterns)
  expect(found.errors).toEqual([])
  return found.paths
}

describe('a file', () => {
  test('of any extension is taken, with its size and where to open it', async () => {
    write('export.txt')
    const { files } = await findFiles(['export.txt'], { cwd })
    expect(files).toEqual([{ path: 'export.txt', absolute: join(cwd, 'export.txt'), size: 2 }])
  })

  test.each([
    'a b.json',
    '特价 商品.json',
    '[特价] a.json',
    'a{1,2}.json',
    '*.json',
    '!a.json',
    'a(1).json',
    'a?.json',
    '-a.json',
  ])('may be called %s', async (name) => {
    write(name, 'other.json', 'a1.json')
    expect(await paths(name)).toEqual([name])
  })

  test('named as such is taken even when folders would leave it out', async () => {
    write('package.json', 'node_modules/x/a.json', '.hidden/a.json', 'draft.json')
    const named = ['package.json', 'node_modules/x/a.json', '.hidden/a.json', 'draft.json']
    expect((await find(named, { ignore: ['draft.json'] })).paths).toEqual([...named].sort())
  })

  test('that is not there is an error, and the others are found', async () => {
    write('a.json')
    expect(await find(['a.json', 'b.json', 'a.json/c.json', '', 'x\0y', 'n'.repeat(5000)])).toMatchObject({
      paths: ['a.json'],
      errors: ['b.json', 'a.json/c.json', '', 'x\0y', 'n'.repeat(5000)].map(
        (name) => `input/nothing-found ${name}`,
      ),
    })
  })

  test('that is a link leading nowhere, or to itself, cannot be read', async () => {
    symlinkSync('nowhere', join(cwd, 'dead.json'))
    symlinkSync('self.json', join(cwd, 'self.json'))
    expect((await find(['dead.json', 'self.json'])).errors).toEqual([
      'input/unreadable dead.json',
      'input/unreadable self.json',
    ])
  })
})

describe('a folder', () => {
  test('is searched, with those in it, for the extensions of JSON in any case', async () => {
    write(
      'l/a.json',
      'l/b.NDJSON',
      'l/deep/er/c.JsonL',
      'l/d.CSV',
      'l/d.tsv',
      'l/d.txt',
      'l/e.json.bak',
      'l/json',
      'other.json',
    )
    expect(await paths('l')).toEqual(['l/a.json', 'l/b.NDJSON', 'l/d.CSV', 'l/d.tsv', 'l/deep/er/c.JsonL'])
    expect(await paths('./l/')).toEqual(['l/a.json', 'l/b.NDJSON', 'l/d.CSV', 'l/d.tsv', 'l/deep/er/c.JsonL'])
  })

  test('may be the working folder', async () => {
    write('a.json', 'x/b.json')
    expect(await paths('.')).toEqual(['a.json', 'x/b.json'])
  })

  test.each(['a b', '特价', '[特价]', '{a,b}', '!x', '(y)', 'st*r', 'wh?t', '@(z)'])(
    'may be called %s',
    async (name) => {
      write(`${name}/a.json`, `${name}/b/c.json`, 'a/x.json', 'b/x.json', 'star/x.json')
      expect(await paths(name)).toEqual([`${name}/a.json`, `${name}/b/c.json`])
    },
  )

  test('leaves out dependencies, dot folders, and JSON that is no catalogue', async () => {
    write('a.json', 'node_modules/p/b.json', 'x/node_modules/c.json', '.git/d.json', 'x/.e.json')
    write(
      'package.json',
      'x/package-lock.json',
      'npm-shrinkwrap.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'jsconfig.json',
    )
    write('composer.json', 'product.schema.json', 'r.sarif', 'r.sarif.json', 'my-package.json')
    expect(await paths('.')).toEqual(['a.json', 'my-package.json'])
  })

  test('that would be left out is searched when named', async () => {
    write('.cache/a.json', 'node_modules/p/b.json', 'node_modules/p/node_modules/c.json')
    expect(await paths('.cache', 'node_modules/p')).toEqual(['.cache/a.json', 'node_modules/p/b.json'])
  })

  test('leaves out what is to be ignored', async () => {
    write('a.json', 'drafts/b.json', 'x/drafts/c.json', 'x/d.json')
    expect((await find(['.', 'x'], { ignore: ['drafts/**', '**/d.json'] })).paths).toEqual([
      'a.json',
      'x/drafts/c.json',
    ])
    expect((await find([join(cwd, 'x')], { ignore: ['x/d.json'] })).paths).toEqual(['x/drafts/c.json'])
  })

  test('without any is an error', async () => {
    write('x/readme.txt')
    expect((await find(['x'])).errors).toEqual(['input/nothing-found x'])
  })

  test('that links back to itself is walked once', async () => {
    write('l/a.json', 'l/sub/b.json')
    symlinkSync('..', join(cwd, 'l/sub/up'))
    symlinkSync('.', join(cwd, 'l/here'))
    symlinkSync(join(cwd, 'l'), join(cwd, 'l/sub/again'))
    expect(await paths('l')).toEqual(['l/a.json', 'l/sub/b.json'])
    expect(await paths('l/**/*.json')).toEqual(['l/a.json', 'l/sub/b.json'])
  })

  test('may be reached by links alone, many of them', async () => {
    mkdirSync(join(root, 'elsewhere'))
    writeFileSync(join(root, 'elsewhere/a.json'), '{}')
    for (let n = 0; n < 30; n++) symlinkSync(join(root, 'elsewhere'), join(cwd, `link${n}`))
    for (let n = 0; n < 30; n++) symlinkSync(cwd, join(root, `elsewhere/back${n}`))
    expect(await paths('.')).toEqual(['link0/a.json'])
  })

  test('holding a link that leads nowhere is searched all the same', async () => {
    write('l/a.json')
    symlinkSync('nowhere', join(cwd, 'l/dead.json'))
    symlinkSync('nowhere', join(cwd, 'l/dead'))
    expect(await find(['l'])).toMatchObject({ paths: ['l/a.json'], errors: ['input/unreadable l/dead.json'] })
  })

  test.skipIf(process.getuid?.() === 0)('that may not be listed is told, and the rest is found', async () => {
    write('l/a.json', 'l/closed/b.json')
    chmodSync(join(cwd, 'l/closed'), 0)
    expect(await find(['l'])).toMatchObject({ paths: ['l/a.json'], errors: ['input/unreadable l/closed'] })
    chmodSync(join(cwd, 'l/closed'), 0o700)
  })

  test('gives no pipes', async () => {
    write('l/a.json')
    execFileSync('mkfifo', [join(cwd, 'l/pipe.json')])
    expect(await paths('l')).toEqual(['l/a.json'])
    expect(await paths('l/*')).toEqual(['l/a.json'])
  })
})

describe('a glob', () => {
  test('finds files, of any extension', async () => {
    write('a1.json', 'a2.txt', 'x/a3.json', 'b.json')
    expect(await paths('a*')).toEqual(['a1.json', 'a2.txt'])
    expect(await paths('**/a*.json')).toEqual(['a1.json', 'x/a3.json'])
    expect(await paths('{b,x/a3}.json')).toEqual(['b.json', 'x/a3.json'])
    expect(await paths('./a?.json')).toEqual(['a1.json'])
    expect(await paths(`${cwd}/a*.json`)).toEqual(['a1.json'])
  })

  test('leaves out the same as a folder does', async () => {
    write('a.json', 'package.json', 'node_modules/p/a.json', '.git/a.json', 'drafts/a.json')
    expect((await find(['**/*.json'], { ignore: ['drafts/**'] })).paths).toEqual(['a.json'])
    expect(await paths('node_modules/*/*.json')).toEqual(['node_modules/p/a.json'])
  })

  test('that matches nothing is an error', async () => {
    write('a.json')
    expect((await find(['*.ndjson', 'none/**', 'none/*.json'])).errors).toEqual([
      'input/nothing-found *.ndjson',
      'input/nothing-found none/**',
      'input/nothing-found none/*.json',
    ])
  })
})

describe('several patterns', () => {
  test('give each file once, in the order of code units', async () => {
    write('b.json', 'a.json', 'Z.json', 'a/b.json', 'a-b.json', 'ä.json', '茶.json')
    expect(await paths('b.json', '.', '*.json', './a.json', 'a', join(cwd, 'a.json'))).toEqual([
      'Z.json',
      'a-b.json',
      'a.json',
      'a/b.json',
      'b.json',
      'ä.json',
      '茶.json',
    ])
  })

  test('and links give a file once, under its own name', async () => {
    write('real/b.json')
    symlinkSync('real', join(cwd, 'a-link'))
    symlinkSync('real/b.json', join(cwd, 'a.json'))
    expect(await paths('.')).toEqual(['real/b.json'])
    expect(await paths('a.json', 'a-link')).toEqual(['a-link/b.json'])
  })
})

describe('paths are shown', () => {
  beforeEach(() => {
    mkdirSync(join(root, 'other'))
    writeFileSync(join(root, 'other/a.json'), '{}')
    write('l/b.json')
  })

  test('relative to the working folder, however they were named', async () => {
    expect(await paths(join(cwd, 'l'))).toEqual(['l/b.json'])
    expect(await paths(join(cwd, 'l/b.json'))).toEqual(['l/b.json'])
    expect(await paths('../other', '../other/*.json', '../shop/l')).toEqual(['../other/a.json', 'l/b.json'])
  })

  test('absolute only outside it, and where the user did so', async () => {
    expect(await paths(join(root, 'other'))).toEqual([join(root, 'other/a.json')])
    expect(await paths(join(root, 'other/a.json'))).toEqual([join(root, 'other/a.json')])
  })

  test('in errors too', async () => {
    symlinkSync('nowhere', join(cwd, 'l/dead.json'))
    expect((await find([join(cwd, 'l')])).errors).toEqual(['input/unreadable l/dead.json'])
  })
})

describe('streams', () => {
  test('standard input is a hyphen, and comes first', async () => {
    write('a.json')
    expect((await findFiles(['a.json', '-', '-'], { cwd })).files).toEqual([
      { path: '<stdin>', absolute: '-', size: 0 },
      expect.objectContaining({ path: 'a.json' }),
    ])
  })

  test('a pipe that is named is read to its end', async () => {
    const pipe = join(cwd, 'pipe')
    execFileSync('mkfifo', [pipe])
    const { files } = await findFiles(['pipe'], { cwd })
    expect(files).toMatchObject([{ path: 'pipe', size: 0 }])
    const writer = spawn('sh', ['-c', `printf '{"list":[{"id":1},'; sleep 0.05; printf '{"id":2}]}'`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const sink = spawn('sh', ['-c', `cat > '${pipe}'`], { stdio: [writer.stdout, 'ignore', 'ignore'] })
    const choose = () => ({ as: 'lists' as const, pointers: ['/list'] })
    expect([...splitRecords(openSource(files[0]!), choose)]).toMatchObject([
      { text: '{"id":1}' },
      { text: '{"id":2}' },
    ])
    sink.kill()
  })
})
