import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { CopyLine } from '../copy-line.ts'
import { PolicyError, PolicyErrors } from '../policy/policy-error.ts'
import { createSchemaCheck } from '../policy/schema-check.ts'
import { parseYaml, type YamlFile } from '../policy/yaml-file.ts'

/** A line of copy with the topics that a rule should write up from it. */
export interface LabelledLine extends CopyLine {
  topics: readonly string[]
  ordinary: boolean
  /** Where it stands, "fixtures/copy/eco-claim.yaml:12". */
  place: string
}

/** The least share of each measure that passes. */
export interface Floor {
  precision?: number
  recall?: number
}

export interface Floors {
  micro?: Floor
  topics?: Readonly<Record<string, Floor>>
  /** The largest share of ordinary lines that may be flagged. */
  ordinary?: number
}

/** The labelled lines of one folder, and what the rules must reach on them. */
export interface LabelSet {
  name: string
  lines: LabelledLine[]
  floors: Floors
}

const FLOORS = 'floors.yaml'

/** Whether a pack's folder brings labelled lines of its own, in `labels/`. */
export const labelsOfPack = (folder: string): string | undefined => {
  const labels = path.join(folder, 'labels')
  return existsSync(labels) && statSync(labels).isDirectory() ? labels : undefined
}

/**
 * Reads the labelled lines of a folder: every .yaml file in it (schemas/labels.schema.json) but floors.yaml
 * (schemas/floors.schema.json).
 * @param folder the folder
 * @param shown how messages name it
 * @throws PolicyErrors for every mistake in the files, and for a folder without any
 */
export const readLabels = async (
  folder: string,
  shown: string,
  schemas: () => readonly object[],
): Promise<LabelSet> => {
  const names = yamlFilesIn(folder, shown)
  const check = await createSchemaCheck(schemas)
  const errors: PolicyError[] = []
  const set: LabelSet = { name: shown, lines: [], floors: {} }
  for (const name of names) {
    const isFloors = name === FLOORS
    try {
      const file = await parseYaml(`${shown}/${name}`, readFileSync(path.join(folder, name), 'utf8'))
      const mistakes = check(isFloors ? 'ecomply:floors' : 'ecomply:labels', file)
      errors.push(...mistakes)
      if (mistakes.length > 0) continue
      if (isFloors) set.floors = (file.value as unknown as { floors: Floors }).floors
      else addLines(set.lines, file, errors)
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error
      errors.push(error)
    }
  }
  if (errors.length > 0) throw new PolicyErrors(errors)
  return set
}

type WrittenLine = Omit<LabelledLine, 'ordinary' | 'place'>

const addLines = (lines: LabelledLine[], file: YamlFile, errors: PolicyError[]): void => {
  const { ordinary = false, lines: written } = file.value as unknown as {
    ordinary?: boolean
    lines: WrittenLine[]
  }
  for (const [at, line] of written.entries()) {
    const place = file.placeOf(['lines', at])
    if (ordinary && line.topics.length > 0) {
      errors.push(
        new PolicyError(
          'labels/not-ordinary',
          {
            en: 'A line of an ordinary set has no topics; move it to another file.',
            zh: '普通文案集（ordinary）中的行不应有 topics，请移到其他文件。',
          },
          file.placeOf(['lines', at, 'topics']),
        ),
      )
    } else lines.push({ ...line, ordinary, place: `${file.file}:${place?.line ?? at + 1}` })
  }
}

const yamlFilesIn = (folder: string, shown: string): string[] => {
  const names = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : []
  const yaml = names.filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.')).sort()
  if (yaml.some((name) => name !== FLOORS)) return yaml
  throw new PolicyErrors([
    new PolicyError('labels/none', {
      en: `No labelled lines in ${shown}: give a folder with .yaml files as schemas/labels.schema.json describes.`,
      zh: `${shown} 中没有标注行：请给出含 .yaml 文件的文件夹，格式见 schemas/labels.schema.json。`,
    }),
  ])
}
