/** A piece of a page: an element, or text. Built the same way for the file and, in the browser, for the document. */
export type Piece = Element | string

export interface Element {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly Piece[]
}

export type Child = Piece | number | false | undefined | readonly Child[]
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * An element. Text is always text: whatever it holds, it is escaped when the piece is written.
 * @param attributes true writes the name alone; false and undefined leave the attribute out
 * @throws Error for an attribute that could run code or load something; links lead only into the page itself
 */
export const h = (name: string, attributes: Attributes = {}, ...children: Child[]): Element => ({
  name,
  attributes: Object.entries(attributes).flatMap(([key, value]) =>
    value === false || value === undefined ? [] : [checked(key, value === true ? '' : String(value))],
  ),
  children: flat(children),
})

const LOADING = new Set([
  'src',
  'srcset',
  'srcdoc',
  'style',
  'action',
  'formaction',
  'xlink:href',
  'ping',
  'data',
])

const checked = (name: string, value: string): readonly [name: string, value: string] => {
  if (!/^[a-zA-Z][a-zA-Z0-9-]*$/.test(name) || /^on/i.test(name) || LOADING.has(name.toLowerCase()))
    throw new Error(`A report has no attribute "${name}"`)
  if (name === 'href' && !value.startsWith('#')) throw new Error('A report links only into itself')
  return [name, value]
}

const flat = (children: readonly Child[]): Piece[] =>
  children.flatMap((child): Piece[] => {
    if (child === false || child === undefined || child === '') return []
    if (typeof child === 'number') return [String(child)]
    return Array.isArray(child) ? flat(child as readonly Child[]) : [child as Piece]
  })
