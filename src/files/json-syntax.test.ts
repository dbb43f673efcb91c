import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Localised } from '../text/localised.ts'
import { findSyntaxProblem, MAX_DEPTH } from './json-syntax.ts'

const problemOf = (text: string) => {
  const problem = findSyntaxProblem(text)
  if (!problem) return undefined
  const words = (name: string) => (problem.values[name] as Localised | undefined)?.en
  return { code: problem.code, offset: problem.offset, expected: words('expected'), found: words('found') }
}

describe('finds the first place that is not JSON', () => {
  test.each([
    ['{"a" 1}', 5, '":" after the key', 'a number'],
    ['{"a":1 "b":2}', 7, '"," or "}"', 'a string'],
    ['{"a":1，"b":2}', 6, '"," or "}"', '"，"'],
    ['[1 2]', 3, '"," or "]"', 'a number'],
    ['[1}', 2, '"," or "]"', '"}"'],
    ['{"a":1]', 6, '"," or "}"', '"]"'],
    ["{'a':1}", 1, 'a key in double quotes or "}"', 'a single quote (--lenient reads it)'],
    ['{a:1}', 1, 'a key in double quotes or "}"', '"a"'],
    ['{"a":1,b:1}', 7, 'a key in double quotes', '"b"'],
    ['{"a":NaN}', 5, 'a value', '"NaN"'],
    ['{"a":undefined}', 5, 'a value', '"undefined"'],
    ['[,1]', 1, 'a value or "]"', '","'],
    ['[1,,2]', 3, 'a value', '","'],
    ['[True]', 1, 'a value or "]"', '"True"'],
    ['[nul]', 1, 'a value or "]"', '"nul"'],
    ['[truex]', 5, '"," or "]"', '"x"'],
    ['[01]', 2, '"," or "]"', 'a number'],
    ['[.5]', 1, 'a value or "]"', '"."'],
    ['[1.]', 3, 'a digit', '"]"'],
    ['[1e]', 3, 'a digit', '"]"'],
    ['[-]', 2, 'a digit', '"]"'],
    ['[+1]', 1, 'a value or "]"', '"+"'],
    ['["\\x"]', 3, 'an escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)', '"x"'],
    ['["\\u12G4"]', 6, 'four hexadecimal digits after \\u', '"G4"'],
    ['["a\tb"]', 3, 'control characters in a string to be escaped', 'U+0009'],
    ['\uFEFF{}', 0, 'a value', 'U+FEFF'],
    ['[1,\u00A02]', 3, 'a value', 'U+00A0'],
    ['// x\n{}', 0, 'a value', 'a comment (--lenient reads it)'],
    ['[1]</script>', 3, 'the end of the JSON', '"<"'],
    ['[1]trueish', 3, 'the end of the JSON', '"trueish"'],
  ])('%s', (text, offset, expected, found) => {
    expect(problemOf(text)).toEqual({ code: 'input/invalid-json', offset, expected, found })
    expect(() => JSON.parse(text)).toThrow()
  })

  test.each([
    ['', 'a value'],
    ['{', 'a key in double quotes or "}"'],
    ['{"a"', '":" after the key'],
    ['{"a":', 'a value'],
    ['{"a":1', '"," or "}"'],
    ['{"a":1,', 'a key in double quotes'],
    ['[1,', 'a value'],
    ['["abc', 'the closing quote of a string'],
    ['["abc\\', 'an escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)'],
    ['["\\u12', 'four hexadecimal digits after \\u'],
    ['[tru', 'a value or "]"'],
    ['[-', 'a digit'],
    ['[1.', 'a digit'],
  ])('and where the text ends too early: %s', (text, expected) => {
    expect(problemOf(text)).toEqual({
      code: 'input/truncated',
      offset: text.length,
      expected,
      found: undefined,
    })
  })

  test.each([
    ['[1, ]', 'input/trailing-comma', 2],
    ['{"a":1\n,\n}', 'input/trailing-comma', 7],
    ['["a\nb"]', 'input/raw-line-break', 3],
    ['["a\r\nb"]', 'input/raw-line-break', 3],
    ['["a\\\nb"]', 'input/raw-line-break', 4],
    ['{"\n a":1}', 'input/raw-line-break', 2],
    ['[1][2]', 'input/several-documents', 3],
    ['{} \n {}', 'input/several-documents', 5],
    ['{}true', 'input/several-documents', 2],
  ])('and says what kind of break it is: %s', (text, code, offset) => {
    expect(problemOf(text)).toMatchObject({ code, offset })
  })
})

test('a long number or string is named, not shown', () => {
  expect(JSON.stringify(findSyntaxProblem('{"a" 13900000000}'))).not.toContain('139')
})

describe('depth', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

  test('is allowed up to the limit', () => {
    expect(problemOf(nested(MAX_DEPTH))).toBeUndefined()
    expect(problemOf(nested(MAX_DEPTH + 1))).toMatchObject({ code: 'input/too-deep', offset: MAX_DEPTH })
  })

  test('far beyond the limit does not overflow the stack', () => {
    expect(problemOf('{"a":'.repeat(100_000))).toMatchObject({ code: 'input/too-deep' })
    expect(problemOf('['.repeat(1_000_000))).toMatchObject({ code: 'input/too-deep' })
  })
})

// JSON, and JSON with a few characters put in, taken out or changed.
const characters = fc.constantFrom(...'{}[]",:\\\n\t 0123456789-+.eEtruefalsn\u0001u茶/'.split(''))
const mutated = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('put', 'take', 'change'), characters), { maxLength: 3 }),
  )
  .map(([json, changes]) =>
    changes.reduce((text, [at, change, character]) => {
      const place = at % (text.length + 1)
      const rest = text.slice(change === 'put' ? place : place + 1)
      return text.slice(0, place) + (change === 'take' ? '' : character) + rest
    }, json),
  )

test('refuses exactly what JSON.parse refuses', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        mutated,
        fc.json(),
        fc.array(characters, { maxLength: 6 }).map((all) => all.join('')),
      ),
      (text) => {
        let parses = true
        try {
          JSON.parse(text)
        } catch {
          parses = false
        }
        expect(findSyntaxProblem(text) === undefined).toBe(parses)
      },
    ),
    { numRuns: 5000 },
  )
})

test('what stands before the place found could still become JSON', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const problem = findSyntaxProblem(text)
      fc.pre(problem?.code === 'input/invalid-json')
      const before = findSyntaxProblem(text.slice(0, problem!.offset))
      expect(before === undefined || before.code === 'input/truncated').toBe(true)
    }),
    { numRuns: 2000 },
  )
})
