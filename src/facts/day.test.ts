import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, toDay, toInstant } from './day.ts'

const shanghai = 'Asia/Shanghai'

describe('toDay', () => {
  it.each([
    ['2026-02-28', '2026-02-28'],
    [' 2026-02-28 ', '2026-02-28'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-28T23:59:59', '2026-02-28'],
    ['2026-02-28 08:00', '2026-02-28'],
    ['2026-02-28T24:00:00', '2026-03-01'],
    ['2026-02-28T15:59:59Z', '2026-02-28'],
    ['2026-02-28T16:00:00Z', '2026-03-01'],
    ['2026-02-28T16:00:00.123456Z', '2026-03-01'],
    ['2026-03-01T00:30:00+08:00', '2026-03-01'],
    ['2026-03-01T00:30:00+0900', '2026-02-28'],
    ['2026-02-28T23:30:00-05:00', '2026-03-01'],
    ['9999-12-31', '9999-12-31'],
  ])('%s falls on %s in Shanghai', (value, day) => {
    expect(toDay(value, shanghai)).toBe(day)
  })

  it.each([
    '',
    '2026-2-8',
    '2026/02/28',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-02-28T25:00:00Z',
    '2026-02-28T24:00:01Z',
    '2026-02-28T10:61:00Z',
    '2026-02-28T10:00:00+99:00',
    '长期',
    '20260228',
    '2026-02-28T10:00:00Z; DROP',
    null,
    undefined,
    20260228,
    {},
  ])('%s is no day', (value) => {
    expect(toDay(value, shanghai)).toBeUndefined()
  })

  it('counts in the zone it is given', () => {
    expect(toDay('2026-02-28T16:00:00Z', 'UTC')).toBe('2026-02-28')
    expect(toDay('2026-03-01T03:00:00Z', 'America/New_York')).toBe('2026-02-28')
  })

  it('agrees with the clock of Shanghai for any instant', () => {
    const range = {
      min: new Date('1995-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    }
    fc.assert(
      fc.property(fc.date(range), (instant) => {
        const expected = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
        expect(toDay(instant.toISOString(), shanghai)).toBe(expected)
      }),
    )
  })
})

describe('toInstant', () => {
  it.each([
    ['2026-02-28', shanghai, '2026-02-27T16:00:00.000Z'],
    ['2026-02-28T10:00:00', shanghai, '2026-02-28T02:00:00.000Z'],
    ['2026-02-28T10:00:00.5', shanghai, '2026-02-28T02:00:00.500Z'],
    ['2026-02-28T10:00:00+09:00', shanghai, '2026-02-28T01:00:00.000Z'],
    ['2026-02-28T10:00:00Z', shanghai, '2026-02-28T10:00:00.000Z'],
    ['2026-07-01T00:00:00', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-01-01T00:00:00', 'America/New_York', '2026-01-01T05:00:00.000Z'],
  ])('%s in %s is %s', (value, timeZone, expected) => {
    expect(new Date(toInstant(value, timeZone)!).toISOString()).toBe(expected)
  })

  it('is undefined where there is no time', () => {
    expect(toInstant('soon', shanghai)).toBeUndefined()
    expect(toInstant('2026-02-30T10:00:00', shanghai)).toBeUndefined()
  })
})

describe('counting days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
    expect(daysBetween(day, expected)).toBe(count)
  })

  it('adding and counting are each other’s reverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (count) => {
        expect(daysBetween('2026-11-23', addDays('2026-11-23', count))).toBe(count)
      }),
    )
  })
})
