/**
 * A small catalogue of which every finding is known: before a tool is timed it must find exactly these. And a few
 * disguised words, which only count how much a tool sees.
 */
const SIXTY = '不锈钢保温杯带盖便携'.repeat(6)

/** A product without a fault. */
const BASE = {
  kind: 'product',
  id: '',
  title: '云麓不锈钢保温杯 500毫升',
  description: '<p>内胆为不锈钢，杯盖可以当杯子用。<br>容量500毫升</p>',
  images: [
    { url: 'https://img.example.com/1.jpg', alt: '保温杯正面' },
    { url: 'https://img.example.com/2.jpg', alt: '保温杯局部' },
  ],
  category: { id: '1', path: ['居家日用', '水具', '保温杯'] },
  price: { amount: '69.00', currency: 'CNY' },
  barcode: '6909990000127',
}

const food = (numbers) => ({
  category: { id: '2', path: ['食品', '零食', '饼干'] },
  ...(numbers && { licences: numbers.map((number) => ({ type: 'food-production', number })) }),
})

/** What stands in a product instead, and what is to be found in it then. */
const CASES = [
  ['a product without a fault', {}, []],
  ['an empty title', { title: '' }, ['title-required']],
  ['a blank title', { title: '  ' }, ['title-required']],
  ['a title of one character', { title: '杯' }, []],
  ['a title of 60 characters', { title: SIXTY }, []],
  ['a title of 61 characters', { title: `${SIXTY}杯` }, ['title-length']],
  ['a title of 150 characters', { title: `${SIXTY}${SIXTY}${SIXTY.slice(0, 30)}` }, ['title-length']],
  ['no price', { price: undefined }, ['price-positive']],
  ['a price of zero', { price: { amount: '0.00' } }, ['price-positive']],
  ['a price of a cent', { price: { amount: '0.01' } }, []],
  ['a price without decimals', { price: { amount: '7' } }, []],
  ['a crossed-out price above the price', { compareAt: { amount: '99.00' } }, []],
  ['prices compared as numbers', { price: { amount: '99.00' }, compareAt: { amount: '109.00' } }, []],
  ['a crossed-out price equal to the price', { compareAt: { amount: '69.00' } }, []],
  ['an equal one written in another way', { compareAt: { amount: '69' } }, []],
  ['a crossed-out price below the price', { compareAt: { amount: '59.00' } }, ['compare-at']],
  ['a crossed-out price a cent below', { compareAt: { amount: '68.99' } }, ['compare-at']],
  [
    'below, though not as words',
    { price: { amount: '109.00' }, compareAt: { amount: '99.00' } },
    ['compare-at'],
  ],
  ['no barcode', { barcode: undefined }, []],
  ['a barcode of 8 digits', { barcode: '69012341' }, []],
  ['a barcode of 14 digits', { barcode: '16909990000124' }, []],
  ['a barcode of 11 digits', { barcode: '69099900001' }, ['barcode']],
  ['a barcode with a letter', { barcode: '690999000012X' }, ['barcode']],
  ['food with a number', food(['SC11464010500015']), []],
  ['food with two numbers', food(['SC11464010500015', 'SC11533010600012']), []],
  ['food without licences', food(), ['food-licence']],
  ['food with an empty list of licences', food([]), ['food-licence']],
  ['food with a number too short', food(['SC1146401050001']), ['food-licence']],
  [
    'food with a second number of another form',
    food(['SC11464010500015', 'QS330105010001']),
    ['food-licence'],
  ],
  ['no food, with a number of another form', { ...food(['QS330105010001']), category: BASE.category }, []],
  ['no images', { images: undefined }, ['image-alt']],
  ['images without alternative texts', { images: [{ url: 'https://img.example.com/1.jpg' }] }, ['image-alt']],
  [
    'one of two images with an alternative text',
    { images: [{ url: 'https://img.example.com/1.jpg' }, BASE.images[1]] },
    [],
  ],
  [
    'a null alternative text',
    { images: [{ url: 'https://img.example.com/1.jpg', alt: null }] },
    ['image-alt'],
  ],
  ['a word in the title', { title: '全网第一保温杯' }, ['words-title']],
  ['a word in the description', { description: '<p>国家级品质，值得收藏。</p>' }, ['words-description']],
  [
    'words in both',
    { title: '顶级保温杯', description: '<p>独一无二，举世无双</p>' },
    ['words-description', 'words-title'],
  ],
  ['a word in another field', { subtitle: '全网第一' }, []],
  ['near a word', { title: '全网首发第一代保温杯', description: '<p>最高可装500毫升</p>' }, []],
  ['no description', { description: undefined }, []],
  [
    'several faults at once',
    { title: '', price: { amount: '0' }, barcode: '1', images: [], description: '<p>特供</p>' },
    ['barcode', 'image-alt', 'price-positive', 'title-required', 'words-description'],
  ],
]

const DISGUISES = [
  ['traditional characters', { title: '國家級保溫杯' }],
  ['full-width space inside the word', { title: '全网　第一保温杯' }],
  ['signs inside the word', { title: '顶*级保温杯' }],
  ['a zero-width space inside the word', { title: '史无\u200b前例的保温杯' }],
  ['markup inside the word', { description: '<p>独一<b>无二</b>的保温杯</p>' }],
  ['a character reference', { description: '<p>&#19975;能保温杯</p>' }],
]

const records = (cases, prefix) =>
  cases.map(([name, instead, finds], at) => ({
    name,
    record: { ...BASE, id: `${prefix}${String(at + 1).padStart(2, '0')}`, ...instead },
    finds: finds?.toSorted() ?? [],
  }))

/** @type {{ name: string, record: object, finds: string[] }[]} `finds` sorted */
export const LABELLED = records(CASES, 'L')

/** Forbidden words, each written so that buyers read it and a plain search does not find it. */
export const DISGUISED = records(DISGUISES, 'D')
