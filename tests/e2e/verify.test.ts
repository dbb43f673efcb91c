import { createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '../../src/findings/finding.ts'
import { DAY, ecomply, folderOf } from './run.ts'

const pem = (key: KeyObject, type: 'pkcs8' | 'spki'): string =>
  String(key.export({ type, format: 'pem' } as never))
const pair = (): Record<'private' | 'public', string> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { private: pem(privateKey, 'pkcs8'), public: pem(publicKey, 'spki') }
}
const ours = pair()
const others = pair()

const product = (title: string) => JSON.stringify({ kind: 'product', id: 'P', title })
const SHOP = {
  'listings/a.json': product('全网最低价保温杯'),
  'ecomply.yaml': 'failOn: warning\n',
  'key.pem': ours.private,
  'key.pub.pem': ours.public,
  'other.pub.pem': others.public,
}
const SIGN = ['--format', 'json', '--output', 'result.json', '--sign', 'key.pem']

/** A folder with a shop that was checked and its result signed. */
const signedShop = (...args: string[]): string => {
  const cwd = folderOf(SHOP)
  const { code } = ecomply(['check', 'listings', '--as-of', DAY, ...SIGN, ...args], { cwd })
  expect(code).toBe(1)
  return cwd
}

const verifyIn = (cwd: string, ...args: string[]) =>
  ecomply(['verify', 'result.json', '--key', 'key.pub.pem', ...args], { cwd })
const spoil = (cwd: string, name: string, change: (text: string) => string): void =>
  writeFileSync(path.join(cwd, name), change(readFileSync(path.join(cwd, name), 'utf8')))

