import overrides from './zh-tw.json' with { type: 'json' }

/**
 * Loads the converter of simplified Chinese into traditional as Taiwan writes it: word by word by opencc-js, except where
 * zh-tw.json says better, and except titles of laws and documents (《…》), which are names: those keep their words and
 * only change their characters.
 */
export const loadTraditional = (): Promise<(text: string) => string> => {
  loaded ??= load()
  return loaded
}

// One run asks several times, and the dictionaries take longer to set up than a small shop to check.
let loaded: Promise<(text: string) => string> | undefined

const load = async (): Promise<(text: string) => string> => {
  const { Converter } = await import('opencc-js/cn2t')
  const byWord = Converter({ from: 'cn', to: 'twp' })
  const byCharacter = Converter({ from: 'cn', to: 'tw' })
  const written = new Map(overrides.phrases.map(({ from, to }) => [from, to]))
  return (text) =>
    text
      .split(APART)
      .map((piece, at) => {
        if (at % 2 === 0) return piece === '' ? '' : byWord(piece)
        return written.get(piece) ?? byCharacter(piece)
      })
      .join('')
}

// Titles, then phrases, the longer before the shorter: at the odd places of a text split by it.
const APART = new RegExp(
  `(《[^《》]*》|${[...overrides.phrases]
    .map(({ from }) => from)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .join('|')})`,
)
