import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, DAY, ecomply, folderOf } from './run.ts'

// Numbers of a range no operator gives out, the example of the identity number standard, a reserved mail domain.
const MOBILE = '19900000002'
const RESIDENT_ID = '11010519491231002X'
const EMAIL = 'zhang.mou@mail.example'

const campaign = (body: string, rest: object = {}) =>
  JSON.stringify({
    kind: 'campaign',
    id: 'C-1',
    name: '抽奖',
    start: '2026-11-20T00:00:00+08:00',
    end: '2026-11-30T00:00:00+08:00',
    copy: [{ channel: 'sms', title: '中奖名单', body }],
    ...rest,
  })

/** A text as one could still read it: escapes, entities and tags resolved, digits plain, separators left out. */
const legible = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/<[^>]*>/g, '')
    .normalize('NFKC')
    .replace(/[\s-]/g, '')

const FORMATS = ['pretty', 'json', 'sarif']

const reports = (file: string) => {
  const cwd = folderOf({ 'c.json': file })
  const outputs = FORMATS.flatMap((format) => ['--format', format, '--output', `${format}.txt`])
  return ['en', 'zh-CN', 'zh-TW'].flatMap((lang) => {
    const { out, err } = ecomply(['check', 'c.json', ...outputs, '--lang', lang, '--as-of', DAY], { cwd })
    expect(out + err).toBe('')
    return FORMATS.map((format) => ({
      format,
      lang,
      shown: legible(readFileSync(path.join(cwd, `${format}.txt`), 'utf8')),
    }))
  })
}

const expectHidden = (body: string, secrets: string[]): void => {
  for (const { shown, format, lang } of reports(campaign(body))) {
    expect(shown, `${format} ${lang}`).toMatch(
      /copy\/(?:customer|identity|bank|seller|wechat|qq|number|order|unexplained)/,
    )
    for (const secret of secrets) expect(shown.includes(secret), `${secret} in ${format} ${lang}`).toBe(false)
  }
}

describe('personal data is found and never shown', () => {
  test.each([
    ['a mobile number', `张女士 ${MOBILE}`, [MOBILE]],
    ['a mobile number in groups', '张女士 199 0000 0002，+86-199-0000-0003', [MOBILE, '19900000003']],
    ['a mobile number in full width', '电话１９９０００００００２', [MOBILE]],
    ['a resident identity number', `身份证 ${RESIDENT_ID}`, [RESIDENT_ID, RESIDENT_ID.slice(0, 17)]],
    ['an e-mail address', `邮箱 ${EMAIL}`, [EMAIL, EMAIL.split('@')[0]!]],
    [
      'a mobile number in Chinese numerals',
      '张女士 一九九零零零零零零零二',
      ['一九九零零零零零零零二', '零零零零零零'],
    ],
    ['a mobile number half in numerals', '张女士 199零零零零0002', ['199零零零零0002', '零零零零']],
    ['a mobile number with letters for digits', '张女士 l99oooo0002', ['l99oooo0002', 'oooo']],
    ['a landline', '收货人张女士 0755-26000002', ['0755-26000002', '075526000002', '26000002']],
    ['a bank card', '顾客卡号 6222021234567890128', ['6222021234567890128', '622202123456']],
    [
      'a name and an address',
      '收货人：王晓燕，浙江省杭州市西湖区文三路12号3幢502室',
      ['王晓燕', '文三路', '502室'],
    ],
    ['an account', '加微信 yunshan_01 领券', ['yunshan_01', 'unshan']],
    ['an order number', '买家订单号：2384756102938475610', ['2384756102938475610', '238475610293']],
    ['beside other findings', `顶级好货 ${MOBILE} 国家级 ${EMAIL}`, [MOBILE, EMAIL]],
  ])('%s', (_, body, secrets) => {
    expectHidden(body, secrets)
  })

  test('a name beside other findings, and in a title that messages quote', () => {
    const secret = '王晓燕'
    const product = {
      kind: 'product',
      id: 'P-1',
      title: `顶级好杯 收货人：${secret} ${MOBILE}`,
      brand: { name: `收货人：${secret} ${MOBILE}` },
      price: { amount: '5.00', currency: 'CNY' },
    }
    for (const { shown } of reports(JSON.stringify(product))) {
      expect(shown).toContain('copy/customername')
      expect(shown).not.toContain(secret)
      expect(shown).not.toContain(MOBILE)
    }
  })

  test('a mobile number with entities', () => {
    expectHidden('电话 &#49;9900000002', [MOBILE])
  })

  test('a mobile number with tags inside', () => {
    expectHidden('电话 1<b>9900</b>000002', [MOBILE])
  })

  test('a mobile number with escapes of JSON', () => {
    const cwd = folderOf({ 'c.json': campaign('电话 199000#0002').replace('#', '\\u0030') })
    const { out } = ecomply(['check', '--format', 'json', '--as-of', DAY], { cwd })
    expect(out).toContain('copy/seller-phone')
    expect(legible(out.replaceAll('\\\\u', '\\u'))).not.toContain('19900000002')
  })

  test('in fields that reasons name', () => {
    const product = { kind: 'product', id: 'P-1', title: '杯', category: { path: [`张女士 ${MOBILE}`] } }
    for (const { shown } of reports(JSON.stringify(product))) expect(shown).not.toContain(MOBILE)
  })

  test('in fields that only other findings quote', () => {
    const brand = { name: `张女士 ${MOBILE}` }
    const product = { kind: 'product', id: 'P-1', title: '全网最佳杯', brand, price: { amount: 5 } }
    for (const { shown } of reports(JSON.stringify(product))) expect(shown).not.toContain(MOBILE)
    const readable = { ...product, price: { amount: '5.00', currency: 'CNY' } }
    for (const { shown } of reports(JSON.stringify(readable))) {
      expect(shown).toContain('product/brandauthorisation')
      expect(shown).not.toContain(MOBILE)
    }
  })
})

test('a fingerprint is not made from the value', () => {
  const prints = (body: string) =>
    checkJson(['--rule', 'copy/customer-phone', 'copy/customer-account'], {
      cwd: folderOf({ 'c.json': campaign(body) }),
    }).result.findings.map(({ fingerprint }) => fingerprint)
  const first = prints(`张女士 ${MOBILE}`)
  expect(first).toHaveLength(1)
  expect(prints('张女士 19900000003')).toEqual(first)
  expect(prints(`李女士 ${EMAIL}`)).not.toEqual(first)
})
