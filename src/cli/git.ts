import path from 'node:path'
import { realPath } from '../files/names.ts'
import { visible } from '../reports/visible.ts'
import type { Localised } from '../text/localised.ts'
import { UsageError } from './failure.ts'
import type { Io } from './io.ts'

/** What git says of the files of its working tree, compared with a commit. */
export interface Changes {
  /** The commit compared with: where HEAD and the ref parted. */
  commit: string
  /**
   * True only for a file that git follows and finds as it was. What git does not know (ignored files, files outside the
   * repository, standard input) is taken for changed.
   */
  isUnchanged(absolute: string): boolean
  /** Absolute paths of files that went away. */
  gone: readonly string[]
  /** What a file held at the commit; undefined for one that was not there or is as it was. */
  contentBefore(absolute: string): Promise<Buffer | undefined>
  /** Whether a file, or anything in a folder, changed or went away. */
  hasChanged(absolute: string): boolean
}

/**
 * Asks git what changed since HEAD and a ref parted: commits, what is staged, what is not, and new files.
 * @param ref a branch, tag or commit
 * @throws UsageError, one line, where git cannot tell
 */
export const changesSince = async (ref: string, io: Io): Promise<Changes> => {
  const refuse = (words: Localised): UsageError =>
    new UsageError({ en: `--since ${visible(ref)}: ${words.en}`, zh: `--since ${visible(ref)}：${words.zh}` })
  // git would read it as an option.
  if (ref.startsWith('-') || ref.trim() === '' || ref.includes('\0')) throw refuse(NO_REF)
  const git = await gitIn(io.cwd(), io.env, refuse)

  const top = await git(['rev-parse', '--show-toplevel'])
  if (top.code !== 0) throw refuse(/not a git repository/.test(top.err) ? NO_REPOSITORY : gitSays(top.err))
  const root = realPath(path.resolve(lineOf(top.out)))
  const found = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  if (found.code !== 0) throw refuse(UNKNOWN_REF)
  const base = await git(['merge-base', lineOf(found.out), 'HEAD'])
  if (base.code !== 0) throw refuse(base.err === '' ? NOTHING_SHARED : gitSays(base.err))
  const commit = lineOf(base.out)

  const listOf = async (...args: string[]): Promise<string[]> => {
    const { code, out, err } = await git(['-C', root, ...args])
    if (code !== 0) throw refuse(gitSays(err))
    return out.split('\0').filter((name) => name !== '')
  }
  // A renamed file is the old one gone and the new one added.
  const differingBy = (filter: string): Promise<string[]> =>
    listOf(
      'diff',
      '--name-only',
      '-z',
      '--no-renames',
      '--no-relative',
      '--no-ext-diff',
      `--diff-filter=${filter}`,
      commit,
      '--',
    )
  const came = await differingBy('A')
  const gone = await differingBy('D')
  const altered = await differingBy('ad')
  const added = await listOf('ls-files', '-z', '--others', '--exclude-standard')
  const followed = await listOf('ls-files', '-z', '-v')

  const absolute = (name: string): string => path.join(root, name)
  const differing = new Set([...came, ...gone, ...altered, ...added].map(absolute))
  // "H": in the index, and looked at. Files marked as not to be looked at ("h", "S") could differ unseen.
  const known = new Set(
    followed.filter((line) => line.startsWith('H ')).map((line) => absolute(line.slice(2))),
  )
  const formerNames = new Map([...gone, ...altered].map((name) => [absolute(name), name]))
  const real = (file: string): string => path.join(realPath(path.dirname(file)), path.basename(file))
  return {
    commit,
    isUnchanged: (file) =>
      known.has(realPath(file)) && !differing.has(realPath(file)) && !differing.has(real(file)),
    gone: gone.map(absolute),
    contentBefore: async (file) => {
      const name = formerNames.get(realPath(file)) ?? formerNames.get(real(file))
      if (name === undefined) return undefined
      const { code, bytes, err } = await git(['-C', root, 'cat-file', 'blob', `${commit}:${name}`])
      if (code !== 0) throw refuse(gitSays(err))
      return bytes
    },
    hasChanged: (place) => {
      const wanted = real(place)
      return [...differing].some((file) => file === wanted || file.startsWith(`${wanted}${path.sep}`))
    },
  }
}

interface Answer {
  code: number
  out: string
  /** The same as it came. */
  bytes: Buffer
  err: string
}

const MOST_BYTES = 1 << 28

const gitIn = async (cwd: string, env: NodeJS.ProcessEnv, refuse: (words: Localised) => UsageError) => {
  // Only this option needs another program, and only here is one started.
  const { execFile } = await import('node:child_process')
  // No shell, no pager, no lock, no watcher of the repository's own choice; messages in English, as they are looked at.
  const options = {
    cwd,
    env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    maxBuffer: MOST_BYTES,
    encoding: 'buffer' as const,
  }
  return (args: readonly string[]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      execFile('git', ['-c', 'core.fsmonitor=false', ...args], options, (error, bytes, said) => {
        const [out, err] = [bytes.toString(), said.toString()]
        if (error === null) resolve({ code: 0, out, bytes, err })
        else if (typeof error.code === 'number') resolve({ code: error.code, out, bytes, err })
        else reject(refuse(String(error.code) === 'ENOENT' ? NO_GIT : gitSays(error.message)))
      })
    })
}

const lineOf = (out: string): string => out.replace(/\r?\n$/, '')

const NO_REF: Localised = {
  en: 'name a branch, a tag or a commit.',
  zh: '请给出分支、标签或提交。',
}

const NO_GIT: Localised = {
  en: 'git is not installed, so nobody can tell what changed.',
  zh: '未安装 git，无法得知哪些文件有变更。',
}

const NO_REPOSITORY: Localised = {
  en: 'this folder is not in a git repository. Leave out --since to check everything.',
  zh: '此文件夹不在 git 仓库中。省略 --since 可检查全部。',
}

const UNKNOWN_REF: Localised = {
  en: 'git knows no such branch, tag or commit here. In CI, fetch the whole history (fetch-depth: 0).',
  zh: 'git 中没有这个分支、标签或提交。在 CI 中请获取完整历史（fetch-depth: 0）。',
}

const NOTHING_SHARED: Localised = {
  en: 'it shares no commit with HEAD. In CI, fetch the whole history (fetch-depth: 0).',
  zh: '它与 HEAD 没有共同的提交。在 CI 中请获取完整历史（fetch-depth: 0）。',
}

const gitSays = (err: string): Localised => {
  const [line = ''] = err.trim().split('\n')
  return { en: `git says: ${visible(line)}`, zh: `git 报告：${visible(line)}` }
}
