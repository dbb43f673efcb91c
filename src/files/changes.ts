import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import path from 'node:path'

/** What happened in folders since one last asked. */
export interface Changes {
  /** Absolute paths of files that were written to, made or taken away. */
  files: ReadonlySet<string>
  /** Something came or went: what patterns stand for may be other files now. */
  isOther: boolean
}

/** Editors write a file in several steps; what follows this soon belongs to it. */
const QUIET_MS = 20
/** Who writes on and on is not waited for. */
const MOST_MS = 120

/** Watches folders, each for itself: not those in it. */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>()
  #files = new Set<string>()
  #isOther = false
  #wake: (() => void) | undefined

  /**
   * Watches just these folders from now on.
   * @throws what the system throws where it watches no more folders
   */
  watch(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue
      watcher.close()
      this.#watchers.delete(folder)
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#add(folder)
  }

  /** Waits for a change and for the quiet behind it. */
  async next(): Promise<Changes> {
    if (this.#files.size === 0 && !this.#isOther) await this.#change()
    const began = Date.now()
    while (Date.now() - began < MOST_MS && (await this.#changesWithin(QUIET_MS))) {
      // each turn is one more change
    }
    const changes = { files: this.#files, isOther: this.#isOther }
    this.#files = new Set()
    this.#isOther = false
    return changes
  }

  close(): void {
    this.watch(new Set())
  }

  #add(folder: string): void {
    const watcher = watch(folder, (event, name) => {
      if (name === null) this.#isOther = true
      else this.#files.add(path.join(folder, name))
      if (event === 'rename') this.#isOther = true
      this.#wake?.()
    })
    // The folder is gone.
    watcher.on('error', () => {
      watcher.close()
      this.#watchers.delete(folder)
      this.#isOther = true
      this.#wake?.()
    })
    this.#watchers.set(folder, watcher)
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  async #changesWithin(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const quiet = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), ms)
    })
    const changed = await Promise.race([this.#change().then(() => true), quiet])
    clearTimeout(timer)
    return changed
  }
}

/** A folder and all folders below it; the folder of a file. Nothing where neither is there. */
export const foldersBelow = (place: string): string[] => {
  const stats = statSync(place, { throwIfNoEntry: false })
  if (!stats?.isDirectory())
    return statSync(path.dirname(place), { throwIfNoEntry: false }) ? [path.dirname(place)] : []
  const below = readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .flatMap(({ name }) => foldersBelow(path.join(place, name)))
  return [place, ...below]
}
