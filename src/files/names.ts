import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { type FoundFile, STDIN } from './found-file.ts'

/** The files named so far, each under all its names, and the way paths are shown. */
export class Names {
  readonly cwd: string
  private readonly realCwd: string
  private readonly named = new Map<string, FoundFile & { real: string }>()
  private stdin = false

  constructor(cwd: string) {
    this.cwd = path.resolve(cwd)
    this.realCwd = realPath(this.cwd)
  }

  resolve(name: string): string {
    return path.resolve(this.cwd, name)
  }

  /** A glob as one relative to the working folder where that is possible, so that ignored globs apply to it. */
  relativeGlob(pattern: string): string {
    const inside = `${toSlashes(this.cwd)}/`
    return pattern.startsWith(inside) ? pattern.slice(inside.length) : pattern
  }

  /** A path as the user sees it: relative, unless it lies outside the working folder and the user named it absolutely. */
  show(pattern: string, absolute: string): string {
    const relative = toSlashes(path.relative(this.cwd, absolute))
    if (relative === '') return '.'
    const outside = relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)
    return outside && path.isAbsolute(pattern) ? toSlashes(absolute) : relative
  }

  addStdin(): void {
    this.stdin = true
  }

  /** Adds a file that `pattern` names or finds. Throws what the system throws when there is none. */
  add(pattern: string, absolute: string): void {
    const shown = this.show(pattern, absolute)
    const stats = statSync(absolute)
    const size = stats.isFile() ? stats.size : 0
    this.named.set(shown, { path: shown, absolute, size, real: realPath(absolute) })
  }

  /** Each file once, under the first of its names that is no link if there is one; in order. */
  files(): FoundFile[] {
    const inOrder = [...this.named.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
    const [direct, linked] = [
      inOrder.filter((file) => this.isDirect(file)),
      inOrder.filter((file) => !this.isDirect(file)),
    ]
    const once = new Map<string, FoundFile>()
    for (const { real, ...file } of [...direct, ...linked]) {
      if (!once.has(real)) once.set(real, file)
    }
    const files = [...once.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
    return this.stdin ? [{ path: '<stdin>', absolute: STDIN, size: 0 }, ...files] : files
  }

  private isDirect({ absolute, real }: { absolute: string; real: string }): boolean {
    return real === absolute || real === path.resolve(this.realCwd, path.relative(this.cwd, absolute))
  }
}

const toSlashes = (name: string): string => (path.sep === '/' ? name : name.replaceAll(path.sep, '/'))

/** The path without links. Pipes under /dev/fd have none that exists; they keep theirs. */
export const realPath = (absolute: string): string => {
  try {
    return realpathSync(absolute)
  } catch {
    return absolute
  }
}
