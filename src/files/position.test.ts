import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionIn } from './position.ts'

const START = { line: 3, column: 7, offset: 100 }

test('an offset on the first line counts on from where the text begins', () => {
  expect(positionIn(START, 'abc\ndef', 0)).toEqual(START)
  expect(positionIn(START, 'abc\ndef', 2)).toEqual({ line: 3, column: 9, offset: 102 })
})

test('a line break belongs to the line it ends', () => {
  expect(positionIn(START, 'abc\ndef', 3)).toEqual({ line: 3, column: 10, offset: 103 })
  expect(positionIn(START, 'abc\ndef', 4)).toEqual({ line: 4, column: 1, offset: 104 })
})

test('characters outside the basic plane count as two', () => {
  expect(positionIn(START, '\n🍵茶', 3)).toEqual({ line: 4, column: 3, offset: 103 })
})

test('positions in a piece are those in the whole', () => {
  const lines = fc
    .array(fc.stringMatching(/^[a-z\n]{0,5}$/), { maxLength: 8 })
    .map((parts) => parts.join('\n'))
  fc.assert(
    fc.property(lines, lines, fc.nat(), (before, piece, at) => {
      const origin = { line: 1, column: 1, offset: 0 }
      const offset = at % (piece.length + 1)
      const whole = before + piece
      const start = positionIn(origin, whole, before.length)
      expect(positionIn(start, piece, offset)).toEqual(positionIn(origin, whole, before.length + offset))
    }),
  )
})
