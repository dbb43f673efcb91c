import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { bin, ecomply, folderOf, root } from './e2e/run.ts'

const read = (name: string): string => readFileSync(path.join(root, name), 'utf8')

interface Step {
  id?: string
  uses?: string
  shell?: string
  env?: Record<string, string>
  with?: Record<string, string>
  run?: string
}

const action = parse(read('action.yml')) as {
  inputs: Record<string, { description: string; default: string }>
  outputs: Record<string, { description: string; value: string }>
  runs: { using: string; steps: Step[] }
}
const { steps } = action.runs
const step = steps.find(({ id }) => id === 'check') as Step

const LOWEST = JSON.stringify({ kind: 'product', id: 'P', title: '全网最低价保温杯' })
const PLAIN = JSON.stringify({ kind: 'product', id: 'P', title: '保温杯' })
const RULE = '--rule=copy/lowest-price-claim'

/** Runs the step that checks, as a runner would. */
const runAction = (cwd: string, given: Record<string, string> = {}) => {
  const files = folderOf({ output: '', summary: '' })
  const inputs = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([key, of]) => [key, of.default])),
    ...given,
  }
  const env = Object.fromEntries(
    Object.entries(step.env ?? {}).map(([name, value]) => [
      name,
      value
        .replace(/^\$\{\{ inputs\.([a-z-]+) \}\}$/, (_, key: string) => inputs[key] ?? `no input ${key}`)
        .replace(/^\$\{\{ github\.action_path \}\}/, root),
    ]),
  )
  const script = path.join(folderOf({ 'run.sh': step.run ?? '' }), 'run.sh')
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      RUNNER_TEMP: files,
      GITHUB_OUTPUT: path.join(files, 'output'),
      GITHUB_STEP_SUMMARY: path.join(files, 'summary'),
      ...env,
    },
  })
  const left = readdirSync(files).sort()
  return {
    code: status,
    out: stdout,
    err: stderr,
    left,
    output: readIn(files, 'output'),
    summary: readIn(files, 'summary'),
  }
}

const readIn = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8')

describe('the GitHub action', () => {
  test('takes every input through the environment and puts none into a script', () => {
    const passed = steps.flatMap(({ env = {} }) => Object.values(env)).join('\n')
    for (const name of Object.keys(action.inputs)) expect(passed).toContain(`\${{ inputs.${name} }}`)
    for (const { run = '', shell } of steps) {
      expect(run).not.toContain('${{')
      expect(shell).toBe('bash')
      // Every variable of an input is quoted where it is used.
      expect(run.replace(/"[^"\n]*"/g, '')).not.toContain('INPUT_')
    }
    expect(Object.keys(step.env ?? {}).every((name) => (step.run ?? '').includes(`$${name}`))).toBe(true)
    for (const { value } of Object.values(action.outputs))
      expect(value).toMatch(/^\$\{\{ steps\.check\.outputs\.[a-z-]+ \}\}$/)
  })

  test('annotates, sums up, writes the SARIF report and fails', () => {
    const cwd = folderOf({ 'listings/a.json': LOWEST, 'b c.json': PLAIN })
    const run = runAction(cwd, {
      paths: 'listings\r\nb c.json\n\n',
      sarif: 'out/e.sarif',
      args: `${RULE}\n--lang=zh-CN\n`,
    })
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/^::error file=listings\/a\.json,line=1/)
    expect(run.out).toContain('2 条记录中的 1 条')
    expect(run.summary).toContain('copy/lowest')
    expect(run.output).toMatch(/^exit-code=1\nsarif<<(\S+)\nout\/e\.sarif\n\1\n$/)
    expect(JSON.parse(readIn(cwd, 'out/e.sarif')).version).toBe('2.1.0')
    expect(run.left).toEqual(['output', 'summary'])
  })

  test('passes what is clean, and what is only a warning when told so', () => {
    expect(runAction(folderOf({ 'a.json': PLAIN }), { args: RULE })).toMatchObject({
      code: 0,
      output: 'exit-code=0\n',
    })
    const cwd = folderOf({ 'a.json': LOWEST })
    expect(runAction(cwd, { args: RULE, 'fail-on': 'never', summary: 'false' })).toMatchObject({
      code: 0,
      summary: '',
    })
  })

  test.each([
    ['paths', '$(touch pwned)'],
    ['paths', '"; touch pwned; "'],
    ['paths', '--output=pwned'],
    ['format', 'json; touch pwned'],
    ['fail-on', '`touch pwned`'],
    ['since', '--output=pwned'],
    ['since', '$(touch pwned)'],
    ['args', '; touch pwned'],
  ])('runs nothing out of an input: %s %s', (name, value) => {
    const cwd = folderOf({ 'a.json': LOWEST })
    expect(runAction(cwd, { [name]: value }).code).toBe(2)
    expect(readdirSync(cwd)).toEqual(['a.json'])
  })

  test('the example workflow uses inputs and outputs that there are', () => {
    const workflow = parse(read('docs/ci/github.yml')) as { jobs: { ecomply: { steps: Step[] } } }
    const used = workflow.jobs.ecomply.steps.find(({ uses = '' }) => uses.includes('/ecomply@')) as Step
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(used.with ?? {})))
    const outputs = [...read('docs/ci/github.yml').matchAll(/steps\.ecomply\.outputs\.([a-z-]+)/g)]
    for (const [, name] of outputs) expect(Object.keys(action.outputs)).toContain(name)
    expect(outputs.length).toBeGreaterThan(0)
  })

  test('the table of inputs names each with its default', () => {
    const rows = [...read('docs/ci.md').matchAll(/^\| `([a-z-]+)` +\| (?:`(\S+)`)? +\|/gm)]
    expect(rows.map(([, name, given = '']) => [name, given])).toEqual(
      Object.entries(action.inputs).map(([name, of]) => [name, of.default]),
    )
  })
})

