import { FIELD_PARAMS, fieldFilter, unreadFields } from './copy-text.ts'
import type { Fact, FactContext } from './fact.ts'
import { NOT_READABLE } from './text.ts'

/** Mentions of a lexicon in the copy. */
export const mentions: Fact = {
  name: 'mentions',
  summary: 'places in the copy where a lexicon matched and no exemption applied',
  params: {
    type: 'object',
    required: ['lexicon'],
    properties: { lexicon: { type: 'string' }, disguised: { type: 'boolean' }, ...FIELD_PARAMS },
    additionalProperties: false,
  },
  returns: 'places',
  fields: ['length', '*', '0'],
  prepare: (params, policy) => {
    const lexicon = params.lexicon as string
    if (!Object.hasOwn(policy.lexicons, lexicon)) throw new Error(`no lexicon is named "${lexicon}"`)
    const passes = fieldFilter(params)
    const { disguised } = params
    const takesAll = params.in === undefined && params.except === undefined && disguised === undefined
    return (context) => {
      const all = context.scan().mentions(lexicon)
      const found = takesAll
        ? all
        : all.filter(
            ({ field, evasion = false }) =>
              passes(field) && (disguised === undefined || evasion === disguised),
          )
      if (found.length > 0) return found
      // Nothing found, but some text could not be read: that is not the same as clean.
      return unreadFields(context).some(passes) ? NOT_READABLE : found
    }
  },
  silence: () => mentionsNothing,
}

const mentionsNothing = (context: FactContext): boolean =>
  context.scan().isEmpty === true && unreadFields(context).length === 0
