import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PolicyError, PolicyErrors } from '../policy/policy-error.ts'
import type { Localised } from '../text/localised.ts'

/**
 * Reads the private key that results are signed with: Ed25519 (RFC 8032), PKCS #8 in PEM.
 * @param passphrase of an encrypted key
 * @throws PolicyErrors when the file cannot be read or holds another key; nothing of the key is told
 */
export const readSigningKey = (folder: string, file: string, passphrase: string | undefined): KeyObject => {
  const pem = readBytes(folder, file, 'key/unreadable')
  const key = attempt(() =>
    createPrivateKey({ key: pem, format: 'pem', ...(passphrase ? { passphrase } : {}) }),
  )
  if (key?.asymmetricKeyType === 'ed25519') return key
  throw refusal('key/no-signing-key', {
    en: `${file} is no private Ed25519 key in PEM (for an encrypted one set ECOMPLY_KEY_PASSPHRASE). Make one with: openssl genpkey -algorithm ed25519 -out ${file}`,
    zh: `${file} 不是 PEM 格式的 Ed25519 私钥（加密的私钥请设置 ECOMPLY_KEY_PASSPHRASE）。可用以下命令生成：openssl genpkey -algorithm ed25519 -out ${file}`,
  })
}

/**
 * Reads the public key that a signature is checked with.
 * @throws PolicyErrors as {@link readSigningKey}
 */
export const readPublicKey = (folder: string, file: string): KeyObject => {
  const pem = readBytes(folder, file, 'key/unreadable')
  const key = attempt(() => createPublicKey({ key: pem, format: 'pem' }))
  if (key?.asymmetricKeyType === 'ed25519') return key
  throw refusal('key/no-public-key', {
    en: `${file} is no public Ed25519 key in PEM. Make it from the private one with: openssl pkey -in key.pem -pubout -out ${file}`,
    zh: `${file} 不是 PEM 格式的 Ed25519 公钥。可由私钥生成：openssl pkey -in key.pem -pubout -out ${file}`,
  })
}

/** "sha256-…" (hex) of the public key (SubjectPublicKeyInfo, DER): what people compare over the telephone. */
export const fingerprintOf = (key: KeyObject): string => {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return `sha256-${createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')}`
}

/**
 * Reads a file whole.
 * @throws PolicyErrors, with this code, when it cannot be read
 */
export const readBytes = (folder: string, file: string, code: string): Buffer => {
  try {
    return readFileSync(path.resolve(folder, file))
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw refusal(code, { en: `Cannot read ${file} (${reason}).`, zh: `无法读取 ${file}（${reason}）。` })
  }
}

const attempt = <T>(make: () => T): T | undefined => {
  try {
    return make()
  } catch {
    return undefined
  }
}

const refusal = (code: string, words: Localised): PolicyErrors =>
  new PolicyErrors([new PolicyError(code, words)])
