import { fold } from '../text/fold.ts'
import { FIELD_PARAMS, fieldFilter, readCopy } from './copy-text.ts'
import type { Fact } from './fact.ts'
import { Unknown } from './unknown.ts'

/** Folded text of copy fields, for rules that ask whether a required sentence is there. */
export const text: Fact = {
  name: 'text',
  summary: 'folded text (simplified, lower case, half width) of the copy fields, one line each',
  params: { type: 'object', properties: FIELD_PARAMS, additionalProperties: false },
  returns: 'value',
  prepare: (params) => {
    const passes = fieldFilter(params)
    return (context) => {
      const texts = readCopy(context).filter(({ field }) => passes(field.path))
      const readable = texts.filter((copy) => copy.readable)
      // Text that stands only in pictures may hold what the rule looks for.
      if (readable.length < texts.length && readable.every((copy) => copy.field.format !== 'html'))
        return NOT_READABLE
      return readable.map((copy) => fold(copy.text)).join('\n')
    }
  },
}

/** Why copy rules are unchecked for a record whose description is only pictures. */
export const NOT_READABLE = new Unknown({
  en: 'the description holds only pictures or a placeholder, so its text cannot be read',
  zh: '描述只有图片或占位文字，无法读取其中的文字',
})
