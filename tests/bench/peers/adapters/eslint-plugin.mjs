/** A plugin for ESLint with @eslint/json: the eight checks as rules over the syntax tree, each reported at its place. */
import { FOOD, LONGEST_TITLE, PATTERNS } from '../checks.mjs'

const notBlank = new RegExp(PATTERNS.notBlank)
const aboveZero = new RegExp(PATTERNS.aboveZero)
const barcode = new RegExp(PATTERNS.barcode)
const licence = new RegExp(PATTERNS.licence)
const words = new RegExp(PATTERNS.words)

/** The node of a member, several levels down; undefined where there is none. */
const at = (node, ...path) => {
  let current = node
  for (const name of path) {
    if (current?.type !== 'Object') return undefined
    current = current.members.find((member) => member.name.value === name)?.value
  }
  return current
}

const textOf = (node) => (node?.type === 'String' ? node.value : undefined)
const elementsOf = (node) => (node?.type === 'Array' ? node.elements.map(({ value }) => value) : [])

/** A rule: from the record's node to what is reported, a node or nothing. */
const rule = (message, find) => ({
  meta: { type: 'problem', messages: { found: message } },
  create: (context) => ({
    Document: ({ body }) => {
      const node = find(body)
      if (node) context.report({ node, messageId: 'found' })
    },
  }),
})

const wordsIn = (field) => (record) => {
  const node = at(record, field)
  return words.test(textOf(node) ?? '') ? node : undefined
}

export const plugin = {
  meta: { name: 'bench-eight', version: '1.0.0' },
  rules: {
    'title-required': rule('The listing has no title.', (record) => {
      const title = at(record, 'title')
      return notBlank.test(textOf(title) ?? '') ? undefined : (title ?? record)
    }),
    'title-length': rule('The title is too long.', (record) => {
      const title = at(record, 'title')
      return (textOf(title) ?? '').length > LONGEST_TITLE ? title : undefined
    }),
    'price-positive': rule('There is no price above zero.', (record) => {
      const amount = at(record, 'price', 'amount')
      return aboveZero.test(textOf(amount) ?? '') ? undefined : (amount ?? record)
    }),
    'compare-at': rule('The crossed-out price is below the price.', (record) => {
      const amount = at(record, 'compareAt', 'amount')
      return Number(textOf(amount)) < Number(textOf(at(record, 'price', 'amount'))) ? amount : undefined
    }),
    barcode: rule('The barcode cannot be right.', (record) => {
      const node = at(record, 'barcode')
      return node && !barcode.test(textOf(node) ?? '') ? node : undefined
    }),
    'food-licence': rule('There is no licence number of the right form.', (record) => {
      const isFood = elementsOf(at(record, 'category', 'path')).some((name) => textOf(name) === FOOD)
      if (!isFood) return undefined
      const licences = elementsOf(at(record, 'licences'))
      if (licences.length === 0) return record
      return licences.find((one) => !licence.test(textOf(at(one, 'number')) ?? ''))
    }),
    'image-alt': rule('No picture has an alternative text.', (record) => {
      const images = at(record, 'images')
      return elementsOf(images).some((image) => textOf(at(image, 'alt')) !== undefined)
        ? undefined
        : (images ?? record)
    }),
    'words-title': rule('The title holds a forbidden word.', wordsIn('title')),
    'words-description': rule('The description holds a forbidden word.', wordsIn('description')),
  },
}
