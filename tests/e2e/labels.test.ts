import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ecomply, folderOf, root } from './run.ts'

const LABELS = `lines:
  - { text: 顶级保温杯, topics: [absolute-term] }
  - { text: 就是一个杯子, topics: [absolute-term], note: missed }
  - { text: 全网最佳, topics: [], note: a false alarm }
  - { text: 普通杯子, topics: [] }
`
const PACK = 'pack: house\nversion: 1.0.0\ntitle: { en: House, zh: 自订 }\n'

// Lines are measured by all rules; naming a pack leaves out the examples of the others, which `npm test` ends with.
const measured = (files: Record<string, string>) =>
  ecomply(['test', './house', '--labels', 'labels'], {
    cwd: folderOf({ 'house/pack.yaml': PACK, ...files }),
  })

describe('ecomply test --labels', () => {
  test('prints precision and recall by topic and over all', () => {
    const { code, out } = measured({ 'labels/a.yaml': LABELS })
    expect(out).toMatch(/absolute-term +2 +2 +1 +0\.500 +0\.500/)
    expect(out).toMatch(/all topics +2 +2 +1 +0\.500 +0\.500/)
    expect(code).toBe(0)
  })

  test('lists each miss and false alarm with its line and the rule', () => {
    const { out } = measured({ 'labels/a.yaml': LABELS })
    expect(out).toMatch(/labels\/a\.yaml:3 {2}absolute-term {2}就是一个杯子/)
    expect(out).toMatch(/labels\/a\.yaml:4 {2}absolute-term \[[\w/-]+ "最佳"\] {2}全网最佳/)
  })

  test('fails below a floor, and says which', () => {
    const floors =
      'floors: { micro: { precision: 0.9, recall: 0.5 }, topics: { absolute-term: { recall: 0.6 } } }'
    const { code, out } = measured({ 'labels/a.yaml': LABELS, 'labels/floors.yaml': floors })
    expect(code).toBe(1)
    expect(out).toContain('precision of all topics is 0.500, below its floor 0.9')
    expect(out).toContain('recall of absolute-term is 0.500, below its floor 0.6')
    expect(out).not.toContain('recall of all topics is')
  })

  test('a floor for a topic that no line has is a failure', () => {
    const floors = 'floors: { topics: { absolut-term: { recall: 0.6 } } }'
    const { code, out } = measured({ 'labels/a.yaml': LABELS, 'labels/floors.yaml': floors })
    expect(code).toBe(1)
    expect(out).toContain('no line is labelled absolut-term')
  })

  test('measures the share of ordinary lines that are flagged', () => {
    const ordinary =
      'ordinary: true\nlines:\n  - { text: 全网最佳, topics: [] }\n  - { text: 杯子, topics: [] }\n'
    const { code, out } = measured({
      'labels/a.yaml': LABELS,
      'labels/ordinary.yaml': ordinary,
      'labels/floors.yaml': 'floors: { ordinary: 0.03 }',
    })
    expect(out).toContain('ordinary lines flagged: 1 / 2 (50.0 %)')
    expect(out).toContain('50.0 % of the ordinary lines are flagged, above the floor 3.0 %')
    expect(code).toBe(1)
  })

  test("a pack's own labels/ are measured, and are no part of the pack", () => {
    const pack = {
      'pack/pack.yaml': PACK,
      'pack/labels/a.yaml': LABELS,
    }
    const { code, out } = ecomply(['test', './pack'], { cwd: folderOf(pack) })
    expect(out).toContain('pack/labels: 4 labelled lines')
    expect(code).toBe(0)
  })

  test.each([
    ['a missing folder', {}, 'labels/none'],
    ['an unknown key', { 'labels/a.yaml': 'lines:\n  - { txt: 好, topics: [] }\n' }, 'labels/a.yaml:2'],
    [
      'a topic on an ordinary line',
      { 'labels/a.yaml': 'ordinary: true\nlines:\n  - { text: 好, topics: [x] }\n' },
      'labels/a.yaml:3',
    ],
    ['broken YAML', { 'labels/a.yaml': 'lines: [' }, 'policy/invalid-yaml'],
  ])('%s exits with 2 and names the place', (_, files, named) => {
    const { code, err } = measured(files)
    expect(code).toBe(2)
    expect(err).toContain(named)
  })
})

describe('the labelled set of this project', () => {
  const folder = path.join(root, 'fixtures/copy')
  const lines = readdirSync(folder)
    .filter((name) => name !== 'floors.yaml')
    .flatMap((name) => {
      const { ordinary = false, lines: own } = parse(readFileSync(path.join(folder, name), 'utf8'))
      return own.map((line: { text: string; topics: string[] }) => ({ ...line, name, ordinary }))
    })
  const labelled = lines.filter(({ ordinary }) => !ordinary)

  test('is large, half of it lawful, with every copy topic', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(400)
    const lawful = labelled.filter(({ topics }) => topics.length === 0).length / labelled.length
    expect(lawful).toBeGreaterThan(0.4)
    expect(lawful).toBeLessThan(0.6)
    expect(new Set(labelled.flatMap(({ topics }) => topics)).size).toBe(21)
    expect(lines.length - labelled.length).toBeGreaterThanOrEqual(150)
  })

  test.each([
    ['traditional.yaml', 60],
    ['english.yaml', 60],
    ['disguised.yaml', 50],
  ])('%s has at least %i lines', (name, least) => {
    expect(lines.filter((line) => line.name === name).length).toBeGreaterThanOrEqual(least)
  })

  test('has no line twice', () => {
    expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length)
  })
})
