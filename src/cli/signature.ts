import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import path from 'node:path'
import { fingerprintOf } from '../config/keys.ts'

/** A detached signature of one file, as it stands beside it in `<file>.sig`. */
export interface Signature {
  version: 1
  algorithm: 'Ed25519'
  /** The file's name, without folders. */
  file: string
  /** "sha256-…" (hex) of its bytes: tells a changed file from a wrong key. */
  digest: string
  /** Fingerprint of the public key. */
  key: string
  /** Over the bytes of the file themselves (RFC 8032, pure Ed25519), base64. */
  signature: string
}

/** The text of the signature file of some bytes. */
export const signed = (file: string, bytes: Uint8Array, key: KeyObject): string => {
  const signature: Signature = {
    version: 1,
    algorithm: 'Ed25519',
    file: path.basename(file),
    digest: digestOf(bytes),
    key: fingerprintOf(key),
    signature: sign(null, bytes, key).toString('base64'),
  }
  return `${JSON.stringify(signature, undefined, 2)}\n`
}

/** A signature file's content; undefined when it is none. */
export const parseSignature = (text: string): Signature | undefined => {
  try {
    const value = JSON.parse(text) as Partial<Signature> | null
    const strings = [value?.digest, value?.key, value?.signature]
    const isOne =
      value?.version === 1 && value.algorithm === 'Ed25519' && strings.every((one) => typeof one === 'string')
    return isOne ? (value as Signature) : undefined
  } catch {
    return undefined
  }
}

/** Whether a key signed these bytes; where not, whether the file changed, another key signed, or the signature is broken. */
export const checkSignature = (
  bytes: Uint8Array,
  signature: Signature,
  key: KeyObject,
): 'ok' | 'changed' | 'other-key' | 'broken' => {
  if (signature.key !== fingerprintOf(key)) return 'other-key'
  if (verify(null, bytes, key, Buffer.from(signature.signature, 'base64'))) return 'ok'
  return signature.digest === digestOf(bytes) ? 'broken' : 'changed'
}

const digestOf = (bytes: Uint8Array): string => `sha256-${createHash('sha256').update(bytes).digest('hex')}`
