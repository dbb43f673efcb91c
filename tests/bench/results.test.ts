import path from 'node:path'
import { describe, expect, it } from 'vitest'

const load = (name: string) => import(/* @vite-ignore */ path.join(import.meta.dirname, name))
const { resultsPage } = await load('results.mjs')
const { TARGETS } = await load('targets.mjs')

const row = { what: 'w', unit: '×', target: { atMost: 1 }, detail: '4 ms / 5 ms' }
const run = {
  day: '2026-11-23',
  machine: { node: 'v20.0.0', platform: 'linux x64', cores: 2, cpu: 'A CPU' },
  about: ['100 products.'],
  rows: [
    { ...row, goal: 'clean', measured: 0.8 },
    { ...row, goal: 'start-up', measured: 2.5 },
    { ...row, goal: 'memory', measured: 120, unit: 'MB', detail: '' },
    { ...row, goal: 'memory', what: 'more', measured: 0.9 },
    { ...row, what: 'a figure | without a target', measured: 3 },
  ],
}

const lineOf = (page: string, start: string) => page.split('\n').find((line) => line.startsWith(`| ${start}`))

describe('the results of a run', () => {
  const page: string = resultsPage(run)

  it('describe the machine and the day', () => {
    expect(page).toContain('2026-11-23, Node v20.0.0 on linux x64, 2 cores, A CPU.')
    expect(page).toContain('100 products.')
  })

  it('answer every target, or say that this run did not measure it', () => {
    for (const { what } of TARGETS) expect(lineOf(page, what), what).toBeDefined()
    expect(lineOf(page, 'clean, full policy')).toContain('| 0.80 × (4 ms / 5 ms) | met |')
    expect(lineOf(page, 'start-up')).toContain('| 2.50 × (4 ms / 5 ms) | not met |')
    expect(lineOf(page, 'against Spectral')).toContain('| not in this run: `--peers` |')
    expect(lineOf(page, 'clean, two workers')).toContain('| not in this run |')
  })

  it('join the figures of a target, all of which must reach it', () => {
    expect(lineOf(page, 'peak memory')).toContain('120 MB (w); 0.90 × (4 ms / 5 ms) | not met |')
  })

  it('list all figures as a table that stays one', () => {
    expect(page).toContain('| a figure \\| without a target |')
  })

  it('name other tools with what they do less, and those left out', () => {
    expect(page).toContain('Not compared in this run: `npm run bench -- --peers`.')
    const tool = { version: '1.0.0', records: 100, startUp: 90, clean: 10, dirty: 20, disguised: 6, less: '' }
    const other = { ...tool, title: 'other', clean: 400, dirty: 30, disguised: 0, less: 'no positions' }
    const peers = {
      timed: [{ ...tool, title: 'ecomply' }, other],
      left: ['gone: not installed (gone)'],
      disguised: 6,
    }
    const compared: string = resultsPage({ ...run, peers })
    expect(compared).toContain('| other | 1.0.0 | 100 | 90 ms | 400 µs | 40 × | 30.0 µs | 1.50 × | 0 of 6 |')
    expect(compared).toContain('- other: no positions\n- Left out: gone: not installed (gone)')
  })
})
