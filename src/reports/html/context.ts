import type { Result } from '../../findings/finding.ts'
import type { Words } from '../words.ts'
import type { PhraseKey } from './phrases.ts'
import type { Say } from './say.ts'
import type { Register } from './view.ts'

/** What every part of the report is made from. */
export interface Context {
  result: Result
  say: Say<PhraseKey>
  /** The words that all reports share. */
  words: Words
  register: Register
}
