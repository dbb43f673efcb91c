import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { bin, DAY, ecomply, folderOf } from './run.ts'

const product = (id: string, title: string): string => JSON.stringify({ kind: 'product', id, title })

let watching: ChildProcess | undefined
afterEach(() => void watching?.kill('SIGKILL'))

/** Starts a watch and waits for what it says. */
const watch = (cwd: string, ...args: string[]) => {
  let said = ''
  let seen = 0
  const child = spawn(
    process.execPath,
    [bin, 'check', 'shop', '--watch', '--as-of', DAY, '--topic', 'absolute-term', ...args],
    { cwd },
  )
  watching = child
  child.stdout.on('data', (data) => {
    said += data
  })
  child.stderr.on('data', (data) => {
    said += data
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  return {
    child,
    ended,
    /** All that was said up to a text that was not said before. */
    until: async (text: string): Promise<string> => {
      for (let at = said.indexOf(text, seen); ; at = said.indexOf(text, seen)) {
        if (at >= 0) {
          const part = said.slice(seen, at + text.length)
          seen = at + text.length
          return part
        }
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
  }
}

const WAITING = 'Ctrl-C ends it.\n'

describe('ecomply check --watch', () => {
  it('tells what became of the files that are saved', async () => {
    const folder = folderOf({
      'shop/a.json': product('A', '收纳袋'),
      'shop/b.json': product('B', '顶级收纳袋'),
      'ecomply.yaml': 'extends: [cn-baseline]\n',
    })
    const shop = path.join(folder, 'shop')
    const { until } = watch(folder)
    expect(await until(WAITING)).toMatch(/shop\/b\.json[\s\S]*Watching 2 files/)

    writeFileSync(path.join(shop, 'a.json'), product('A', '全国最佳收纳袋'))
    const first = await until(WAITING)
    expect(first).toContain('shop/a.json')
    expect(first).not.toContain('shop/b.json')
    expect(first).toContain('1 new, 0 fixed; 2 open in all.')

    writeFileSync(path.join(shop, 'b.json'), product('B', '收纳袋'))
    expect(await until(WAITING)).toContain('0 new, 1 fixed; 1 open in all.')

    mkdirSync(path.join(shop, 'more'))
    await until(WAITING)
    writeFileSync(path.join(shop, 'more/c.json'), product('C', '顶级收纳盒'))
    expect(await until('Watching 3 files')).toContain('1 new, 0 fixed; 2 open in all.')
    await until(WAITING)

    rmSync(path.join(shop, 'a.json'))
    expect(await until('Watching 2 files')).toContain('0 new, 1 fixed; 1 open in all.')
    await until(WAITING)

    writeFileSync(path.join(shop, 'b.json'), '{"kind": ')
    expect(await until(WAITING)).toContain('shop/b.json')

    writeFileSync(
      path.join(folder, 'ecomply.yaml'),
      'extends: [cn-baseline]\nrules: { copy/absolute-terms: { severity: off } }\n',
    )
    expect(await until('open in all.')).toContain('0 new, 1 fixed; 0 open in all.')
    await until(WAITING)

    writeFileSync(path.join(folder, 'ecomply.yaml'), 'extends: cn-baseline: 7\n')
    expect(await until('ecomply.yaml')).toContain('ecomply.yaml')
  }, 120_000)

  it('writes report files whole, and is not woken by them', async () => {
    const folder = folderOf({
      'shop/a.json': product('A', '收纳袋'),
      'shop/b.json': product('B', '顶级收纳袋'),
    })
    const { until, child, ended } = watch(folder, '--format', 'json', '--output', 'shop/report.out')
    await until(WAITING)
    const findings = () =>
      JSON.parse(readFileSync(path.join(folder, 'shop/report.out'), 'utf8')).findings.length
    expect(findings()).toBe(1)
    writeFileSync(path.join(folder, 'shop/a.json'), product('A', '全国最佳收纳袋'))
    await until('1 new, 0 fixed; 2 open in all.')
    expect(findings()).toBe(2)
    child.kill('SIGINT')
    await ended
  }, 60_000)

  it('refuses what cannot be watched', () => {
    for (const [args, why] of [
      [['-'], 'standard input'],
      [['.', '--since', 'HEAD'], '--since'],
    ] as const) {
      const { code, err } = ecomply(['check', ...args, '--watch'], { input: '{}' })
      expect(code).toBe(2)
      expect(err).toContain(why)
    }
  })
})
