import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ecomply, root } from './e2e/run.ts'

const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
const ci = readFileSync(path.join(root, '.ci/run'), 'utf8')

describe('README', () => {
  it('gives the two commands that CI runs', () => {
    expect(readme).toContain('npm ci && npx ecomply check fixtures/corner-shop ')
    expect(readme).toContain('npm ci && npm test ')
    for (const command of ['npm ci', 'npx ecomply check fixtures/corner-shop', 'npm test'])
      expect(ci).toContain(`\n${command}`)
  })

  it('quotes what the command prints', () => {
    const [, args = '', quoted] = /\$ npx ecomply ([^\n]+)\n([^`]+?)\n```/.exec(readme) ?? []
    const { out } = ecomply([...args.split(' '), '--as-of', '2026-11-24'], { env: { COLUMNS: '100' } })
    expect(out.trim()).toBe(quoted?.trim())
  })

  it('shows a configuration that loads', () => {
    const [, config = ''] = /```yaml\n(extends:[^`]+)```/.exec(readme) ?? []
    const named = [...config.matchAll(/(?:store|product|campaign)\/[a-z0-9-]+/g)].map((match) => match[0])
    const { out } = ecomply(['rules', '--format', 'json'])
    const rules = (JSON.parse(out) as { id: string }[]).map((rule) => rule.id)
    expect(named.length).toBeGreaterThan(2)
    expect(rules).toEqual(expect.arrayContaining(named))
  })
})
