import { describe, test } from 'vitest'
import { expectGolden } from './golden.ts'
import { DAY } from './run.ts'

const check = (shop: string, ...options: string[]) => [
  'check',
  `fixtures/${shop}`,
  '--as-of',
  DAY,
  ...options,
]

describe('what users see', () => {
  test.each([
    ['corner-shop.en', check('corner-shop')],
    ['corner-shop.zh-CN', check('corner-shop', '--lang', 'zh-CN')],
    ['corner-shop.json', check('corner-shop', '--format', 'json')],
    ['corner-shop.sarif', check('corner-shop', '--format', 'sarif', '--lang', 'zh-CN')],
    ['clean-shop', check('clean-shop')],
    ['shopify', check('shopify')],
    ['woocommerce', check('woocommerce', '--lang', 'zh-CN')],
    ['bad-input.en', check('bad-input', '--rule', 'copy/absolute-terms', '--quiet')],
    ['bad-input.zh-CN', check('bad-input', '--rule', 'copy/absolute-terms', '--quiet', '--lang', 'zh-CN')],
    ['rules', ['rules']],
    ['rules.licence.json', ['rules', '--format', 'json', '--topic', 'licence']],
    ['explain.absolute-terms', ['explain', 'copy/absolute-terms']],
    ['explain.absolute-terms.zh-CN', ['explain', 'copy/absolute-terms', '--lang', 'zh-CN']],
    ['explain.food-seller-licence', ['explain', 'product/food-seller-licence']],
    ['explain.food-seller-licence.zh-CN', ['explain', 'product/food-seller-licence', '--lang', 'zh-CN']],
    ['test', ['test']],
    ['help', ['--help']],
    ['help.check', ['check', '--help']],
    ['help.test', ['test', '--help']],
    ['help.rules', ['rules', '--help']],
    ['help.explain', ['explain', '--help']],
  ])('%s', (name, args) => {
    expectGolden(name, args)
  })
})
