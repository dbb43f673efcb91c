/** How many different ways a pattern may try before it fails: the most work one number can cost. */
const MOST_WAYS = 20_000
const MOST_CHARACTERS = 400
const MOST_REPEATS = 64
const DEEPEST_GROUP = 8

/**
 * Compiles the pattern of a pack, which is untrusted: only anchored patterns of literals, classes, `(?:a|b)` groups,
 * `?`, `{n}` and `{m,n}` up to 64 are taken, and only when the number of ways to match is small, so that no input can
 * make one run away.
 * @param source a regular expression without slashes, "^SC\\d{14}$"
 * @returns the expression, compiled with the `u` flag
 * @throws Error that says what is not allowed and where
 */
export const compilePattern = (source: string): RegExp => {
  if (!source.startsWith('^') || !source.endsWith('$'))
    throw refusal(source, 0, 'it must begin with ^ and end with $')
  const reader: Reader = { source, at: 1, end: source.length - 1, depth: 0 }
  const size = readAlternatives(reader)
  if (reader.at < reader.end) throw refusal(source, reader.at, `"${source[reader.at]}" is not expected here`)
  if (size.ways > MOST_WAYS) throw refusal(source, 0, 'it can match in too many ways')
  if (size.characters > MOST_CHARACTERS)
    throw refusal(source, 0, `it can match more than ${MOST_CHARACTERS} characters`)
  return new RegExp(source, 'u')
}

interface Reader {
  source: string
  at: number
  end: number
  depth: number
}

/** `ways`: how many paths a matcher may try; `characters`: the longest text that matches. */
interface Size {
  ways: number
  characters: number
}

const readAlternatives = (reader: Reader): Size => {
  let size = readSequence(reader)
  while (peek(reader) === '|') {
    reader.at += 1
    const next = readSequence(reader)
    size = { ways: size.ways + next.ways, characters: Math.max(size.characters, next.characters) }
  }
  return size
}

const readSequence = (reader: Reader): Size => {
  let size: Size = { ways: 1, characters: 0 }
  for (let next = peek(reader); next !== undefined && next !== '|' && next !== ')'; next = peek(reader)) {
    const item = repeat(readItem(reader), readQuantifier(reader))
    size = { ways: size.ways * item.ways, characters: size.characters + item.characters }
  }
  return size
}

const readItem = (reader: Reader): Size => {
  const next = peek(reader)
  if (next === '(') return readGroup(reader)
  if (next === '[') return readClass(reader)
  if (next === '\\') return readEscape(reader)
  if (next !== undefined && '*+?{}]^$./'.includes(next)) {
    throw refusal(
      reader.source,
      reader.at,
      `"${next}" is not allowed; use classes and {m,n} with n up to ${MOST_REPEATS}`,
    )
  }
  reader.at += String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0).length
  return { ways: 1, characters: 1 }
}

const readGroup = (reader: Reader): Size => {
  if (!reader.source.startsWith('(?:', reader.at)) {
    throw refusal(reader.source, reader.at, 'the only groups allowed are (?:…)')
  }
  if (reader.depth === DEEPEST_GROUP) throw refusal(reader.source, reader.at, 'groups are nested too deep')
  reader.at += 3
  reader.depth += 1
  const size = readAlternatives(reader)
  if (peek(reader) !== ')') throw refusal(reader.source, reader.at, 'a ")" is missing')
  reader.at += 1
  reader.depth -= 1
  return size
}

const readClass = (reader: Reader): Size => {
  const from = reader.at
  reader.at += 1
  for (let next = peek(reader); next !== ']'; next = peek(reader)) {
    if (next === undefined || next === '[') throw refusal(reader.source, from, 'this class is not closed')
    if (next === '\\') readEscape(reader)
    else reader.at += 1
  }
  reader.at += 1
  return { ways: 1, characters: 1 }
}

const readEscape = (reader: Reader): Size => {
  const written = /^\\(?:[d()[\]{}.*+?^$|/\\-]|u[0-9a-fA-F]{4})/.exec(
    reader.source.slice(reader.at, reader.end),
  )?.[0]
  if (!written)
    throw refusal(reader.source, reader.at, 'the only escapes allowed are \\d, \\uXXXX and escaped signs')
  reader.at += written.length
  return { ways: 1, characters: 1 }
}

const readQuantifier = (reader: Reader): readonly [number, number] => {
  const rest = reader.source.slice(reader.at, reader.end)
  const written = /^(?:\?|\{(\d{1,4})(?:,(\d{1,4}))?\})/.exec(rest)
  if (!written) return [1, 1]
  const at = reader.at
  reader.at += written[0].length
  if ('?*+{'.includes(peek(reader) ?? ' ')) {
    throw refusal(reader.source, reader.at, 'a quantifier may not follow a quantifier')
  }
  if (written[0] === '?') return [0, 1]
  const least = Number(written[1])
  const most = Number(written[2] ?? written[1])
  if (most > MOST_REPEATS || least > most)
    throw refusal(reader.source, at, `repeat at most ${MOST_REPEATS} times`)
  return [least, most]
}

const repeat = (item: Size, [least, most]: readonly [number, number]): Size => {
  let ways = 0
  for (let times = least; times <= most; times += 1) ways += item.ways ** times
  return { ways, characters: item.characters * most }
}

const peek = (reader: Reader): string | undefined =>
  reader.at < reader.end ? reader.source[reader.at] : undefined

const refusal = (source: string, at: number, why: string): Error =>
  new Error(`the pattern ${source} is refused at character ${at + 1}: ${why}`)
