import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gs1Mod10, iso7064Mod112, luhn } from './check-digits.ts'
import { findPersonalData } from './personal-data-detectors.ts'

// Invented numbers; the identity numbers carry a right check character and belong to nobody known.
const MOBILE = '13800000000'
const ID = '11010519491231002X'

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('mobile numbers', () => {
  it.each([
    [`联系电话${MOBILE}`, MOBILE],
    [`加微信同号：${MOBILE}，欢迎`, MOBILE],
    ['138-0000-0000', '138-0000-0000'],
    ['138 0000 0000', '138 0000 0000'],
    ['138.0000.0000', '138.0000.0000'],
    ['138－0000－0000', '138－0000－0000'],
    ['1-3-8-0-0-0-0-0-0-0-0', '1-3-8-0-0-0-0-0-0-0-0'],
    ['138★0000★0000', '138★0000★0000'],
    ['138\u200b0000\u200b0000', '138\u200b0000\u200b0000'],
    ['１３８００００００００', '１３８００００００００'],
    ['①③⑧00000⓪00', '①③⑧00000⓪00'],
    ['+8613800000000', '8613800000000'],
    ['+86 138 0000 0000', '86 138 0000 0000'],
    ['+86-138-0000-0000', '86-138-0000-0000'],
    ['0086 13800000000', '0086 13800000000'],
    ['008613800000000', '008613800000000'],
    ['(+86)13800000000', MOBILE],
    ['tel13800000000', MOBILE],
    ['Tel: 13800000000', MOBILE],
    ['vx13800000000', MOBILE],
    ['13800000000微信', MOBILE],
    ['拨打13800000000 9点到18点', MOBILE],
    ['5 13800000000', MOBILE],
    ['客服：13800000000/0755-00000000', MOBILE],
    ['16500000000', '16500000000'],
    ['19900000000', '19900000000'],
  ])('%s', (text, match) => {
    expect(found(text)).toEqual([['mobile', match]])
  })

  it('finds each of several', () => {
    expect(found('13800000000 15900000000')).toEqual([
      ['mobile', '13800000000'],
      ['mobile', '15900000000'],
    ])
    expect(found('138 0000 0000 159 0000 0000')).toHaveLength(2)
    expect(found('13800000000/15900000000、13700000000')).toHaveLength(3)
  })

  it.each([
    ['a masked number', '138****0000'],
    ['a masked number with dashes', '138-****-0000'],
    ['a masked number, two stars', '138**000000'],
    ['an EAN-13', '6901380013800'],
    ['an EAN-13 with spaces', '6 901380 013800'],
    ['a time in milliseconds', '1700000000000'],
    ['a time in seconds', '1700000000'],
    ['a device registration', '国械注准20173134669'],
    ['a food licence', 'SC11464010500015'],
    ['a trading licence', 'JY13301080111719'],
    ['a credit code', '911101083303521997'],
    ['a drug approval', '国药准字H20041126'],
    ['a model number', '型号15900000000X'],
    ['a model number, labelled', '型号：15900000000'],
    ['an article number', '货号 13800000000'],
    ['an article number in English', 'SKU: 13800000000'],
    ['a piece of an order number', '20240501-13800000000'],
    ['a piece of a longer number', '138000000001'],
    ['a piece of a longer number at the end', '913800000000'],
    ['a longer number in parts', '138-0000-0000-12'],
    ['a longer number in parts at the front', '12-138-0000-0000'],
    ['a marketplace privacy number', '13800000000-1234'],
    ['the number of a thread', '#13800000000'],
    ['a price', '¥13800000000'],
    ['a price in words', '13800000000元'],
    ['a decimal fraction', '13800.000000'],
    ['a prefix not in use', '12000000000'],
    ['a satellite prefix', '17400000000'],
    ['an internet-of-things number', '1441234567890'],
    ['sizes', '150-150-2000'],
    ['a hotline', '400-800-1234'],
    ['a landline', '0755-00000000'],
    ['a date and a time', '2026-11-23 10:00'],
    ['a code that runs into letters', 'AB13800000000'],
    ['digits with two separators between', '138 - 0000 - 0000'],
  ])('passes over %s', (_name, text) => {
    expect(found(text)).toEqual([])
  })

  it('is surer where words announce a number', () => {
    const [plain] = findPersonalData('13800000000')
    const [announced] = findPersonalData('客服电话 13800000000')
    expect(announced!.confidence).toBeGreaterThan(plain!.confidence)
  })

  it('finds a number anywhere between other characters', () => {
    const filler = fc.string({
      unit: fc.constantFrom('纯', '棉', '。', '，', '\n', '；', '“'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        expect(found(before + MOBILE + after)).toEqual([['mobile', MOBILE]])
      }),
    )
  })

  it('never takes a piece of a longer row of digits', () => {
    const digits = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })
    fc.assert(
      fc.property(digits(1, 8), digits(0, 8), (before, after) => {
        // 86 and 0086 are the country code.
        fc.pre(!before.endsWith('86'))
        expect(found(before + MOBILE + after).filter(([kind]) => kind === 'mobile')).toEqual([])
      }),
    )
  })
})

