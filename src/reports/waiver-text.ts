import type { Finding, FindingWaiver, Result, WaiverSummary } from '../findings/finding.ts'
import type { Words } from './words.ts'

/** What a finding's waiver says: until when it holds, or why it does not. */
export const waiverText = ({ state, expires, approver, ticket = '' }: FindingWaiver, words: Words): string =>
  words.waiver[state]({ expires, approver, ticket })

/** Why a finding is accepted: by a waiver, in force or not, or by an entry of `allow`; undefined where it is not. */
export const acceptedText = ({ waiver, allowed }: Finding, words: Words): string | undefined => {
  if (waiver) return waiverText(waiver, words)
  return allowed && words.allowed(allowed.reason)
}

/** The waivers that somebody has to look after, a line each: those that end soon, or lower nothing. */
export const waiversToLookAfter = ({ waivers = [] }: Result, words: Words): string[] =>
  waivers
    .filter(({ state, endsSoon }) => state !== 'active' || endsSoon)
    .map((waiver) => `${waiver.rule} ${waiver.record}: ${concern(waiver, words)}`)

const concern = ({ state, expires, owner, ticket }: WaiverSummary, { waivers }: Words): string => {
  const what = state === 'active' ? waivers.endsSoon(expires) : waivers.states[state]
  return `${what} (${[owner, ...(ticket === undefined ? [] : [ticket])].join(', ')})`
}
