import type { Localised } from '../text/localised.ts'
import type { InputErrorCode } from './input-error.ts'
import { beginsValue, EXPECTED, foundAt, isDigit, typeAt } from './json-words.ts'

/** Levels of objects and lists a record may have. */
export const MAX_DEPTH = 512

/** What is wrong with a JSON text, where (in code units), and the values for the words of its code. */
export interface JsonProblem {
  code: InputErrorCode
  offset: number
  values: Readonly<Record<string, string | number | Localised>>
}

/** Told of the parts of a JSON text in their order. Extents are code unit offsets, strings with their quotes. */
export interface JsonListener {
  openObject?(): void
  closeObject?(): void
  key?(start: number, end: number): void
  number?(start: number, end: number): void
}

/**
 * Finds the first place where a text breaks the JSON grammar (RFC 8259), or nests deeper than `MAX_DEPTH`.
 * Undefined exactly when `JSON.parse` accepts the text and it is not too deep. Does not recurse.
 */
export const findSyntaxProblem = (text: string, listener: JsonListener = {}): JsonProblem | undefined => {
  const scanner = new Scanner(text, listener)
  try {
    scanner.document()
    return undefined
  } catch (error) {
    if (error instanceof Stop) return error.problem
    throw error
  }
}

/** Ends a scan from within. Not an Error: no stack is wanted. */
class Stop {
  readonly problem: JsonProblem

  constructor(problem: JsonProblem) {
    this.problem = problem
  }
}

const LITERALS = ['true', 'false', 'null']

class Scanner {
  private readonly text: string
  private readonly listener: JsonListener
  private at = 0
  private depth = 0
  // 1 where the container open at a depth is a list.
  private readonly lists = new Uint8Array(MAX_DEPTH + 1)

  constructor(text: string, listener: JsonListener) {
    this.text = text
    this.listener = listener
  }

  document(): void {
    this.value(EXPECTED.value)
    while (this.depth > 0) this.next()
    if (this.blank() >= this.text.length) return
    if (beginsValue(this.text, this.at)) this.stop('input/several-documents', this.at)
    this.expected(EXPECTED.documentEnd)
  }

  // After a value inside a container: the comma and the next value, or the end of the container.
  private next(): void {
    const inList = this.lists[this.depth] === 1
    const unit = this.text.charCodeAt(this.blank())
    if (unit === (inList ? 0x5d : 0x7d)) {
      this.close()
      return
    }
    if (unit !== 0x2c) this.expected(inList ? EXPECTED.commaOrListEnd : EXPECTED.commaOrObjectEnd)
    const comma = this.at++
    const after = this.text.charCodeAt(this.blank())
    if (after === 0x5d || after === 0x7d) {
      this.stop('input/trailing-comma', comma, { found: String.fromCharCode(after) })
    }
    if (!inList) this.member(EXPECTED.key)
    this.value(EXPECTED.value)
  }

  // One value; of a container only its beginning, up to and including its first scalar or its empty innermost.
  private value(expected: Localised): void {
    let wanted = expected
    for (;;) {
      const type = typeAt(this.text.charCodeAt(this.blank()))
      if (type !== 'object' && type !== 'list') break
      this.open(type === 'list')
      const first = this.text.charCodeAt(this.blank())
      if (first === (type === 'list' ? 0x5d : 0x7d)) {
        this.close()
        return
      }
      if (type === 'object') this.member(EXPECTED.keyOrObjectEnd)
      wanted = type === 'list' ? EXPECTED.valueOrListEnd : EXPECTED.value
    }
    this.scalar(wanted)
  }

  private scalar(expected: Localised): void {
    const type = typeAt(this.text.charCodeAt(this.at))
    if (type === 'string') this.string()
    else if (type === 'number') this.number()
    else if (type) this.literal(expected)
    else this.expected(expected)
  }

  private open(list: boolean): void {
    if (this.depth === MAX_DEPTH) this.stop('input/too-deep', this.at, { limit: MAX_DEPTH })
    this.depth++
    this.lists[this.depth] = list ? 1 : 0
    if (!list) this.listener.openObject?.()
    this.at++
  }

  private close(): void {
    if (this.lists[this.depth] === 0) this.listener.closeObject?.()
    this.depth--
    this.at++
  }

  // A key and its colon.
  private member(expected: Localised): void {
    if (this.text.charCodeAt(this.blank()) !== 0x22) this.expected(expected)
    const start = this.at
    this.string()
    this.listener.key?.(start, this.at)
    if (this.text.charCodeAt(this.blank()) !== 0x3a) this.expected(EXPECTED.colon)
    this.at++
  }

  private string(): void {
    for (this.at++; ; this.at++) {
      const unit = this.text.charCodeAt(this.at)
      if (unit === 0x22) break
      if (unit === 0x5c) this.escape()
      else if (!(unit >= 0x20)) this.brokenString(unit)
    }
    this.at++
  }

  private brokenString(unit: number): never {
    if (unit === 0x0a || unit === 0x0d) this.stop('input/raw-line-break', this.at)
    return this.expected(this.at >= this.text.length ? EXPECTED.closingQuote : EXPECTED.escapedControl)
  }

  // Moves to the last unit of the escape.
  private escape(): void {
    this.at++
    const unit = this.text.charCodeAt(this.at)
    if (unit === 0x0a || unit === 0x0d) this.brokenString(unit)
    if (this.text[this.at] !== 'u') {
      if (!'"\\/bfnrt'.includes(this.text[this.at] ?? '?')) this.expected(EXPECTED.escape)
      return
    }
    for (let digits = 0; digits < 4; digits++) {
      this.at++
      if (!/^[0-9A-Fa-f]$/.test(this.text[this.at] ?? '')) this.expected(EXPECTED.hexDigits)
    }
  }

  private number(): void {
    const start = this.at
    if (this.text[this.at] === '-') this.at++
    if (this.text[this.at] === '0') this.at++
    else this.digits()
    if (this.text[this.at] === '.') {
      this.at++
      this.digits()
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at++
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++
      this.digits()
    }
    this.listener.number?.(start, this.at)
  }

  private digits(): void {
    if (!isDigit(this.text.charCodeAt(this.at))) this.expected(EXPECTED.digit)
    while (isDigit(this.text.charCodeAt(this.at))) this.at++
  }

  private literal(expected: Localised): void {
    const rest = this.text.slice(this.at, this.at + 5)
    const word = LITERALS.find((literal) => rest.startsWith(literal))
    // The end of the text may cut a literal too.
    const cut = !word && LITERALS.some((literal) => literal.startsWith(rest))
    if (word || cut) this.at += (word ?? rest).length
    if (!word) this.expected(expected)
  }

  // Moves over white space; returns where it ends.
  private blank(): number {
    for (;;) {
      const unit = this.text.charCodeAt(this.at)
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return this.at
      this.at++
    }
  }

  private expected(expected: Localised): never {
    if (this.at >= this.text.length) return this.stop('input/truncated', this.text.length, { expected })
    return this.stop('input/invalid-json', this.at, { expected, found: foundAt(this.text, this.at) })
  }

  private stop(code: InputErrorCode, offset: number, values: JsonProblem['values'] = {}): never {
    throw new Stop({ code, offset, values })
  }
}
