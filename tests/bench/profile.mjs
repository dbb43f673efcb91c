/** Where the time of a process goes: reads what `node --cpu-prof` wrote. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Self time by function, over every thread's profile in a folder.
 * @param {string} folder where --cpu-prof-dir pointed
 * @param {string} root paths are shown relative to this folder
 * @returns {{ total: number, functions: { name: string, place: string, ms: number }[] }} ms, the largest first
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
  JSON.stringify({ name: functionName || '(anonymous)', place: placeOf(url, lineNumber, root) })

const placeOf = (url, line, root) => {
  if (!url) return ''
  if (!url.startsWith('file:')) return url
  return `${relative(root, fileURLToPath(url))}:${line + 1}`
}

/** The first `count` functions as lines of text. */
export const profileTable = ({ total, functions }, count) =>
  [
    `${'self ms'.padStart(9)}  ${'share'.padStart(6)}  function`,
    ...functions.slice(0, count).map(({ name, place, ms }) => {
      const share = `${((ms / total) * 100).toFixed(1)} %`
      return `${ms.toFixed(1).padStart(9)}  ${share.padStart(6)}  ${name}${place ? `  ${place}` : ''}`
    }),
    `${total.toFixed(1).padStart(9)}  ${'100 %'.padStart(6)}  in all`,
  ].join('\n')
