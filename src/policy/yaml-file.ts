import { createHash } from 'node:crypto'
import type { Document, LineCounter, Node } from 'yaml'
import type { Json } from '../records/record.ts'
import { PolicyError, type YamlPlace } from './policy-error.ts'

/** A YAML file, read: its value, and a way from a path in the value back to the text. */
export interface YamlFile {
  /** Path as shown to the user. */
  file: string
  value: Json
  /** sha256 of the text. */
  digest: string
  /** The place of the value at a path (keys and list positions); of the key itself when `key` is set. */
  placeOf(path: readonly (string | number)[], key?: boolean): YamlPlace | undefined
}

/** YAML texts parsed at build time, by sha256 of the text, so that start-up need not parse the built-in pack. */
export type ParsedYaml = Readonly<Record<string, Json>>

/**
 * Parses one YAML file. Tags, anchors used as merge keys and duplicate keys are not read as data tricks:
 * duplicates are errors, tags are unknown, aliases are limited by the library.
 * @param source the file's text, or its bytes, which are decoded (UTF-8) only if they must be parsed
 * @throws PolicyError `policy/invalid-yaml` at the first mistake in the text
 */
export const parseYaml = async (
  file: string,
  source: string | Buffer,
  parsed: ParsedYaml = {},
): Promise<YamlFile> => {
  const digest = sha256(source)
  // Positions of prebuilt files are not kept: they were checked when they were built.
  if (Object.hasOwn(parsed, digest))
    return { file, value: parsed[digest] as Json, digest, placeOf: () => undefined }

  const text = source.toString()
  const { parseDocument, LineCounter } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const [problem] = document.errors
  if (problem) {
    const at = lines.linePos(problem.pos[0])
    const first = (problem.message.split('\n')[0] ?? '').trim()
    throw new PolicyError(
      'policy/invalid-yaml',
      { en: `Not valid YAML: ${first}`, zh: `YAML 格式错误：${first}` },
      placeAt(file, text, at.line, at.col, 1),
    )
  }
  return {
    file,
    value: toValue(document, file),
    digest,
    placeOf: (path, key = false) => {
      const range = rangeOf(document, path, key)
      return range && placeOfRange(file, text, lines, range)
    },
  }
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

const toValue = (document: Document.Parsed, file: string): Json => {
  try {
    return (document.toJS({ maxAliasCount: 100 }) ?? null) as Json
  } catch (cause) {
    // The library refuses alias bombs here.
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PolicyError('policy/invalid-yaml', { en: `${file}: ${reason}`, zh: `${file}：${reason}` })
  }
}

interface MapNode {
  items: { key: Node & { value?: unknown }; value: Node | null }[]
}

const rangeOf = (
  document: Document.Parsed,
  path: readonly (string | number)[],
  key: boolean,
): readonly [number, number] | undefined => {
  let node: unknown = document.contents
  let keyNode: Node | undefined
  for (const step of path) {
    const items = (node as Partial<MapNode> | null)?.items
    if (!Array.isArray(items)) break
    if (typeof step === 'number') {
      node = items[step]
      keyNode = undefined
      continue
    }
    const pair = (items as MapNode['items']).find((item) => String(item.key?.value) === step)
    if (!pair) break
    keyNode = pair.key
    node = pair.value ?? pair.key
  }
  const range = (key && keyNode ? keyNode : (node as Node | null))?.range ?? keyNode?.range
  return range ? [range[0], range[1]] : undefined
}

const placeOfRange = (
  file: string,
  text: string,
  lines: LineCounter,
  range: readonly [number, number],
): YamlPlace => {
  const at = lines.linePos(range[0])
  const lineEnd = text.indexOf('\n', range[0])
  const end = Math.min(range[1], lineEnd < 0 ? text.length : lineEnd)
  return placeAt(file, text, at.line, at.col, Math.max(1, text.slice(range[0], end).trimEnd().length))
}

const placeAt = (file: string, text: string, line: number, column: number, length: number): YamlPlace => {
  const all = text.split('\n')
  return { file, line, column, length, lines: all.slice(Math.max(0, line - 2), line).map((l) => l.trimEnd()) }
}
