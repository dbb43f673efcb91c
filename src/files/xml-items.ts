import type { SaxesTagPlain } from 'saxes'
import { type InputError, inputError, type Position } from './input-error.ts'
import { xml } from './libraries.ts'
import type { RawRecord } from './raw-record.ts'
import { MAX_RECORD, MAX_RECORD_MILLIONS } from './scan-value.ts'
import type { TextWindow } from './text-window.ts'
import { ElementForm } from './xml-element.ts'

/** Elements that are records: of RSS, of Atom, and of feeds that name them for what they are. */
const ITEMS: ReadonlySet<string> = new Set(['item', 'entry', 'offer', 'product', 'goods', 'record', 'row'])

/**
 * Reads the items of an XML feed, each as a record, as it streams by. Nothing outside the file is fetched; a document that
 * declares entities of its own is refused, so none can grow. Where the XML is broken reading ends.
 */
export function* readXml(window: TextWindow): Generator<RawRecord | InputError> {
  const reader = new ItemReader(window)
  let count = 0
  for (const item of reader.items()) {
    count++
    yield item
  }
  if (count === 0) yield inputError('input/xml-no-items', window.file)
}

class ItemReader {
  readonly #window: TextWindow
  readonly #parser = new (xml().SaxesParser)({ position: true })
  #error: InputError | undefined
  #depth = 0
  // The item at hand: its depth, where its tag begins, its name.
  #item: { depth: number; from: number; name: string } | undefined
  #found: { from: number; to: number; name: string }[] = []
  readonly #counts = new Map<string, number>()
  // Offset in the file of what was given to the parser first: it counts from there.
  #shift = 0
  #firstLine = 1

  constructor(window: TextWindow) {
    this.#window = window
  }

  *items(): Generator<RawRecord | InputError> {
    const window = this.#window
    this.#shift = window.base + window.index
    this.#firstLine = window.line
    this.#listen()
    // Offset in the file up to which the parser was given the text.
    let given = this.#shift
    while (!this.#error) {
      if (window.base + window.length <= given && !window.more()) break
      const text = window.slice(given - window.base, window.length)
      const before = given
      given = window.base + window.length
      this.#parser.write(text)
      for (const { from, to, name } of this.#found.splice(0)) yield this.#record(from, to, name)
      if (this.#error) break
      // What an item, or a tag, began with stays in the window.
      const tag = text.lastIndexOf('<')
      const keep = this.#item?.from ?? (tag > text.lastIndexOf('>') ? before + tag : given)
      if (given - keep > MAX_RECORD) {
        yield inputError('input/too-long', window.file, window.position(), { limit: MAX_RECORD_MILLIONS })
        return
      }
      this.#moveTo(keep)
    }
    this.#moveTo(given)
    const problem = window.problem()
    if (!this.#error && !problem) this.#parser.close()
    if (this.#error) yield this.#error
    else if (problem) yield problem
  }

  #record(from: number, to: number, name: string): RawRecord {
    const window = this.#window
    this.#moveTo(from)
    const at = this.#counts.get(name) ?? 0
    this.#counts.set(name, at + 1)
    const text = window.slice(window.index, window.index + to - from)
    return {
      file: window.file,
      text,
      start: window.position(),
      pointer: `/${name}/${at}`,
      keys: 0,
      form: new ElementForm(text),
    }
  }

  // Where the tag begins whose name ends before an offset.
  #tagBefore(offset: number): number {
    const { units, base } = this.#window
    let at = offset - base - 1
    while (at > 0 && units[at] !== 0x3c) at--
    return base + at
  }

  // Moves the window to an offset of the file, counting lines.
  #moveTo(offset: number): void {
    const window = this.#window
    const to = offset - window.base
    for (
      let at = window.units.indexOf(0x0a, window.index);
      at >= 0 && at < to;
      at = window.units.indexOf(0x0a, at + 1)
    ) {
      window.line++
      window.lineStart = window.base + at + 1
    }
    window.index = to
  }

  #listen(): void {
    const parser = this.#parser
    let start = 0
    parser.on('error', (error) => {
      this.#fail('input/invalid-xml', { problem: error.message.replace(/^\d+:\d+: /, '') })
    })
    parser.on('doctype', (doctype) => {
      if (/<!ENTITY/i.test(doctype)) this.#fail('input/xml-entities', {})
    })
    parser.on('opentagstart', () => {
      this.#depth++
      start = this.#tagBefore(this.#shift + parser.position)
    })
    parser.on('opentag', (tag) => {
      const name = (tag as SaxesTagPlain).name.replace(/^.*:/, '').toLowerCase()
      if (this.#item || this.#depth < 2 || !ITEMS.has(name)) return
      this.#item = { depth: this.#depth, from: start, name }
    })
    parser.on('closetag', () => {
      const item = this.#item
      if (item && item.depth === this.#depth) {
        this.#item = undefined
        if (!this.#error)
          this.#found.push({ from: item.from, to: this.#shift + parser.position, name: item.name })
      }
      this.#depth--
    })
  }

  // The first mistake is the one that counts.
  #fail(code: 'input/invalid-xml' | 'input/xml-entities', values: Record<string, string>): void {
    if (this.#error) return
    const at: Position = {
      line: this.#firstLine + this.#parser.line - 1,
      column: this.#parser.columnIndex + 1,
      offset: this.#shift + this.#parser.position,
    }
    this.#error = inputError(code, this.#window.file, at, values)
  }
}

const MARKUP = /^\s*<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|yml_catalog\b)/

/** Whether the text at the window's position is XML and no web page. */
export const looksLikeXml = (window: TextWindow): boolean => {
  const beginning = window.ahead(400)
  if (/<!doctype\s+html|<html\b/i.test(beginning)) return false
  return MARKUP.test(beginning) || (/\.(?:xml|rss|atom)$/i.test(window.file) && beginning.startsWith('<'))
}
