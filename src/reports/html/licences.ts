import type { ListedLicence } from '../../findings/finding.ts'
import type { Context } from './context.ts'
import { longDay } from './day.ts'
import { type Child, type Element, h } from './element.ts'
import { grouped } from './say.ts'
import { type Column, table } from './table.ts'
import { timeline } from './timeline.ts'

/** The licences of the input: how many in which state, a timeline of their last days, and each of them. */
export const licencesSection = (context: Context): Element => {
  const { say, result } = context
  const day = longDay(result.asOf, result.language)
  return h(
    'section',
    { id: 'licences', 'aria-labelledby': 'licences-heading' },
    h('h2', { id: 'licences-heading' }, say('licences')),
    ...content(context, day),
  )
}

const content = (context: Context, day: string): Child[] => {
  const { say, result } = context
  if (!result.licences) return [h('p', {}, say('noLicenceAccount'))]
  const { entries, more } = result.licences
  if (entries.length === 0) return [h('p', {}, say('noLicences'))]
  return [
    h('p', { class: 'lead' }, say('licencesLead', { day })),
    states(context),
    h(
      'figure',
      {},
      h('figcaption', {}, say('timeline')),
      timeline(entries, result.asOf, {
        label: summary(context, day),
        earlier: say('earlier'),
        later: say('later'),
      }),
      h('p', { class: 'small' }, summary(context, day)),
    ),
    inventory(context),
    more && h('p', { class: 'small' }, say('moreLicences')),
  ]
}

const GRAVE: Readonly<Record<string, string>> = {
  expired: 'error',
  'bad-check-digit': 'error',
  malformed: 'error',
  missing: 'error',
  'bad-date': 'warning',
  'not-yet-valid': 'warning',
  expiring: 'warning',
  valid: 'ok',
}

const state = ({ say }: Context, status: ListedLicence['status']): Element =>
  h('span', { class: `state ${GRAVE[status] ?? ''}` }, say(`state-${status}`))

const states = (context: Context): Element =>
  h(
    'ul',
    { class: 'states', 'aria-label': context.say('states') },
    ...Object.entries(context.result.licences?.states ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([status, count]) =>
        h('li', {}, h('b', {}, grouped(count)), ' ', state(context, status as ListedLicence['status'])),
      ),
  )

const SOON = 90

const summary = ({ say, result }: Context, day: string): string => {
  const entries = result.licences?.entries ?? []
  const count = (test: (days: number) => boolean): number =>
    entries.filter(({ daysLeft }) => daysLeft !== null && test(daysLeft)).length
  return say('timelineText', {
    day,
    ended: count((days) => days < 0),
    soon: count((days) => days >= 0 && days <= SOON),
    later: count((days) => days > SOON),
    undated: entries.filter(({ daysLeft }) => daysLeft === null).length,
  })
}

const inventory = (context: Context): Element => {
  const { say, result, words } = context
  const columns: Column[] = [
    { head: say('ends'), name: 'nowrap' },
    { head: say('days'), numeric: true },
    { head: say('states') },
    { head: say('licence'), name: 'text' },
    { head: say('number'), name: 'nowrap' },
    { head: say('holder') },
    { head: say('listedBy') },
    { head: say('products'), numeric: true },
    { head: say('campaigns'), numeric: true },
  ]
  return table(
    say('licences'),
    columns,
    (result.licences?.entries ?? []).map((entry) => [
      entry.validTo ?? say('noLastDay'),
      entry.daysLeft === null ? '' : signed(entry.daysLeft),
      [
        state(context, entry.status),
        entry.problem !== null &&
          entry.status !== 'expired' &&
          h('span', { class: 'small block' }, entry.problem),
      ],
      entry.name,
      h('span', { class: 'mono' }, cut(entry.number ?? '')),
      entry.holder ?? '',
      [
        `${words.kind[entry.owner.kind]} `,
        h('bdi', {}, entry.owner.id),
        h('span', { class: 'mono small block' }, `${entry.file}:${entry.line}`),
      ],
      entry.products,
      entry.campaigns,
    ]),
  )
}

const LONGEST_NUMBER = 40

const cut = (number: string): string =>
  number.length > LONGEST_NUMBER ? `${number.slice(0, LONGEST_NUMBER)}…` : number

const signed = (days: number): string => (days < 0 ? `−${grouped(-days)}` : grouped(days))
