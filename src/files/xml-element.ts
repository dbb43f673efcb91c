import type { SaxesTagPlain } from 'saxes'
import type { TextSpan } from '../text/span.ts'
import { xml } from './libraries.ts'
import type { CellObject, CellPlace, Cells, CellValue } from './raw-record.ts'
import { xmlText } from './xml-text.ts'

/** An element of XML and where it stands in its text: the whole, and what is between its tags. */
interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  from: number
  to: number
  inner: TextSpan
  /** Elements of the same name in the same parent, itself included, where there are several. */
  siblings?: Element[]
}

/**
 * A record that is an element of XML. Its members are the elements in it, under their names without `g:` (the namespace of
 * Google's feeds): a text, an object where elements stand in it, a list where several have the name. An element without
 * text whose attribute `href` leads somewhere is that address.
 */
export class ElementForm implements Cells {
  readonly is = 'cells'
  readonly #text: string

  /** @param text well-formed XML of one element */
  constructor(text: string) {
    this.#text = text
  }

  value(): CellValue {
    const value = this.#valueOf(parse(this.#text))
    return typeof value === 'object' ? value : { text: value }
  }

  locate(pointer: string, span?: TextSpan): CellPlace {
    let element = parse(this.#text)
    let found = ''
    for (const step of pointer.split('/').slice(1)) {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
      const next =
        /^\d+$/.test(key) && found !== ''
          ? this.#sibling(element, Number(key))
          : membersOf(element).get(key)?.[0]
      if (!next) break
      element = next
      found += `/${step}`
    }
    if (found === '' || found !== pointer) return { pointer: found, from: element.from, to: element.from + 1 }
    const [from, to] =
      span === undefined ? element.inner : xmlText(this.#text, ...element.inner).map.toSource(span)
    return { pointer, from, to: Math.max(from, to) }
  }

  // The n-th element of the name that the one at hand is the first of.
  #sibling(first: Element, at: number): Element | undefined {
    return first.siblings?.[at]
  }

  #valueOf(element: Element): CellValue {
    const members = membersOf(element)
    if (members.size === 0) {
      const { text } = xmlText(this.#text, ...element.inner)
      return text.trim() === '' && element.attributes.href ? element.attributes.href : text
    }
    const object: CellObject = {}
    for (const [name, elements] of members) {
      const values = elements.map((one) => this.#valueOf(one))
      const value = values.length === 1 ? values[0]! : values
      Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
    }
    return object
  }
}

const membersOf = ({ children }: Element): Map<string, Element[]> => {
  const members = new Map<string, Element[]>()
  for (const child of children) {
    const name = child.name.replace(/^g:/, '')
    const named = members.get(name)
    if (named) named.push(child)
    else members.set(name, [child])
  }
  for (const named of members.values()) if (named.length > 1) for (const one of named) one.siblings = named
  return members
}

const parse = (text: string): Element => {
  const parser = new (xml().SaxesParser)({ position: true, fragment: true })
  const root: Element = {
    name: '',
    attributes: {},
    children: [],
    from: 0,
    to: text.length,
    inner: [0, text.length],
  }
  const open: Element[] = [root]
  let start = 0
  parser.on('opentagstart', () => {
    start = text.lastIndexOf('<', parser.position - 1)
  })
  parser.on('opentag', (tag) => {
    const { name, attributes } = tag as SaxesTagPlain
    const element: Element = {
      name,
      attributes,
      children: [],
      from: start,
      to: 0,
      inner: [parser.position, parser.position],
    }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', (tag) => {
    const element = open.pop()!
    element.to = parser.position
    const end = tag.isSelfClosing ? parser.position : text.lastIndexOf('</', parser.position - 1)
    element.inner = [element.inner[0], Math.max(element.inner[0], end)]
  })
  // The text was found well-formed when it was cut out.
  parser.on('error', () => undefined)
  parser.write(text).close()
  return root.children[0] ?? root
}
