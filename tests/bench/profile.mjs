/** Where the time of a process goes: reads what `node --cpu-prof` wrote. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Self time by function, over every thread's profile in a folder.
 * @param {string} folder where --cpu-prof-dir pointed
 * @param {string} root paths are shown relative to this folder
 * @returns {{ total: number, functions: { name: string, module: string, place: string, ms: number }[] }}
 *   ms, the largest first; `module` is the source file, `place` where it stands in the built program
 */
export const selfTimes = (folder, root) => {
  const times = new Map()
  let total = 0
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const labels = new Map(nodes.map((node) => [node.id, labelOf(node.callFrame, root)]))
    // A delta is the time before its sample: it was spent in the function sampled before.
    for (let at = 1; at < samples.length; at++) {
      const label = labels.get(samples[at - 1])
      const ms = timeDeltas[at] / 1000
      times.set(label, (times.get(label) ?? 0) + ms)
      total += ms
    }
  }
  const functions = [...times].map(([label, ms]) => ({ ...JSON.parse(label), ms }))
  return { total, functions: functions.sort((a, b) => b.ms - a.ms) }
}

const labelOf = ({ functionName, url, lineNumber }, root) =>
  JSON.stringify({ name: functionName || '(anonymous)', ...placeOf(url, lineNumber, root) })

const placeOf = (url, line, root) => {
  if (!url) return { module: '', place: '' }
  if (!url.startsWith('file:')) return { module: url, place: '' }
  const path = fileURLToPath(url)
  const place = `${relative(root, path)}:${line + 1}`
  return { module: sourceOf(path, line) ?? relative(root, path), place }
}

/** The bundler writes the name of each source file above what came from it: "// src/text/fold.ts". */
const sourceOf = (path, line) => {
  const lines = linesOf(path)
  for (let at = Math.min(line, lines.length - 1); at >= 0; at--) {
    const found = /^\/\/ (src\/\S+)$/.exec(lines[at])
    if (found) return found[1]
  }
}

const files = new Map()

const linesOf = (path) => {
  if (!files.has(path)) files.set(path, existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [])
  return files.get(path)
}

/** The first `count` functions, and the files they are in, as lines of text. */
export const profileTable = ({ total, functions }, count) => {
  const modules = new Map()
  for (const { module, name, ms } of functions) {
    const key = module || name
    modules.set(key, (modules.get(key) ?? 0) + ms)
  }
  const byModule = [...modules].sort(([, a], [, b]) => b - a)
  const row = (ms, text) =>
    `${ms.toFixed(1).padStart(9)}  ${`${((ms / total) * 100).toFixed(1)} %`.padStart(7)}  ${text}`
  return [
    `${'self ms'.padStart(9)}  ${'share'.padStart(7)}  function`,
    ...functions
      .slice(0, count)
      .map(({ name, module, place, ms }) => row(ms, [name, module, place].filter(Boolean).join('  '))),
    row(total, 'in all'),
    '',
    `${'self ms'.padStart(9)}  ${'share'.padStart(7)}  file`,
    ...byModule.slice(0, count).map(([module, ms]) => row(ms, module)),
  ].join('\n')
}
