import { commandLine } from './command-line.ts'
import type { Context } from './context.ts'
import { longDay } from './day.ts'
import { type Child, type Element, h } from './element.ts'
import { grouped } from './say.ts'
import { verdictOf } from './verdict.ts'

/** The opening page: what was judged, by what, how it ended and how to run it again. */
export const opening = (context: Context): Element => {
  const { say, result } = context
  const verdict = verdictOf(context)
  return h(
    'header',
    { class: 'opening' },
    h('p', { class: 'kicker' }, `ecomply · ${say('asOf', { day: longDay(result.asOf, result.language) })}`),
    h('h1', {}, say('title')),
    h(
      'div',
      { class: `verdict ${verdict.outcome}` },
      h('p', { class: 'outcome' }, say(verdict.outcome)),
      h('p', {}, verdict.why),
    ),
    figures(context),
    h('section', { 'aria-labelledby': 'run' }, h('h2', { id: 'run' }, say('run')), facts(context)),
  )
}

const figures = ({ say, result: { summary, errors } }: Context): Element => {
  const all = [
    ['error', summary.error, say('openErrors'), '#findings'],
    ['warning', summary.warning, say('openWarnings'), '#findings'],
    ['info', summary.info, say('openInfos'), '#findings'],
    ['lowered', summary.evidenced + summary.waived + summary.baselined, say('lowered'), '#waivers'],
    ['unchecked', summary.unchecked, say('rulesUnchecked'), '#unchecked'],
    ['input', errors.length, say('inputErrors'), errors.length > 0 ? '#errors' : '#run'],
  ] as const
  return h(
    'ul',
    { class: 'figures', 'aria-label': say('keyFigures') },
    ...all.map(([name, count, label, href]) =>
      h(
        'li',
        { class: `${name}${count === 0 ? ' nought' : ''}` },
        h('a', { href }, h('b', {}, grouped(count)), ' ', h('span', {}, label)),
      ),
    ),
  )
}

const facts = (context: Context): Element => {
  const { say, result } = context
  const { policy, input, tool, command } = result
  const rows: [string, Child][] = [
    [say('scope'), scope(context)],
    [say('judgedAsOf'), h('time', { datetime: result.asOf }, longDay(result.asOf, result.language))],
    [say('policy'), say('policyText', { packs: packs(context), n: policy.rules })],
    ...policy.packs.map(({ name, digest }): [string, Child] => [`${name} ${say('digest')}`, mono(digest)]),
    [say('policyDigest'), mono(policy.digest)],
    [say('inputDigest'), mono(input.digest)],
    [say('tool'), `${tool.name} ${tool.version}`],
    ...(result.gate ? [[say('gate'), gate(context)] as [string, Child]] : []),
    ...(command
      ? [
          [
            say('command'),
            [
              h('code', { class: 'command' }, commandLine([...command, '--format', 'html'])),
              h('p', { class: 'small' }, say('commandNote')),
            ],
          ] as [string, Child],
        ]
      : []),
  ]
  return h(
    'dl',
    { class: 'facts' },
    ...rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  )
}

const mono = (text: string): Element => h('span', { class: 'mono' }, text)

const packs = ({ result, words }: Context): string =>
  result.policy.packs.map(({ name, version }) => `${name} ${version}`).join(words.comma)

const scope = ({ say, result: { input }, words }: Context): string => {
  const records = (['product', 'store', 'campaign'] as const)
    .filter((kind) => (input.records[kind] ?? 0) > 0)
    .map((kind) => words.records[kind](input.records[kind] ?? 0))
  const all = say('scopeText', {
    records: records.length > 0 ? records.join(words.comma) : say('noRecords'),
    files: say('files', { n: input.files }),
    size: sizeOf(input.bytes),
  })
  const { since } = input
  // A part must not be taken for the whole.
  return since ? `${all} · ${words.summary.since({ ref: since.ref, joined: since.joinedRecords })}` : all
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

const sizeOf = (bytes: number): string => {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000
    unit++
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]}`
}

const gate = ({ say, result, words }: Context): string => {
  const { failOn, maxWarnings, failOnUnchecked } = result.gate ?? { failOn: 'error', failOnUnchecked: false }
  return [
    failOn === 'never' ? say('gateNever') : say('gateLevel', { level: words.severity[failOn] }),
    ...(maxWarnings === undefined ? [] : [say('gateWarnings', { n: maxWarnings })]),
    ...(failOnUnchecked ? [say('gateUnchecked')] : []),
  ].join(words.comma)
}
