import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

// The flow of the program: a step may import what comes before it. check.ts, config/ and cli/ see everything.
const MAY_IMPORT: Record<string, readonly string[]> = {
  text: [],
  files: ['text'],
  policy: ['text'],
  records: ['text', 'files', 'policy'],
  facts: ['text', 'policy', 'records'],
  verdicts: ['policy', 'facts'],
  findings: ['text', 'files', 'policy', 'records', 'facts', 'verdicts'],
  cache: ['files', 'findings', 'text'],
  reports: ['findings', 'text'],
}

// Types describe what flows, so a step may name the type of what it is handed.
const TYPES_FROM: Record<string, readonly string[]> = {
  policy: ['records'],
  facts: ['files'],
  verdicts: ['records', 'text'],
  cache: ['records'],
  reports: ['files', 'policy', 'records'],
}

const root = path.resolve(import.meta.dirname, '../src')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

interface Import {
  from: string
  target: string
  typeOnly: boolean
}

const importsOf = (name: string): Import[] => {
  const text = readFileSync(path.join(root, name), 'utf8')
  const found = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm),
  ]
  return found.map(([, type, statically, dynamically]) => ({
    from: name,
    target: path.posix.join(path.posix.dirname(name), (statically ?? dynamically) as string),
    typeOnly: type !== undefined,
  }))
}

const folderOf = (name: string): string => (name.includes('/') ? (name.split('/')[0] as string) : '')

describe('the flow of imports', () => {
  it('sees the sources', () => {
    expect(sources).toContain('check.ts')
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(100)
  })

  it.each(Object.keys(MAY_IMPORT))('%s/ imports only earlier steps', (folder) => {
    const offending = sources
      .filter((name) => folderOf(name) === folder)
      .flatMap(importsOf)
      .filter(({ target, typeOnly }) => {
        const to = folderOf(target)
        if (to === folder || MAY_IMPORT[folder]?.includes(to)) return false
        return !(typeOnly && TYPES_FROM[folder]?.includes(to))
      })
      .map(({ from, target }) => `${from} -> ${target}`)
    expect(offending).toEqual([])
  })

  it('every folder of src is in the table', () => {
    const folders = new Set(sources.map(folderOf).filter((folder) => !['', 'cli', 'config'].includes(folder)))
    expect([...folders].sort()).toEqual(Object.keys(MAY_IMPORT).sort())
  })

  it('bin reaches only the command line', () => {
    const bin = readFileSync(path.resolve(root, '../bin/ecomply.js'), 'utf8')
    const reached = [...bin.matchAll(/'([^' ]*\/[^' ]*)'/g)].map((match) => match[1])
    expect(reached).toEqual(['./load.js', '../dist/cli/main.js'])
  })

  it('only named places touch the file system', () => {
    const touching = sources.filter((name) =>
      /from 'node:fs(\/promises)?'/.test(readFileSync(path.join(root, name), 'utf8')),
    )
    const allowed = /^(files|config|policy\/pack|cache\/cache-folder|cli\/write-file)/
    expect(touching.filter((name) => !allowed.test(name))).toEqual([])
  })

  it('one place starts another program: git, for --since', () => {
    const starting = sources.filter((name) =>
      /(?:from|import\() ?'(?:node:)?(?:child_process|cluster)'/.test(
        readFileSync(path.join(root, name), 'utf8'),
      ),
    )
    expect(starting).toEqual(['cli/git.ts'])
    const text = readFileSync(path.join(root, 'cli/git.ts'), 'utf8')
    expect(text).toContain("execFile('git', [")
    expect(text).not.toMatch(/shell:|\bexec\(|spawn/)
  })

  it('json-rules-engine is loaded in one place', () => {
    const using = sources.filter((name) =>
      /import (?!type)[^\n]*from 'json-rules-engine'|import\('json-rules-engine'\)/.test(
        readFileSync(path.join(root, name), 'utf8'),
      ),
    )
    expect(using).toEqual(['verdicts/engine.ts'])
  })
})
