/** The twenty stores that the benchmark's products belong to, each with every licence it needs. */
import { creditCode, dice, foodLicence } from './numbers.mjs'
import { BRANDS, GOODS, STORES } from './wording.mjs'

/**
 * Canonical store records that no rule objects to.
 * @param {number} seed
 * @returns {object[]}
 */
export const stores = (seed) => STORES.map((row, index) => store(row, index, dice(seed * 7919 + index)))

/** The id of the store at a position of STORES. */
export const storeId = (index) => `S${String(index + 1).padStart(2, '0')}`

/**
 * The published telephone of a store: invented, in the block 400-3, from which no numbers are known to be given out.
 * @param {number} index
 */
const telephone = (index) => `400-3${String(index).padStart(2, '0')}-0${String(index * 37).padStart(3, '0')}`

const store = ([name, region, city, code, district, person], index, die) => {
  const firm = `${city.replace('市', '')}${name}有限公司`
  const number = creditCode(code, die.digits(8))
  const street = `云栖路${die.between(1, 400)}号${die.between(1, 9)}幢`
  const address = {
    country: 'CN',
    region,
    city,
    district,
    street,
    full: `${region}${city}${district}${street}`,
  }
  const established = `20${die.between(10, 22)}-0${die.between(1, 9)}-1${die.between(0, 9)}`
  return {
    kind: 'store',
    id: storeId(index),
    url: `https://shop${index + 1}.example.com/`,
    name: `${name}店`,
    type: 'ordinary',
    intro: `${name}经营居家、服饰、文具与食品，货品由店内同事逐一核对后上架，有问题可以在对话框留言。`,
    announcement: '工作日下午四点前付款的订单当天发出，节假日安排请看店铺公告。',
    categories: GOODS.map(({ categoryId, path }) => ({ id: categoryId, path, scheme: 'taobao' })),
    logo: { url: `https://img.example.com/logo/${index + 1}.png`, alt: `${name}标志` },
    legal: {
      name: firm,
      registrationNo: number,
      type: '有限责任公司',
      capital: { amount: '1000000.00', currency: 'CNY' },
      representative: person,
      address,
      established,
    },
    licences: [
      licence('business', number, firm, `${city}市场监督管理局`, established, '2046-12-31'),
      licence(
        'food-trading',
        foodLicence('JY', `1${code}${die.digits(6)}`),
        firm,
        `${district}市场监督管理局`,
        '2024-05-10',
        '2029-05-09',
      ),
    ],
    brands: BRANDS.map((brand) => ({
      name: brand,
      authorisation: {
        type: 'brand-authorisation',
        holder: firm,
        validFrom: '2025-01-01',
        validTo: '2027-12-31',
      },
    })),
    contacts: [
      { type: 'phone', value: telephone(index), label: '客服热线', hours: '09:00-21:00' },
      { type: 'email', value: `service@shop${index + 1}.example.com`, label: '客服邮箱' },
      { type: 'address', value: address.full, label: '经营地址' },
    ],
    service: {
      hours: '09:00-21:00',
      channels: ['phone', 'im', 'email'],
      firstResponseMinutes: 5,
      complaintHours: 24,
    },
    policies: POLICIES.map(([type, text]) => ({
      type,
      text,
      url: `https://shop${index + 1}.example.com/${type}`,
    })),
    promises: ['七天无理由退货', '四十八小时内发货'],
    payment: { methods: ['支付宝', '银行卡'] },
    logistics: { partners: ['圆通速递', '中通快递'] },
    address,
    currency: 'CNY',
    locale: 'zh-CN',
    timezone: 'Asia/Shanghai',
    market: 'CN',
    updatedAt: '2026-10-12T09:30:00+08:00',
    reviewedAt: '2026-10-12T09:30:00+08:00',
    changes: [],
    status: 'open',
  }
}

const licence = (type, number, holder, issuer, validFrom, validTo) => ({
  type,
  number,
  holder,
  issuer,
  validFrom,
  validTo,
  status: 'declared',
  shownAt: ['home'],
})

const POLICIES = [
  ['return', '签收次日起七天内可申请退货，商品完好即可退回，退款在收到退货后七天内原路退回。'],
  ['warranty', '质量问题请在签收后十五天内联系客服，由本店承担往返运费并更换或退款。'],
  ['shipping', '付款后四十八小时内发货，物流单号会显示在订单页面。'],
  [
    'privacy',
    '本店仅为完成订单收集收货人、地址与联系方式，您可以随时联系客服查询、更正或删除，联系方式见店铺页面。',
  ],
  ['payment', '支持支付宝与银行卡付款，付款由持牌支付机构处理。'],
  ['invoice', '可开具电子发票，发货后发送到您填写的邮箱。'],
  ['complaint', '投诉可拨打客服热线或发送邮件，我们在一个工作日内答复。'],
  ['terms', '下单即表示您已阅读商品说明与退换规则，有疑问请先联系客服。'],
]
