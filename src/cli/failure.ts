import { PolicyError, PolicyErrors, showPolicyError } from '../policy/policy-error.ts'
import type { Localised } from '../text/localised.ts'

/** What is printed when a run could not begin: the user's mistakes with their places, or our own fault with its trace. */
export const describeFailure = (error: unknown, language: 'en' | 'zh'): string => {
  if (error instanceof PolicyErrors)
    return `${error.errors.map((one) => showPolicyError(one, language)).join('\n\n')}\n`
  if (error instanceof PolicyError) return `${showPolicyError(error, language)}\n`
  if (error instanceof UsageError)
    return `${language === 'zh' ? '错误：' : 'error: '}${error.words[language]}\n`
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `ecomply failed; this is a fault of ecomply, not of your files. Please report it with these lines:\n${trace}\n`
}

/** A mistake on the command line that the option parser cannot see. */
export class UsageError extends Error {
  readonly words: Localised

  constructor(words: Localised) {
    super(words.en)
    this.words = words
    this.name = 'UsageError'
  }
}
