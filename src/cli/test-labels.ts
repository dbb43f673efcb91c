import type { ChalkInstance } from 'chalk'
import type { Floor, Floors, LabelSet } from '../config/labels.ts'
import { maskPersonalData } from '../findings/mask.ts'
import { type Count, type Measure, type Mistake, precisionOf, recallOf } from '../measure.ts'
import { visible } from '../reports/visible.ts'
import { columns } from '../reports/width.ts'
import type { Localised, Speak } from '../text/localised.ts'

const WORDS = {
  heading: {
    en: 'labelled lines, at warning and above',
    zh: '行标注文案（warning 及以上）',
  },
  topic: { en: 'topic', zh: '主题' },
  labelled: { en: 'labelled', zh: '标注' },
  found: { en: 'found', zh: '检出' },
  right: { en: 'right', zh: '正确' },
  precision: { en: 'precision', zh: '精确率' },
  recall: { en: 'recall', zh: '召回率' },
  all: { en: 'all topics', zh: '全部主题' },
  ordinary: { en: 'ordinary lines flagged', zh: '普通文案被标记' },
  misses: { en: 'Labelled, not found', zh: '漏报' },
  falseAlarms: { en: 'Found, not labelled', zh: '误报' },
} as const satisfies Record<string, Localised>

/** The table of one set: how well each topic is found, then every miss and false alarm with its line. */
export const measureLines = (
  set: LabelSet,
  measured: Measure,
  speak: Speak,
  paint: ChalkInstance,
): string[] => {
  const { topics, micro, ordinary } = measured
  const head = [WORDS.topic, WORDS.labelled, WORDS.found, WORDS.right, WORDS.precision, WORDS.recall].map(
    speak,
  )
  const rows = [head, ...[...topics].map(([topic, count]) => row(topic, count)), row(speak(WORDS.all), micro)]
  return [
    paint.bold(`${visible(set.name)}: ${measured.lines} ${speak(WORDS.heading)}`),
    ...table(rows),
    ...(ordinary.lines > 0
      ? [
          `  ${speak(WORDS.ordinary)}: ${ordinary.flagged} / ${ordinary.lines} (${percent(shareOf(ordinary))})`,
        ]
      : []),
    ...mistakeLines(speak(WORDS.misses), measured.misses, paint),
    ...mistakeLines(speak(WORDS.falseAlarms), measured.falseAlarms, paint),
  ]
}

/** Where the rules stay below the floors of the set, a line each; and what of the set could not be read. */
export const floorFailures = (set: LabelSet, measured: Measure): string[] => [
  ...measured.errors.map((error) => `${set.name}: ${error}`),
  ...shortfalls(set, 'all topics', measured.micro, set.floors.micro),
  ...Object.entries(set.floors.topics ?? {}).flatMap(([topic, floor]) =>
    shortfalls(set, topic, measured.topics.get(topic), floor),
  ),
  ...ordinaryFailure(set, measured.ordinary, set.floors.ordinary),
]

const shortfalls = (
  set: LabelSet,
  what: string,
  count: Count | undefined,
  floor: Floor | undefined,
): string[] => {
  if (floor === undefined) return []
  if (count === undefined) return [`${set.name}: no line is labelled ${what}, but floors.yaml names it`]
  const shares = { precision: precisionOf(count), recall: recallOf(count) }
  return (['precision', 'recall'] as const).flatMap((name) => {
    const [least, reached = 0] = [floor[name], shares[name]]
    // Nothing found is no false alarm; the floor of recall speaks of it.
    if (least === undefined || (name === 'precision' && shares.precision === undefined)) return []
    return reached >= least
      ? []
      : [`${set.name}: ${name} of ${what} is ${reached.toFixed(3)}, below its floor ${least}`]
  })
}

const ordinaryFailure = (
  set: LabelSet,
  ordinary: Measure['ordinary'],
  most: Floors['ordinary'],
): string[] => {
  if (most === undefined || shareOf(ordinary) <= most) return []
  const share = percent(shareOf(ordinary))
  return [`${set.name}: ${share} of the ordinary lines are flagged, above the floor ${percent(most)}`]
}

const shareOf = ({ lines, flagged }: Measure['ordinary']): number => (lines === 0 ? 0 : flagged / lines)

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

const row = (name: string, count: Count): string[] => [
  visible(name),
  String(count.labelled),
  String(count.found),
  String(count.right),
  three(precisionOf(count)),
  three(recallOf(count)),
]

const three = (share: number | undefined): string => (share === undefined ? '-' : share.toFixed(3))

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((cells) => columns(cells[at] ?? ''))))
  return rows.map((cells) =>
    `  ${cells
      .map((cell, at) => {
        const pad = ' '.repeat((widths[at] ?? 0) - columns(cell))
        return at === 0 ? cell + pad : pad + cell
      })
      .join('  ')}`.trimEnd(),
  )
}

const mistakeLines = (heading: string, mistakes: readonly Mistake[], paint: ChalkInstance): string[] =>
  mistakes.length === 0
    ? []
    : ['', `${heading} (${mistakes.length})`, ...mistakes.map((mistake) => mistakeLine(mistake, paint))]

const mistakeLine = ({ line, topic, findings }: Mistake, paint: ChalkInstance): string => {
  const rules = findings.map(({ rule, match }) => (match === undefined ? rule : `${rule} "${match}"`))
  const why = rules.length > 0 ? ` [${[...new Set(rules)].join(', ')}]` : ''
  return `  ${paint.dim(visible(line.place))}  ${topic}${visible(why)}  ${visible(maskPersonalData(line.text))}`
}
