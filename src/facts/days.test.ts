import { describe, expect, it } from 'vitest'
import { ask, exampleAdapter, exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import { days } from './days.ts'
import { Unknown } from './unknown.ts'

const campaign = {
  kind: 'campaign',
  id: 'C1',
  name: '双十一',
  start: '2026-11-01T00:00:00+08:00',
  end: '2026-11-11T23:59:59+08:00',
}

describe('days', () => {
  it.each([
    [{ from: 'start', to: 'end' }, 10],
    [{ from: 'end', to: 'start' }, -10],
    [{ from: 'start' }, 22],
    [{ from: 'start', to: 'warmUp' }, null],
    [{ from: 'nothing' }, null],
  ])('%j', (params, expected) => {
    expect(ask(days, params, campaign, [], '2026-11-23')).toBe(expected)
  })

  it('counts in the time zone of the policy', () => {
    const late = { ...campaign, start: '2026-11-10T15:59:00Z', end: '2026-11-10T16:00:00Z' }
    expect(ask(days, { from: 'start', to: 'end' }, late)).toBe(1)
  })

  it('does not know the days of what is no date', () => {
    const value = ask(days, { from: 'start' }, { ...campaign, start: '下周' })
    expect((value as Unknown).reason.en).toBe('start "下周" is not a date like 2026-02-28')
  })

  it('does not know a date that the platform cannot export', () => {
    const record = exampleRecord({ kind: 'campaign', id: 'C1' }, {}, exampleAdapter([]))
    expect(days.prepare({ from: 'start' }, examplePolicy())(exampleContext(record))).toBeInstanceOf(Unknown)
  })
})
