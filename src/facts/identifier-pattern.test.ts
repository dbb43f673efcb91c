import { describe, expect, it } from 'vitest'
import { compilePattern } from './identifier-pattern.ts'

describe('compilePattern', () => {
  it.each([
    ['^SC(?:1(?:0[1-9]|[12]\\d|3[01])|20[1-3])\\d{11}$', 'SC11464010500015', 'SC13800000000000'],
    ['^[\\u4e00-\\u9fff]{0,3}号?$', '京丰号', '京丰台区号'],
    ['^\\d{8}(?:-\\d{1,4}[A-Z]?)?$', '12345678-31', '12345678-'],
    ['^a\\.b$', 'a.b', 'axb'],
    ['^(?:一|二二)$', '二二', '二'],
  ])('takes %s', (source, good, bad) => {
    const pattern = compilePattern(source)
    expect(pattern.test(good)).toBe(true)
    expect(pattern.test(bad)).toBe(false)
    expect(pattern.flags).toBe('u')
  })

  it.each([
    ['SC\\d{14}', /begin with \^/],
    ['^a+$', /"\+" is not allowed/],
    ['^a*$', /"\*" is not allowed/],
    ['^.{3}$', /"\." is not allowed/],
    ['^(a)$', /only groups allowed/],
    ['^(?=a)a$', /only groups allowed/],
    ['^(?<=a)a$', /only groups allowed/],
    ['^(?<name>a)$', /only groups allowed/],
    ['^(?:a)\\1$', /only escapes allowed/],
    ['^\\w{3}$', /only escapes allowed/],
    ['^\\p{L}$', /only escapes allowed/],
    ['^\\d{1,65}$', /at most 64/],
    ['^\\d{3,}$', /"\{" is not allowed/],
    ['^\\d{2}?$', /may not follow a quantifier/],
    ['^[a-z$', /not closed/],
    ['^(?:a$', /"\)" is missing/],
    ['^a)b$', /not expected here/],
    ['^a$b$', /"\$" is not allowed/],
    // Each of these would try more ways than there are seconds in a year.
    ['^(?:a{1,64}){1,64}$', /too many ways/],
    ['^(?:a|a){1,64}b$', /too many ways/],
    [`^${'(?:a|a)'.repeat(30)}b$`, /too many ways/],
    [`^${'a{0,64}'.repeat(5)}b$`, /too many ways/],
    [`^${'(?:'.repeat(9)}a${')'.repeat(9)}$`, /too deep/],
    [`^${'(?:a{64}){64}'}$`, /more than 400 characters/],
  ])('refuses %s', (source, why) => {
    expect(() => compilePattern(source)).toThrow(why)
  })
})
