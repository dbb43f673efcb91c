import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memorySource } from './bytes.ts'
import type { Outline } from './outline.ts'
import { positionIn } from './position.ts'
import { isInputError, type Opening, splitRecords } from './split.ts'

// Opens whatever lists and objects it knows by name.
const choose = ({ members }: Outline): Opening => {
  const pointers = ['list', 'more', 'shop'].filter((name) => {
    const type = members?.get(name)?.type
    return type === 'list' || type === 'object'
  })
  return pointers.length > 0
    ? { as: 'lists', pointers: pointers.map((name) => `/${name}`) }
    : { as: 'record' }
}

const split = (text: string, blockSize: number, piped: boolean) => {
  const source = memorySource('a.json', Buffer.from(text))
  if (piped) {
    const rewind = () => {
      throw new Error('a pipe cannot be rewound')
    }
    Object.assign(source, { seekable: false, rewind })
  }
  return [...splitRecords(source, choose, { blockSize })]
}

const simple = fc.constantFrom(
  '{}',
  '{"id":1}',
  '{"t":"茶 {[,:"}',
  '{"a":[1,{"b":[]}],"c":null}',
  '{"x":-1.5e3,"y":"\\"\\\\"}',
)
const list = fc.array(simple, { maxLength: 4 }).map((all) => `[${all.join(', ')}]`)
const form = fc.oneof(
  list,
  list.map((text) => `{"n":1,"list":${text},\n"o":{"p":[0,[1]]}}`),
  fc.tuple(list, simple, list).map(([a, b, c]) => `{"list":${a},"shop":${b},"rest":${c},"more":[]}`),
  fc.array(simple, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n')),
  fc.array(simple, { minLength: 1, maxLength: 4 }).map((all) => ['{\n}', ...all].join('\r\n')),
)

const bits = fc.constantFrom(...'{}[]",:\\\n 019-etnx</'.split(''), '\n\n', '{"', '"}', '\uFEFF', '茶')
const mutations = fc.array(fc.tuple(fc.nat(), fc.nat(3), bits), { maxLength: 3 })
const mutated = fc.tuple(form, mutations, fc.nat(), fc.boolean()).map(([text, changes, cut, isCut]) => {
  const changed = changes.reduce((before, [at, taken, put]) => {
    const place = at % (before.length + 1)
    return before.slice(0, place) + put + before.slice(place + taken)
  }, text)
  return isCut ? changed.slice(0, cut % (changed.length + 1)) : changed
})

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

// Documents one after another, with or without white space between them.
const isSound = (text: string): boolean => {
  if (text.trim() === '') return true
  for (let end = text.length; end > 0; end--)
    if (parses(text.slice(0, end)) && isSound(text.slice(end))) return true
  return false
}

test('nothing broken passes in silence: an error is told, or a record that its parser refuses is handed on', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const items = split(text, 4096, false)
      const told = items.some((item) => isInputError(item) || !parses(item.text))
      expect(items.length).toBeGreaterThan(0)
      if (!told) expect(isSound(text.replace(/^\uFEFF/, ''))).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test('neither the blocks nor the kind of source make a difference', () => {
  fc.assert(
    fc.property(mutated, fc.integer({ min: 16, max: 40 }), fc.boolean(), (text, blockSize, piped) => {
      const plain = (items: ReturnType<typeof split>) => items.map((item) => ({ ...item, form: undefined }))
      expect(plain(split(text, blockSize, piped))).toEqual(plain(split(text, 4096, false)))
    }),
    { numRuns: 3000 },
  )
})

test('errors and records are in the order of the file, and every position is one of the file', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const bare = text.replace(/^\uFEFF/, '')
      // Where no line ends otherwise, a carriage return alone ends one.
      const content = bare.includes('\n') ? bare : bare.replaceAll('\r', '\n')
      const places = split(text, 4096, false).map((item) => (isInputError(item) ? item.at : item.start))
      const known = places.filter((place) => place !== undefined)
      for (const place of known) {
        expect(place).toEqual(positionIn({ line: 1, column: 1, offset: 0 }, content, place.offset))
        expect(place.offset).toBeLessThanOrEqual(content.length)
      }
      expect(known.map(({ offset }) => offset)).toEqual(
        known.map(({ offset }) => offset).sort((a, b) => a - b),
      )
    }),
    { numRuns: 3000 },
  )
})
