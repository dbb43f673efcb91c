/** A word list as one regular expression: what many shops begin with. It knows one of the eight checks. */
import { PATTERNS } from '../checks.mjs'

export const peer = {
  title: 'a regular expression, words only',
  packages: [],
  finds: ['words-title', 'words-description'],
  less: 'one of the eight checks; no positions',
  prepare: () => {
    const words = new RegExp(PATTERNS.words)
    return (text) => {
      const { title, description } = JSON.parse(text)
      const found = []
      if (words.test(title ?? '')) found.push('words-title')
      if (words.test(description ?? '')) found.push('words-description')
      return found
    }
  },
}
