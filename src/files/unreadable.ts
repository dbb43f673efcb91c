import type { Localised } from '../text/localised.ts'
import { type InputError, inputError } from './input-error.ts'

/** The `input/unreadable` error for what the file system threw, in words that do not depend on the machine. */
export const unreadable = (file: string, error: unknown): InputError =>
  inputError('input/unreadable', file, undefined, { reason: reasonOf(errorCode(error)) })

/** The system's code of an error, such as "ENOENT"; undefined for anything else that was thrown. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Whether an error says that nothing bears a name, rather than that something cannot be read. */
export const isMissing = (error: unknown): boolean => MISSING.has(errorCode(error) ?? '')

const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'])

/** Thrown when the bytes of a second reading are not those of the first. */
export const CHANGED = 'ECHANGED'

const REASONS: ReadonlyMap<string, Localised> = new Map([
  ['EACCES', { en: 'permission denied', zh: '没有读取权限' }],
  ['EPERM', { en: 'permission denied', zh: '没有读取权限' }],
  ['EISDIR', { en: 'it is a folder', zh: '这是文件夹' }],
  [
    'ENOENT',
    { en: 'it does not exist, or is a link that leads nowhere', zh: '文件不存在，或链接的目标不存在' },
  ],
  ['ENOTDIR', { en: 'a part of its path is not a folder', zh: '路径中有一段不是文件夹' }],
  ['ELOOP', { en: 'it is a link that leads back to itself', zh: '链接指向自身' }],
  ['EIO', { en: 'the disk or device reported an error', zh: '磁盘或设备报告错误' }],
  ['EMFILE', { en: 'too many files are open', zh: '打开的文件过多' }],
  ['ENFILE', { en: 'too many files are open', zh: '打开的文件过多' }],
  ['ENXIO', { en: 'it is not a file that can be read', zh: '这不是可读取的文件' }],
  [CHANGED, { en: 'it changed while it was being read', zh: '读取过程中文件被修改' }],
])

const reasonOf = (code: string | undefined): Localised =>
  REASONS.get(code ?? '') ?? { en: code ?? 'unknown error', zh: code ?? '未知错误' }