describe('a signed result', () => {
  let cwd = ''
  beforeAll(() => {
    cwd = signedShop()
  }, 120_000)

  test('carries a signature that any Ed25519 program can check', () => {
    const bytes = readFileSync(path.join(cwd, 'result.json'))
    const signature = JSON.parse(readFileSync(path.join(cwd, 'result.json.sig'), 'utf8'))
    expect(Object.keys(signature)).toEqual(['version', 'algorithm', 'file', 'digest', 'key', 'signature'])
    expect(signature.file).toBe('result.json')
    expect(
      verify(null, bytes, createPublicKey(ours.public), Buffer.from(signature.signature, 'base64')),
    ).toBe(true)
    expect(signature.signature).toHaveLength(88)
  })

  test('is verified: signature, policy, and the input judged again', () => {
    const run = verifyIn(cwd, '--against')
    expect({ code: run.code, err: run.err, marks: run.out.match(/^./gm) }).toEqual({
      code: 0,
      err: '',
      marks: ['✓', '✓', '✓'],
    })
    expect(run.out).toContain('byte for byte (1 files)')
    expect(verifyIn(cwd, '--against', 'listings', '--lang', 'zh-CN').out).toContain('逐字节相同')
    expect(verifyIn(cwd).out.match(/^✓/gm)).toHaveLength(2)
  })

  test('is made again with the options of the run', () => {
    const other = signedShop('--rule', 'copy/lowest-price-claim', '--fail-on', 'error', '--lang', 'zh-CN')
    expect(verifyIn(other, '--against')).toMatchObject({ code: 0, err: '' })
  })

  test('that somebody changed differs, and nothing it says is believed', () => {
    const changed = signedShop()
    spoil(changed, 'result.json', (text) => text.replace('"status": "open"', '"status": "waived"'))
    const run = verifyIn(changed, '--against')
    expect(run).toMatchObject({ code: 1, out: '✗ Signature: result.json was changed after it was signed\n' })
    expect(verifyIn(changed, '--lang', 'zh-CN').out).toContain('签名后被更改')
  })

  test('does not pass for another signer’s', () => {
    expect(ecomply(['verify', 'result.json', '--key', 'other.pub.pem'], { cwd })).toMatchObject({
      code: 1,
      out: expect.stringContaining('another key'),
    })
    const forged = signedShop()
    spoil(forged, 'result.json.sig', (text) => text.replace(/"signature": ".{8}/, '"signature": "AAAAAAAA'))
    expect(verifyIn(forged)).toMatchObject({
      code: 1,
      out: expect.stringContaining('not made with this key'),
    })
    // A signature that claims to be of our key, made with another.
    const claimed = signedShop()
    const { key } = JSON.parse(readFileSync(path.join(claimed, 'result.json.sig'), 'utf8'))
    writeFileSync(path.join(claimed, 'key.pem'), others.private)
    ecomply(['check', 'listings', '--as-of', DAY, ...SIGN], { cwd: claimed })
    spoil(claimed, 'result.json.sig', (text) => text.replace(/"key": "[^"]*"/, `"key": "${key}"`))
    expect(verifyIn(claimed).code).toBe(1)
  })

  test.each([
    ['a record changed', 'listings/a.json', product('全网最低价水杯'), 'other files or other content'],
    ['a file was added', 'listings/b.json', product('水杯'), '1 files then, 2 now'],
  ])('the input differs: %s', (_, name, text, words) => {
    const changed = signedShop()
    writeFileSync(path.join(changed, name), text)
    expect(verifyIn(changed).code).toBe(0)
    expect(verifyIn(changed, '--against')).toMatchObject({ code: 1, out: expect.stringContaining(words) })
  })

  test('the policy differs', () => {
    const changed = signedShop()
    writeFileSync(
      path.join(changed, 'ecomply.yaml'),
      'failOn: warning\nrules: { product/image-alt-missing: off }\n',
    )
    expect(verifyIn(changed)).toMatchObject({ code: 1, out: expect.stringContaining('configured otherwise') })
  })

  test('the gate differs: the same findings, another exit code', () => {
    const changed = signedShop()
    writeFileSync(path.join(changed, 'ecomply.yaml'), 'failOn: never\n')
    expect(verifyIn(changed, '--against')).toMatchObject({
      code: 1,
      out: expect.stringContaining('0 findings more, 0 fewer'),
    })
  })
})

describe('what cannot be told is 2', () => {
  test.each([
    ['no such file', ['verify', 'nothing.json', '--key', 'key.pub.pem'], 'Cannot read nothing.json'],
    ['no signature', ['verify', 'ecomply.yaml', '--key', 'key.pub.pem'], 'Cannot read ecomply.yaml.sig'],
    ['no such key', ['verify', 'result.json', '--key', 'none.pem'], 'Cannot read none.pem'],
    ['no key at all', ['verify', 'result.json', '--key', 'result.json'], 'no public Ed25519 key'],
    [
      'no signature in the file',
      ['verify', 'result.json', '--key', 'key.pub.pem', '--sig', 'ecomply.yaml'],
      'is no signature',
    ],
  ])('%s', (_, args, words) => {
    const { code, out, err } = ecomply(args, { cwd: signedShop() })
    expect(code).toBe(2)
    expect(out + err).toContain(words)
  })

  test('another version of ecomply, a run of changed files, a command that is none', () => {
    const cwd = folderOf(SHOP)
    ecomply(['check', 'listings', '--as-of', DAY, '--format', 'json', '--output', 'plain.json'], { cwd })
    const plain = readFileSync(path.join(cwd, 'plain.json'), 'utf8')
    const resign = (change: (result: Result) => unknown) => {
      const result = JSON.parse(plain)
      change(result)
      writeFileSync(path.join(cwd, 'raw.json'), JSON.stringify(result))
      ecomply(['report', 'raw.json', '--format', 'json', '--output', 'result.json', '--sign', 'key.pem'], {
        cwd,
      })
      return verifyIn(cwd, '--against')
    }
    expect(resign(() => {})).toMatchObject({ code: 0 })
    expect(resign((result) => (result.tool.version = '0.0.1')).out).toContain(
      '? Input: judged by ecomply 0.0.1',
    )
    expect(resign((result) => delete result.command)).toMatchObject({ code: 2 })
    expect(resign((result) => (result.command = ['ecomply', 'check', '--no-such-option']))).toMatchObject({
      code: 2,
      err: '',
    })
    expect(
      resign(
        (result) =>
          (result.input.since = { ref: 'main', commit: 'f'.repeat(40), unchangedFiles: 1, joinedRecords: 0 }),
      ).code,
    ).toBe(2)
  })
})

describe('--sign', () => {
  test('signs every report file; of one that is no JSON result the signature can be checked', () => {
    const cwd = signedShop('--format', 'xlsx', '--output', 'out/r.xlsx')
    expect(existsSync(path.join(cwd, 'out/r.xlsx.sig'))).toBe(true)
    const run = ecomply(['verify', 'out/r.xlsx', '--key', 'key.pub.pem'], { cwd })
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining('only its signature can be checked') })
    expect(ecomply(['verify', 'out/r.xlsx', '--key', 'key.pub.pem', '--against'], { cwd }).code).toBe(2)
  })

  test('takes an encrypted key with its passphrase', () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const locked = String(
      privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' }),
    )
    const cwd = folderOf({ ...SHOP, 'key.pem': locked })
    const run = (env: NodeJS.ProcessEnv) => ecomply(['check', 'listings', ...SIGN], { cwd, env })
    expect(run({}).code).toBe(2)
    expect(run({ ECOMPLY_KEY_PASSPHRASE: 'wrong' })).toMatchObject({
      code: 2,
      err: expect.not.stringContaining('wrong'),
    })
    expect(existsSync(path.join(cwd, 'result.json'))).toBe(false)
    expect(run({ ECOMPLY_KEY_PASSPHRASE: 'open sesame' }).code).toBe(1)
  })

  test.each([
    ['nothing to sign', ['--sign', 'key.pem'], 'name one with --format and --output'],
    ['no key', ['--format', 'json', '--output', 'r.json', '--sign', 'none.pem'], 'Cannot read none.pem'],
    [
      'a public key',
      ['--format', 'json', '--output', 'r.json', '--sign', 'key.pub.pem'],
      'no private Ed25519 key',
    ],
    [
      'no Ed25519 key',
      ['--format', 'json', '--output', 'r.json', '--sign', 'rsa.pem'],
      'no private Ed25519 key',
    ],
  ])('refuses before the run: %s', (_, args, words) => {
    const rsa = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'pkcs8')
    const cwd = folderOf({ ...SHOP, 'rsa.pem': rsa })
    expect(ecomply(['check', 'listings', ...args], { cwd })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(words),
    })
    expect(existsSync(path.join(cwd, 'r.json'))).toBe(false)
  })
})
