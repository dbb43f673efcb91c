import type { Localised } from '../text/localised.ts'
import { Segments } from '../text/span.ts'
import type { DerivedText } from './unquote.ts'

/** What keeps a text from being JSON although it is clear what is meant. */
export type Mending = 'commas' | 'breaks' | 'comments' | 'quotes' | 'keys' | 'tail'

export interface MendedText extends DerivedText {
  /** How often each was mended. */
  counts: ReadonlyMap<Mending, number>
  /** Offset in the source of the first. */
  first: number
}

/**
 * Rewrites near-JSON as JSON: commas before a closing bracket, raw line breaks and controls in strings, comments,
 * single quotes, keys without quotes, and the end of a script after the document. A line break that something put into
 * a key is taken out again with the white space around it, or the field would be lost under another name.
 * Undefined where nothing needs mending. Whether the outcome is JSON is for its reader to say.
 */
export const mend = (source: string): MendedText | undefined => {
  const mender = new Mender(source)
  mender.run()
  return mender.counts.size === 0
    ? undefined
    : { text: mender.parts.join(''), map: mender.map, counts: mender.counts, first: mender.first }
}

const IN_WORDS: Record<Mending, { en: string; zh: string }> = {
  commas: { en: 'commas before a closing bracket', zh: '右括号前的逗号' },
  breaks: { en: 'line breaks inside strings', zh: '字符串中的换行' },
  comments: { en: 'comments', zh: '注释' },
  quotes: { en: 'single quotes', zh: '单引号' },
  keys: { en: 'keys without quotes', zh: '未加引号的键名' },
  tail: { en: 'text after the document', zh: '文档之后的文字' },
}

/** What was mended, and how often: "commas before a closing bracket (2), comments (1)". */
export const mendingsInWords = (counts: MendedText['counts']): Localised => ({
  en: [...counts].map(([what, count]) => `${IN_WORDS[what].en} (${count})`).join(', '),
  zh: [...counts].map(([what, count]) => `${IN_WORDS[what].zh}（${count} 处）`).join('、'),
})