describe('resident identity numbers', () => {
  it.each([
    [ID, ID],
    [ID.toLowerCase(), ID.toLowerCase()],
    [`身份证：${ID}。`, ID],
    ['11010519491231002Ｘ', '11010519491231002Ｘ'],
    ['110105 19491231 002X', '110105 19491231 002X'],
    ['810000199408230021', '810000199408230021'],
  ])('%s', (text, match) => {
    expect(found(text)).toEqual([['resident-id', match]])
  })

  it.each([
    ['a wrong check character', '110105194912310021'],
    ['a day that never was', '110105194902300026'],
    ['a region that is none', '990105194912310028'],
    ['a credit code', '911101083303521997'],
    ['a piece of a longer number', `${ID}1`],
    ['a piece of a code', `A${ID}`],
    ['a masked number', '11**************2X'],
  ])('passes over %s', (_name, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('e-mail addresses', () => {
  it.each([
    ['请联系 li.ming@example.com。', 'li.ming@example.com'],
    ['邮箱abc_1@mail.example.com.cn咨询', 'abc_1@mail.example.com.cn'],
    ['10001@example.com', '10001@example.com'],
    ['邮箱：abc＠example.com', 'abc＠example.com'],
    ['ａｂｃ＠ｅｘａｍｐｌｅ.ｃｏｍ', 'ａｂｃ＠ｅｘａｍｐｌｅ.ｃｏｍ'],
    ['abc@qq.com', 'abc@qq.com'],
    ['<a+b@example.org>', 'a+b@example.org'],
  ])('%s', (text, match) => {
    expect(found(text)).toEqual([['email', match]])
  })

  it.each([
    ['logo@2x.png'],
    ['img/banner@3x.jpg'],
    ['@mingming'],
    ['关注 @mingming.shop'],
    ['3@5.com'],
    ['a@b'],
    ['a@b.c'],
    ['a@.com'],
    ['a@1.2.3'],
    ['@'],
    ['a**@example.com'],
  ])('passes over %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('numbers written to slip past filters', () => {
  it.each([
    ['联系我一三八零零零零零零零零', '一三八零零零零零零零零'],
    ['幺三八〇〇〇〇〇〇〇〇', '幺三八〇〇〇〇〇〇〇〇'],
    ['138零零零零0000', '138零零零零0000'],
    ['138-零零零零-0000', '138-零零零零-0000'],
    ['壹叁捌零零零零零零零零', '壹叁捌零零零零零零零零'],
    ['l38oooo0000', 'l38oooo0000'],
    ['1З800000000', '1З800000000'],
    ['一 三 八 零 零 零 零 零 零 零 零', '一 三 八 零 零 零 零 零 零 零 零'],
    ['⑴③⑧00000000', '⑴③⑧00000000'],
    ['1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0', '1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0'],
    ['1 3 8 0000 0000', '1 3 8 0000 0000'],
    ['电话 1 3 8 - 0000 0000', '1 3 8 - 0000 0000'],
  ])('%s', (text, match) => {
    expect(found(text)).toEqual([['mobile', match]])
  })

  it.each([
    ['counting', '一二三四五六七八九十一二'],
    ['years', '一九八〇年至二〇二六年'],
    ['twelve numerals', '一三八零零零零零零零零零'],
    ['measures', '一米五床和一米八床'],
    ['a word behind', '138零零零零0000x'],
    ['letters only', 'loooooooooo'],
  ])('passes over %s', (_name, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('landlines and numbers abroad', () => {
  it.each([
    ['咨询0755-26000000', 'landline', '0755-26000000'],
    ['电话 010 6200 0000', 'landline', '010 6200 0000'],
    ['(010)62000000', 'landline', '62000000'],
    ['电话：26000000', 'landline', '26000000'],
    ['电话07552600000', 'landline', '07552600000'],
    ['WhatsApp: +852 6000 0000', 'foreign-phone', '852 6000 0000'],
    ['call +1 415 555 0132', 'foreign-phone', '1 415 555 0132'],
    ['text me at 415-555-0132', 'foreign-phone', '415-555-0132'],
  ])('%s', (text, kind, match) => {
    expect(found(text)).toEqual([[kind, match]])
  })

  it.each([
    ['a hotline', '热线400-000-0000'],
    ['a code that begins with 0', '0755260000001'],
    ['twelve digits and nothing said', '075526000000'],
    ['an area that is none', '0155-26000000'],
    ['a local number that begins with 0', '0755-06000000'],
    ['dates', '2026-03-01 2026-03-02'],
    ['a sum', '10+14155550132'],
  ])('passes over %s', (_name, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('accounts of messengers', () => {
  it.each([
    ['微信：zhang12345', 'wechat', 'zhang12345'],
    ['微信号：xiaowang', 'wechat', 'xiaowang'],
    ['V❤：abc123456', 'wechat', 'abc123456'],
    ['威❤️ hello_99', 'wechat', 'hello_99'],
    ['薇-信:zhang12345', 'wechat', 'zhang12345'],
    ['➕V mm888888', 'wechat', 'mm888888'],
    ['加vx12345abc', 'wechat', 'vx12345abc'],
    ['wxid_abcdefgh12345', 'wechat', 'wxid_abcdefgh12345'],
    ['Add my WeChat: shop_2024a', 'wechat', 'shop_2024a'],
    ['扣扣：100000001', 'qq', '100000001'],
    ['QQ群100000001', 'qq', '100000001'],
    ['qq100000001', 'qq', 'qq100000001'],
    ['Telegram @shop12345', 'messenger', 'shop12345'],
    ['电报：shop12345', 'messenger', 'shop12345'],
  ])('%s', (text, kind, match) => {
    expect(found(text)).toEqual([[kind, match]])
  })

  it.each([
    ['微信支付 满300减50'],
    ['微信小程序ABC123遥控'],
    ['V领abc123'],
    ['加微量元素abc123'],
    ['QQ糖 10000克'],
    ['型号 wx12345'],
    ['微信 20260301 更新'],
    ['扣扣子abc123'],
    ['微信：https://example.com'],
    ['a telegram arrived in 12345 seconds'],
    ['卫星电话 X12345'],
  ])('passes over %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('numbers that only words tell apart', () => {
  it.each([
    ['订单号：2384756102938475610', 'order-number', '2384756102938475610'],
    ['240501-123456789012345', 'order-number', '240501-123456789012345'],
    ['快递单号 SF1234567890123', 'waybill', 'SF1234567890123'],
    ['护照 E00000001', 'other-id', 'E00000001'],
    ['香港身份证 A123456(3)', 'other-id', 'A123456'],
    ['身份证 A123456789', 'other-id', 'A123456789'],
    ['车牌：粤B12345', 'plate', 'B12345'],
    ['粤B·12345D 挪车', 'plate', '12345D'],
    ['身份证 110105491231002', 'resident-id', '110105491231002'],
    ['银行卡 6222021234567890128', 'bank-card', '6222021234567890128'],
    ['6222 0212 3456 7890 128', 'bank-card', '6222 0212 3456 7890 128'],
  ])('%s', (text, kind, match) => {
    expect(found(text)).toEqual([[kind, match]])
  })

  it.each([
    ['货号 2384756102938475610'],
    ['订单日期 20260301'],
    ['型号 E00000001'],
    ['香港身份证 A123456(4)'],
    ['身份证 A123456780'],
    ['粤妆20160123'],
    ['粤B12345'],
    ['110105491231002'],
    ['身份证 110105491331002'],
    ['银行卡 6222021234567890120'],
    ['6222021234567890128'],
  ])('passes over %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('names and addresses', () => {
  it.each([
    ['收货人：王晓燕 13800000000', ['王晓燕']],
    ['感谢买家张伟13800000000的好评', ['张伟']],
    ['13800000000 赵晓燕', ['赵晓燕']],
    ['欧阳晓燕：13800000000', ['欧阳晓燕']],
    ['會員陳大文，電話13800000000', ['陳大文']],
    ['患者刘小芳，糖尿病十年', ['刘小芳']],
    ['小朋友王小明 实验小学三年级', ['王小明']],
    ['收货人：李娜，地址：北京市朝阳区建国路88号院3号楼1201室', ['李娜']],
  ])('%s', (text, names) => {
    const hits = findPersonalData(text).filter(({ kind }) => kind === 'name')
    expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual(names)
  })

  it.each([
    ['王女士 13800000000'],
    ['收货人：王** 13800000000'],
    ['收货人：王晓燕'],
    ['患者康复，术后注意'],
    ['适合高血压患者，炎症'],
    ['用户安全，手术级材质'],
    ['顾客您好，电话13800000000'],
    ['主演：张国强、梁朝文'],
    ['设计师陈嘉文联名款，产地浙江省杭州市'],
  ])('names nobody in %s', (text) => {
    expect(findPersonalData(text).filter(({ kind }) => kind === 'name')).toEqual([])
  })

  it.each([
    ['收货地址：广东省广州市天河区体育西路12号3栋1201室', '广东省广州市天河区体育西路12号3栋1201室'],
    ['顾客地址上海市浦东新区张江路100号5栋', '上海市浦东新区张江路100号5栋'],
  ])('%s', (text, match) => {
    expect(found(text)).toEqual([['address', match]])
  })

  it.each([
    ['产地：浙江省金华市义乌市稠州路188号'],
    ['退货地址：浙江省杭州市余杭区文一路1号3幢'],
    ['买家来自浙江省杭州市'],
    ['门店：上海市徐汇区漕溪路100号2层'],
  ])('is nobody’s home: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('whose it is', () => {
  it.each([
    ['批发请致电13800000000', 'seller'],
    ['联系人：王经理 13800000000', 'seller'],
    ['好评联系13800000000领红包', 'seller'],
    ['王女士13800000000', 'person'],
    ['中奖名单 13800000000 请联系领奖', 'person'],
    ['买家评价 13800000000', 'person'],
    ['客服电话 13800000000', 'service'],
    ['退货地址 13800000000', 'service'],
    ['13800000000', 'unknown'],
    ['客服微信：yunshan_01', 'seller'],
    ['中奖名单：微信号 zhang_mou01', 'person'],
    ['定金请打款到银行卡 6222021234567890128', 'seller'],
  ])('%s: %s', (text, whose) => {
    expect(findPersonalData(text).map((piece) => piece.whose)).toEqual([whose])
  })
})

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const around = fc.constantFrom('', '。', '，', '纯棉', '\n', '（', ' ')

/** Another digit in one place, so that the check character is wrong. */
const altered = (number: string, at: number, by: number): string => {
  const digit = (Number(number[at]) + by) % 10
  return number.slice(0, at) + digit + number.slice(at + 1)
}

describe('check digits', () => {
  const birthDay = fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  const residentIds = fc
    .tuple(fc.constantFrom('110105', '310101', '440305', '650102'), birthDay, digits(3))
    .map(([region, day, serial]) => {
      const body = region + day.toISOString().slice(0, 10).replaceAll('-', '') + serial
      return body + iso7064Mod112(body)
    })

  it('finds every identity number at its place, and none with one digit altered', () => {
    fc.assert(
      fc.property(
        residentIds,
        around,
        around,
        fc.integer({ min: 14, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (id, before, after, at, by) => {
          const ids = (text: string) => findPersonalData(text).filter(({ kind }) => kind === 'resident-id')
          expect(ids(before + id + after)).toMatchObject([
            { start: before.length, end: before.length + id.length },
          ])
          expect(ids(before + altered(id, at, by) + after)).toEqual([])
        },
      ),
    )
  })

  it('finds every bank card that words announce, and none with one digit altered', () => {
    const cards = digits(15).map((rest) => {
      const body = `622${rest}`
      return body + luhn(body)
    })
    fc.assert(
      fc.property(cards, fc.integer({ min: 3, max: 17 }), fc.integer({ min: 1, max: 9 }), (card, at, by) => {
        const found = (number: string) =>
          findPersonalData(`卡号 ${number} 户名`).filter(({ kind }) => kind === 'bank-card')
        expect(found(card)).toMatchObject([{ start: 3, end: 22 }])
        expect(found(altered(card, at, by))).toEqual([])
      }),
    )
  })

  it('takes no bar code for anything', () => {
    const codes = fc
      .tuple(fc.constantFrom('690', '471', '978', '00', '36', '4006'), digits(12))
      .map(([first, rest]) => {
        const body = (first + rest).slice(0, 12)
        return body + gs1Mod10(body)
      })
    fc.assert(
      fc.property(codes, around, around, (code, before, after) => {
        expect(findPersonalData(before + code + after)).toEqual([])
      }),
    )
  })
})

it('reads any text, with places inside it and in order', () => {
  const unit = fc.constantFrom(
    ...'0123456789 -.@ax*１８\u200b纯\ud835\udfcf一三零o微信：号王收货人省市区路室',
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
      let last = 0
      for (const { start, end, confidence } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(confidence).toBeGreaterThan(0)
        last = start
      }
    }),
  )
})

it('does not slow down on long rows of separators and digits', () => {
  for (const piece of [
    ' ',
    '-',
    '1',
    '1-',
    '1 3',
    '@',
    'a@',
    'a.',
    '8613',
    '138 ',
    '一',
    '一o',
    'o',
    '微信',
    '微信a1234 ',
    '王',
    '收货人王',
    '收货人：王晓 1',
    '市',
    '市路',
    '省市区路1号',
    '1号',
    '0755-',
    '+',
    '❤',
  ])
    findPersonalData(piece.repeat(100_000))
})