test('the GitLab example writes the reports that it hands over', () => {
  const { ecomply: job } = parse(read('docs/ci/gitlab.yml')) as {
    ecomply: { script: string[]; artifacts: { reports: Record<string, string> } }
  }
  const cwd = folderOf({ 'listings/a.json': LOWEST })
  const script = job.script.join('\n').replaceAll('npx ecomply', `"${process.execPath}" "${bin}"`)
  const run = spawnSync('bash', ['--norc', '-ec', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  expect({ code: run.status, err: run.stderr }).toEqual({ code: 1, err: '' })
  for (const file of Object.values(job.artifacts.reports)) expect(existsSync(path.join(cwd, file))).toBe(true)
  const issues = JSON.parse(readIn(cwd, job.artifacts.reports.codequality as string)) as object[]
  expect(issues.length).toBeGreaterThan(0)
})

describe('the pre-commit hook', () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml')) as [Record<string, unknown>]

  test('runs a program that the package brings, on the files it is asked about', () => {
    const [program] = String(hook.entry).split(' ')
    const { bin: programs } = JSON.parse(read('package.json')) as { bin: Record<string, string> }
    expect(Object.keys(programs)).toContain(program)
    const files = new RegExp(String(hook.files))
    expect(['listings/a.json', 'x.ndjson', 'x.jsonl', 'ecomply.yaml'].every((name) => files.test(name))).toBe(
      true,
    )
    expect(files.test('README.md')).toBe(false)
    const [{ hooks }] = (parse(read('docs/ci/pre-commit.yaml')) as { repos: [{ hooks: { id: string }[] }] })
      .repos
    expect(hooks.map(({ id }) => id)).toEqual([hook.id])
  })

  test('holds a commit back for what it brings, not for what was there', () => {
    const cwd = folderOf({ 'listings/old.json': LOWEST })
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Li Lei', '-c', 'user.email=li.lei@example.com', ...args], { cwd })
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'listings')
    const [, ...entry] = String(hook.entry).split(' ')
    const runHook = () => ecomply([...entry, 'listings', RULE], { cwd })
    expect(runHook().code).toBe(0)
    execFileSync('cp', ['listings/old.json', 'listings/new.json'], { cwd })
    git('add', '--all')
    expect(runHook()).toMatchObject({ code: 1 })
    expect(runHook().out).toContain('listings/new.json')
    expect(runHook().out).not.toContain('listings/old.json')
  })
})
