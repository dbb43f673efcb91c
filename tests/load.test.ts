import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Script } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'

const { compile, sealed } = createRequire(import.meta.url)('../bin/load.js') as {
  compile(file: string): { exports: { greet(name: string): string }; script?: Script }
  sealed(bytes: Buffer, compiled: Buffer): Buffer
}

const folder = mkdtempSync(path.join(tmpdir(), 'ecomply-load-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PROGRAM = `exports.greet = (name) => require('node:path').posix.join('hello', name, require('./name.cjs'))`

const programIn = (name: string): string => {
  const file = path.join(folder, name)
  writeFileSync(path.join(folder, 'name.cjs'), "module.exports = 'again'")
  writeFileSync(file, PROGRAM)
  return file
}

describe('loading the built program', () => {
  it('works where nothing was kept', () => {
    expect(compile(programIn('new.cjs')).exports.greet('you')).toBe('hello/you/again')
  })

  it('works whatever was kept', () => {
    const file = programIn('broken.cjs')
    for (const kept of ['', 'nothing that V8 wrote', '\0'.repeat(5000)]) {
      writeFileSync(`${file}.compiled`, kept)
      expect(compile(file).exports.greet('you')).toBe('hello/you/again')
    }
  })

  // Later versions of Node do it themselves.
  it.skipIf('enableCompileCache' in module)('takes what was kept', () => {
    const file = programIn('kept.cjs')
    const { script, exports } = compile(file)
    exports.greet('you')
    if (!script) return
    const kept = sealed(readFileSync(file), script.createCachedData())
    writeFileSync(`${file}.compiled`, kept)
    const again = compile(file)
    expect(again.script?.cachedDataRejected).toBe(false)
    expect(again.exports.greet('you')).toBe('hello/you/again')

    // V8 itself would stop the process at damage like this.
    const damaged = Buffer.from(kept)
    damaged.fill(0x5a, damaged.length >> 1, (damaged.length >> 1) + 64)
    writeFileSync(`${file}.compiled`, damaged)
    expect(compile(file).exports.greet('you')).toBe('hello/you/again')

    writeFileSync(`${file}.compiled`, kept)
    writeFileSync(file, PROGRAM.replace('hello', 'haiku'))
    expect(compile(file).exports.greet('you')).toBe('haiku/you/again')
  })
})
