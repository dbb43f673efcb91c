import { namesIn } from '../facts/names.ts'
import type { Place } from '../facts/place.ts'
import type { Allowance, Policy } from '../policy/policy.ts'
import { fold } from '../text/fold.ts'
import type { RecordContext } from '../verdicts/context.ts'

/** The entry of `allow` that permits what was found at a place; undefined where none does. */
export type AllowanceOf = (
  place: Place & { term?: string; evasion?: true },
  context: RecordContext,
) => Allowance | undefined

/** Nothing is allowed. */
export const noAllowance: AllowanceOf = () => undefined

/**
 * Prepares `allow` of ecomply.yaml: terms that a brand's or some paths' copy may use, as they are written there. A
 * disguised writing is never allowed, nor a longer claim that contains the term.
 * The matcher of paths is loaded only where there are any.
 */
export const allowancesWith = async (allow: Policy['allow']): Promise<AllowanceOf> => {
  if (allow.length === 0) return noAllowance
  const matcherOf = await loadMatcher(allow)
  const entries = allow.map((allowance) => ({
    allowance,
    term: fold(allowance.term),
    brand: allowance.brand === undefined ? undefined : fold(allowance.brand),
    isIn: matcherOf(allowance.paths),
  }))
  return ({ term, match, evasion }, context) => {
    if (term === undefined || evasion) return undefined
    const words = [fold(term), ...(match === undefined ? [] : [fold(match)])]
    return entries.find(
      (entry) =>
        words.includes(entry.term) && entry.isIn(context.record.raw.file) && bears(context, entry.brand),
    )?.allowance
  }
}

type Matcher = (file: string) => boolean

const loadMatcher = async (
  allow: Policy['allow'],
): Promise<(paths: readonly string[] | undefined) => Matcher> => {
  const everywhere: Matcher = () => true
  if (allow.every(({ paths }) => paths === undefined)) return () => everywhere
  const { default: picomatch } = await import('picomatch')
  return (paths) => (paths ? picomatch([...paths], { dot: true }) : everywhere)
}

// A store is often called after its brand: 第一食品旗舰店.
const bears = (context: RecordContext, brand: string | undefined): boolean =>
  brand === undefined || namesIn(context).some((name) => name.startsWith(brand))
