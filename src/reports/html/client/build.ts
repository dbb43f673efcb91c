import type { Piece } from '../element.ts'

/** A piece as nodes of the document. Text becomes text nodes, so nothing in it can be markup. */
export const build = (piece: Piece): Node => {
  if (typeof piece === 'string') return document.createTextNode(piece)
  const element = document.createElement(piece.name)
  for (const [name, value] of piece.attributes) element.setAttribute(name, value)
  element.append(...piece.children.map(build))
  return element
}

/** The element with this id, which the file is known to hold. */
export const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T
