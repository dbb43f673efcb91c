import { toDay } from '../facts/day.ts'
import type { Day } from '../policy/rule.ts'

/** The day it is in a time zone. The one place where the clock is read: what it says is written into the result. */
export const today = (timeZone: string): Day => toDay(new Date().toISOString(), timeZone) as Day
