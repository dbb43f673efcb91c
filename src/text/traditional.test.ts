import { expect, test } from 'vitest'
import { loadTraditional } from './traditional.ts'

const convert = await loadTraditional()

test.each([
  ['characters and words of Taiwan', '网络店铺的文件', '網路店鋪的檔案'],
  [
    'titles of laws keep their words',
    '《个人信息保护法》第25条要求保护个人信息',
    '《個人信息保護法》第25條要求保護個人資訊',
  ],
  ['quotation marks', '“最佳”是绝对化用语', '「最佳」是絕對化用語'],
  ['a procedure is no program', '审批程序', '審批程序'],
  ['an advertisement is published', '互联网不得发布烟草广告', '網際網路不得發布菸草廣告'],
  ['the longer override wins', '保存的结果应保存三年', '儲存的結果應保存三年'],
  ['counting words', '共 3 条记录', '共 3 筆記錄'],
  ['places of a message stay', '“{match}”的质量：{licence.status}', '「{match}」的品質：{licence.status}'],
  ['a text without Chinese stays', 'SKU-1 $& \\1', 'SKU-1 $& \\1'],
  ['nothing', '', ''],
])('%s', (_, simplified, traditional) => {
  expect(convert(simplified)).toBe(traditional)
})
