import type { ListedLicence } from '../../findings/finding.ts'
import { wordsOfKind } from './kind.ts'
import { type Reading, type SheetMaker, sheetOf } from './sheet.ts'

/** A row per licence that the records list, the soonest to end first. */
export const licencesSheet: SheetMaker = ({ licences }, labels) =>
  sheetOf('licences', READINGS, licences?.entries ?? [], labels)

const READINGS: readonly Reading<ListedLicence>[] = [
  ['validTo', 12, ({ validTo }) => validTo],
  ['daysLeft', 10, ({ daysLeft }) => daysLeft],
  [
    'status',
    14,
    ({ status }, say) => (status === 'missing' && say(status) !== status ? say('noLicence') : say(status)),
  ],
  ['type', 18, ({ type }) => type],
  ['name', 28, ({ name }) => name],
  ['number', 24, ({ number }) => number],
  ['holder', 28, ({ holder }) => holder],
  ['ownerKind', 10, ({ owner }, say) => wordsOfKind(owner.kind, say)],
  ['ownerId', 16, ({ owner }) => owner.id],
  ['ownerName', 24, ({ owner }) => owner.name],
  ['classes', 20, ({ classes }) => classes.join(' ')],
  ['products', 10, ({ products }) => products],
  ['campaigns', 10, ({ campaigns }) => campaigns],
  ['problem', 50, ({ problem }) => problem],
  ['file', 30, ({ file }) => file],
  ['line', 7, ({ line }) => line],
]
