import { fold } from './fold.ts'

// What shops leave where a description should stand, folded and without spaces and marks: words shown while
// the page loads, "see pictures", "nothing yet".
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '商品介绍加载中',
  '商品详情加载中',
  '图文详情加载中',
  '详情加载中',
  '正在加载',
  '正在加载中',
  '加载中',
  '加载中请稍候',
  '请稍候',
  '详情见图',
  '详情如图',
  '详情请看图',
  '详情请看图片',
  '详情看图',
  '详见图片',
  '详见图',
  '见图',
  '如图',
  '如图所示',
  '见详情页',
  '详见详情页',
  '图文详情',
  '图文介绍',
  '商品详情',
  '商品介绍',
  '商品描述',
  '产品详情',
  '宝贝详情',
  '宝贝描述',
  '详情',
  '描述',
  '暂无',
  '暂无描述',
  '暂无介绍',
  '暂无简介',
  '暂无详情',
  '暂无内容',
  '暂无商品描述',
  '暂无商品介绍',
  '无',
  '无描述',
  '待补充',
  '待完善',
  '待更新',
  '敬请期待',
  'loading',
  'loadingpleasewait',
  'pleasewait',
  'seepictures',
  'seepicture',
  'seeimages',
  'seephotos',
  'description',
  'productdescription',
  'nodescription',
  'nodescriptionavailable',
  'comingsoon',
  'tobeadded',
  'none',
  'na',
  'null',
  'undefined',
  'tbd',
])

const LONGEST = 40
const MOST_UNTRIMMED = 200

/** True for a description that only stands in for one ("加载中…", "详情见图"): there is nothing to judge in it. */
export const isPlaceholder = (text: string): boolean => {
  if (text.length > MOST_UNTRIMMED) return false
  const bare = text.trim()
  return bare.length <= LONGEST && PLACEHOLDERS.has(fold(bare).replace(/[^\p{L}\p{N}]/gu, ''))
}
