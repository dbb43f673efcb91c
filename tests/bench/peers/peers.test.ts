import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ecomply, root } from '../../e2e/run.ts'

// The benchmark is plain JavaScript without declarations.
const load = (name: string) => import(/* @vite-ignore */ path.join(import.meta.dirname, name))
const read = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8')

interface Labelled {
  name: string
  record: object
  finds: string[]
}

const { LABELLED, DISGUISED }: Record<string, Labelled[]> = await load('labelled.mjs')
const { ADAPTERS, command, ecomplyTool, findingsOf, toolOf } = await load('tools.mjs')
const { FINDINGS, PATTERNS } = await load('checks.mjs')
const { WORDS } = await load('words.mjs')
const { differences } = await load('agreement.mjs')
const { faultsOf, writeCatalogue } = await load('catalogue.mjs')
const { install, pinned } = await load('install.mjs')
const { time } = await load('../measure.mjs')

const folder = mkdtempSync(path.join(tmpdir(), 'ecomply-peers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, cases: Labelled[] = []): void =>
  writeFileSync(path.join(folder, name), cases.map(({ record }) => `${JSON.stringify(record)}\n`).join(''))

write('labelled.ndjson', LABELLED)
write('disguised.ndjson', DISGUISED)
writeCatalogue({ file: path.join(folder, 'clean.ndjson'), records: 60, seed: 1 })
writeCatalogue({ file: path.join(folder, 'dirty.ndjson'), records: 60, seed: 1, isDirty: true })

const found = (tool: string, file: string): Map<number, string[]> => {
  time(command(tool, folder, file))
  return findingsOf(tool, folder, file)
}

/** Those that run on what ecomply itself installs. */
const THERE = ['ecomply', 'json-rules-engine', 'ajv', 'regular-expression']

describe('the labelled catalogue', () => {
  it('asks for every finding at least once, and has products without one', () => {
    const asked = new Set(LABELLED!.flatMap(({ finds }) => finds))
    expect([...asked].sort()).toEqual([...FINDINGS].sort())
    expect(LABELLED!.filter(({ finds }) => finds.length === 0).length).toBeGreaterThan(10)
  })

  it.each(THERE)('is found by %s as labelled', async (name) => {
    const { finds } = name === 'ecomply' ? ecomplyTool() : await toolOf(name)
    const expected = LABELLED!.map((one, at) => ({ place: at + 1, name: one.name, finds: one.finds }))
    expect(differences(expected, found(name, 'labelled.ndjson'), finds)).toEqual([])
  })

  it('is joined by disguised words that ecomply sees', () => {
    expect([...found('ecomply', 'disguised.ndjson').keys()]).toEqual(DISGUISED!.map((_, at) => at + 1))
  })
})

describe('the catalogue that is timed', () => {
  it.each(['ecomply', 'ajv'])('has what was put in and nothing else, says %s', (name) => {
    expect(found(name, 'clean.ndjson')).toEqual(new Map())
    const wanted = Array.from({ length: 60 }, (_, at) => [at + 1, faultsOf(at)] as const)
    expect(found(name, 'dirty.ndjson')).toEqual(new Map(wanted.filter(([, faults]) => faults.length > 0)))
    expect(new Set(wanted.flatMap(([, faults]) => faults))).toEqual(new Set(FINDINGS))
  })
})

describe('the pack of eight checks', () => {
  it('keeps its own examples', () => {
    const { code, out } = ecomply(['test', path.join(import.meta.dirname, 'pack')])
    expect(out).toContain('32 passed, 0 failed')
    expect(code).toBe(0)
  })

  it('has the words and shapes that the other tools are given', () => {
    expect(parse(read('pack/lexicons/forbidden.yaml')).terms).toEqual(WORDS)
    expect(WORDS).toHaveLength(50)
    const { rows } = parse(read('pack/tables/identifiers.yaml')) as {
      rows: { id: string; pattern: string }[]
    }
    const patternOf = (id: string) => rows.find((row) => row.id === id)?.pattern
    expect([patternOf('barcode'), patternOf('food-licence')]).toEqual([PATTERNS.barcode, PATTERNS.licence])
  })
})

describe('agreement', () => {
  const expected = [
    { place: 1, name: 'clean', finds: [] },
    { place: 2, name: 'two faults', finds: ['barcode', 'words-title'] },
  ]

  it('has nothing to tell of the same findings', () => {
    expect(differences(expected, new Map([[2, ['barcode', 'words-title']]]), FINDINGS)).toEqual([])
  })

  it('tells what is missing, what is too much, and what stands where no record is', () => {
    const other = new Map([
      [1, ['image-alt']],
      [2, ['barcode']],
      [3, ['barcode']],
    ])
    expect(differences(expected, other, FINDINGS)).toEqual([
      'clean (1): expected nothing, found image-alt',
      'two faults (2): expected barcode, words-title, found barcode',
      '3: found barcode where no record is',
    ])
  })

  it('asks of a tool only what it knows', () => {
    expect(differences(expected, new Map([[2, ['words-title']]]), ['words-title'])).toEqual([])
  })

  it('is short about a tool that finds nothing', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ place: at, name: 'one', finds: ['barcode'] }))
    expect(differences(many, new Map(), FINDINGS)).toHaveLength(6)
    expect(differences(many, new Map(), FINDINGS).at(-1)).toBe('and 35 more')
  })
})

describe('installing the other tools', () => {
  const told = (absent: string[], ended: object) => {
    const lines: string[] = []
    const ran: string[][] = []
    const spawn = (_: string, args: string[]) => {
      ran.push([`after ${lines.length} lines`, ...args])
      return ended
    }
    install((line: string) => lines.push(line), spawn, absent)
    return { lines, ran }
  }

  it('says so before it does, and runs no scripts of theirs', () => {
    const { lines, ran } = told(['eslint'], { status: 0 })
    expect(lines[0]).toMatch(/^Installing .* into .*: npm ci --ignore-scripts\.$/)
    expect(ran).toHaveLength(1)
    expect(ran[0]).toEqual(expect.arrayContaining(['after 2 lines', 'ci', '--ignore-scripts']))
  })

  it('does nothing when all is there', () => {
    expect(told([], { status: 0 })).toEqual({ lines: [], ran: [] })
  })

  it('says why it could not, and goes on', () => {
    const stderr = 'npm error code ENOTFOUND\nnpm error network request failed\n'
    expect(told(['eslint'], { status: 1, stderr }).lines.at(-1)).toContain('(network request failed)')
  })

  it('knows each tool by packages with an exact version, without download addresses', async () => {
    const versions = pinned() as Record<string, string>
    for (const version of Object.values(versions)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(read('package-lock.json')).not.toContain('"resolved"')
    const needed = await Promise.all(
      ADAPTERS.map(async (name: string) => (await load(`adapters/${name}.mjs`)).peer.packages),
    )
    expect(needed.flat().sort()).toEqual(Object.keys(versions).sort())
  })

  it('has a lockfile for every machine: npm leaves out what it could not find for another', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: object }>
    }
    const optional = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}))
    expect(optional).toContain('@gorules/zen-engine-darwin-arm64')
    expect(optional.filter((name) => !(`node_modules/${name}` in packages))).toEqual([])
  })

  it('keeps them out of what ecomply depends on, and gives shared ones the same version', () => {
    const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    const versions = pinned() as Record<string, string>
    const shared = Object.keys(versions).filter(
      (name) => name in { ...own.dependencies, ...own.devDependencies },
    )
    expect(shared.sort()).toEqual(['ajv', 'json-rules-engine'])
    for (const name of shared) expect(own.dependencies[name]).toBe(versions[name])
  })
})