const BLANK = /[ \t\r\n]*/y
const WORD = /[A-Za-z_$][\w$]*/y
// What may stand after a document that was cut out of a script.
const TAIL = /^\s*(?:[);]+\s*$|;?\s*<\/script\b)/i
// Anything up to what needs a look: quotes, brackets, comma, slash, or a letter.
const PLAIN = /[^"'{}[\],/A-Za-z_$]+/y

class Mender {
  readonly parts: string[] = []
  readonly map = new Segments()
  readonly counts = new Map<Mending, number>()
  first = 0
  #at = 0
  #made = 0
  #depth = 0
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  run(): void {
    const source = this.#source
    while (this.#at < source.length) {
      const sign = source[this.#at]!
      if (sign === '"' || sign === "'") this.#string(sign)
      else if (sign === ',') this.#comma()
      else if (sign === '/') this.#slash()
      else if (sign === '{' || sign === '[') {
        this.#depth++
        this.#copy(1)
      } else if (sign === '}' || sign === ']') {
        this.#depth--
        this.#copy(1)
        if (this.#depth === 0 && TAIL.test(source.slice(this.#at, this.#at + 200))) {
          this.#count('tail')
          return
        }
      } else if (!this.#word()) this.#copy(Math.max(1, lengthOf(PLAIN, source, this.#at)))
    }
  }

  #copy(length: number): void {
    this.map.add(this.#made, this.#made + length, this.#at, this.#at + length)
    this.parts.push(this.#source.slice(this.#at, this.#at + length))
    this.#made += length
    this.#at += length
  }

  // Writes what the source has not, in place of `length` units of it.
  #put(text: string, length: number): void {
    if (text !== '') this.map.add(this.#made, this.#made + text.length, this.#at, this.#at + length)
    this.parts.push(text)
    this.#made += text.length
    this.#at += length
  }

  #count(what: Mending): void {
    if (this.counts.size === 0) this.first = this.#at
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  #comma(): void {
    const next = this.#source[skipBlanks(this.#source, this.#at + 1)]
    if (next !== ']' && next !== '}') {
      this.#copy(1)
      return
    }
    this.#count('commas')
    this.#put('', 1)
  }

  #slash(): void {
    const end = commentEnd(this.#source, this.#at)
    if (end === this.#at) {
      this.#copy(1)
      return
    }
    this.#count('comments')
    this.#put('', end - this.#at)
  }

  // A key without quotes, or a literal that is left as it is; false for neither.
  #word(): boolean {
    const length = lengthOf(WORD, this.#source, this.#at)
    if (length === 0) return false
    if (this.#depth > 0 && this.#source[skipBlanks(this.#source, this.#at + length)] === ':') {
      this.#count('keys')
      this.#put('"', 0)
      this.#copy(length)
      this.#put('"', 0)
    } else this.#copy(length)
    return true
  }

  #string(quote: string): void {
    const source = this.#source
    const end = stringEnd(source, this.#at, quote)
    const inner = source.slice(this.#at + 1, end - 1)
    const broken = /[\0-\x1f]/.test(inner)
    if (quote === '"' && !broken) {
      this.#copy(end - this.#at)
      return
    }
    if (quote !== '"') this.#count('quotes')
    const isKey = broken && this.#depth > 0 && source[skipBlanks(source, end)] === ':'
    this.#put('"', 1)
    while (this.#at < end - 1) this.#piece(quote, isKey)
    if (end <= source.length && source[end - 1] === quote) this.#put('"', 1)
    else this.#at = end
  }

  // One escape, one sign that has to be written otherwise, or a stretch that has not.
  #piece(quote: string, isKey: boolean): void {
    const source = this.#source
    const sign = source[this.#at]!
    if (sign === '\\') {
      const escaped = source[this.#at + 1]
      if (escaped === "'") {
        this.#put("'", 2)
        return
      }
      if (escaped === '\n' || escaped === '\r') {
        this.#count('breaks')
        this.#put('', escaped === '\r' && source[this.#at + 2] === '\n' ? 3 : 2)
        return
      }
      this.#copy(2)
      return
    }
    if (sign === '"' && quote !== '"') {
      this.#put('\\"', 1)
      return
    }
    if (isKey) {
      const wrapped = lengthOf(WRAP, source, this.#at)
      if (wrapped > 0 && /[\r\n]/.test(source.slice(this.#at, this.#at + wrapped))) {
        this.#count('breaks')
        this.#put('', wrapped)
        return
      }
      // The white space at the key's end came with the break at its beginning.
      const rest = lengthOf(SPACES, source, this.#at)
      if (rest > 0 && source[this.#at + rest] === quote) {
        this.#put('', rest)
        return
      }
    }
    if (sign < ' ') {
      if (sign === '\n' || sign === '\r') this.#count('breaks')
      const isPair = sign === '\r' && source[this.#at + 1] === '\n'
      this.#put(JSON.stringify(isPair ? '\n' : sign).slice(1, -1), isPair ? 2 : 1)
      return
    }
    const stretch = lengthOf(isKey ? IN_KEY : IN_STRING, source, this.#at)
    this.#copy(Math.max(1, stretch))
  }
}

const WRAP = /[ \t]*[\r\n][ \t\r\n]*/y
const SPACES = /[ \t]+/y
const IN_KEY = /[^\0-\x20\\"']+/y
const IN_STRING = /[^\0-\x1f\\"']+/y

const lengthOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

// Over white space and comments.
const skipBlanks = (text: string, from: number): number => {
  let at = from
  for (;;) {
    at += lengthOf(BLANK, text, at)
    const end = commentEnd(text, at)
    if (end === at) return at
    at = end
  }
}

// The offset after the comment that begins at `at`, or `at` where none does.
const commentEnd = (text: string, at: number): number => {
  if (text.startsWith('//', at)) {
    const end = text.indexOf('\n', at)
    return end < 0 ? text.length : end
  }
  if (!text.startsWith('/*', at)) return at
  const end = text.indexOf('*/', at + 2)
  return end < 0 ? text.length : end + 2
}

// The offset after the closing quote, or the text's end.
const stringEnd = (text: string, from: number, quote: string): number => {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at + 1
  }
  return text.length
}
