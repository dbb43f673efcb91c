import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldUnit, isSkipped, isUnseen, keptUnits } from './fold.ts'

const kept = (text: string): string => String.fromCharCode(...keptUnits(text))

describe('fold', () => {
  test.each([
    ['case', 'BEST Éàü', 'best eau'],
    ['full width', 'ＮＯ．１　１００％', 'no.1 100%'],
    ['traditional', '國家級頂級保證療效', '国家级顶级保证疗效'],
    ['Japanese forms', '薬効 売切 価格', '药效 卖切 价格'],
    ['circled, superscript and dotted forms', '①❷➂⑷⒌²₃ⓐⓑ㊣㈠㊙', '1234523ab正一秘'],
    ['Roman numerals of one letter', 'Ⅰ Ⅴ ⅹ', 'i v x'],
    ['compatibility ideographs and radicals', '立⽴樂', '立立乐'],
    ['pinyin with tones', 'zuì hǎo lǜ', 'zui hao lu'],
    ['Cyrillic and Greek twins of Latin letters', 'ВЕЅТ bеst Τορ', 'best best top'],
    ['look-alike ideographs', '蕞佳 薇信 笫一', '最佳 微信 第一'],
    ['sentence punctuation stays', '好！真的？好；是：他，。', '好！真的？好；是：他，。'],
    ['forms of more than one unit stay', '№ Ⅱ ⑩ ㎏ ½ ﬁ', '№ ⅱ ⑩ ㎏ ½ ﬁ'],
    ['characters that simplified Chinese uses itself stay', '著名 沪 芸豆 干 后', '著名 沪 芸豆 干 后'],
    ['what a number with a unit needs stays', '5μg 3mm', '5μg 3mm'],
    ['styled letters and digits', '𝐁𝕖𝓼𝗍 𝟙 🅱', 'b\u200be\u200bs\u200bt\u200b 1\u200b b\u200b'],
    ['ideographs of the compatibility supplement', '\u{2f800}', '丽\u200b'],
    ['emoji stay', '👍🎁', '👍🎁'],
  ])('%s', (_, text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('keeps the length and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text)
        expect(folded).toHaveLength(text.length)
        expect(fold(folded)).toBe(folded)
      }),
    )
    const units = [...Array(0x10000).keys()]
    expect(units.filter((code) => foldUnit(foldUnit(code)) !== foldUnit(code))).toEqual([])
  })

  test('agrees with foldUnit on every unit that is not half of a pair', () => {
    const units = [...Array(0xd800).keys()]
    expect(units.filter((code) => fold(String.fromCharCode(code)).charCodeAt(0) !== foldUnit(code))).toEqual(
      [],
    )
  })
})

describe('what matching passes over', () => {
  test.each([
    ['最★佳', '最佳'],
    ['最\u200b佳', '最佳'],
    ['最　佳', '最佳'],
    ['最👍🏻佳', '最佳'],
    ['最\u0336佳\u0336', '最佳'],
    ['最❤️佳', '最佳'],
    ['最丶佳丨', '最佳'],
    ['微❤信－ＶＸ', '微信vx'],
    ['1️⃣', '1'],
    ['①', '1'],
    ['𝐁🅰', 'ba'],
  ])('%s', (text, units) => {
    expect(kept(text)).toBe(units)
  })

  test.each([...'，。！？；：,!?;:…—、\n\r\u2028“”"\'（）()【】《》#%&@=<>'])('%j ends a word', (mark) => {
    expect(isSkipped(mark.charCodeAt(0))).toBe(false)
  })

  test('a mark that is not seen is passed over; a space is passed over and seen', () => {
    expect(isUnseen(0x200b)).toBe(true)
    expect(isUnseen(0x20)).toBe(false)
    expect(isSkipped(0x20)).toBe(true)
  })
})
