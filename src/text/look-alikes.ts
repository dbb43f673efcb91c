/**
 * Characters written in place of another to slip past word filters, or used as its variant: the written
 * ones, then the one that is meant. Source: the evasion forms that commentary on the 2023 guide on absolute
 * terms names, and forms seen in marketplace copy. A character with a common use of its own is left out
 * (醉, 嘴, 徽, 威, 幺): a lexicon lists such forms as whole words instead.
 */
export const LOOK_ALIKES: readonly (readonly [written: string, meant: string])[] = [
  ['蕞嘬㝡冣朂', '最'],
  ['薇溦嶶', '微'],
  ['笫苐', '第'],
  ['弌壹', '一'],
  ['惟', '唯'],
  ['囯圀囶', '国'],
  ['髙', '高'],
  ['呺', '号'],
  ['➕', '+'],

  // Latin letters with a twin in Cyrillic, Greek, IPA and the small capitals. Both cases of a letter go
  // together, so that words in those scripts still match themselves; μ stays, as μg is not mg.
  ['АаΑαɑᴀ', 'a'],
  ['ВвΒβʙ', 'b'],
  ['СсϹϲᴄ', 'c'],
  ['ԀԁđĐᴅ', 'd'],
  ['ЕеΕεᴇ', 'e'],
  ['ꜰ', 'f'],
  ['ɡɢ', 'g'],
  ['НнΗηһҺħĦʜ', 'h'],
  ['ІіΙιıɪ', 'i'],
  ['ЈјϳͿᴊ', 'j'],
  ['КкΚκᴋ', 'k'],
  ['łŁʟ', 'l'],
  ['МмΜᴍ', 'm'],
  ['Νɴ', 'n'],
  ['ОоΟοøØᴏ', 'o'],
  ['РрΡρᴘ', 'p'],
  ['ԚԛϘϙ', 'q'],
  ['ʀ', 'r'],
  ['Ѕѕꜱ', 's'],
  ['ТтΤτŧŦᴛ', 't'],
  ['ᴜ', 'u'],
  ['Ѵѵᴠ', 'v'],
  ['Ԝԝᴡ', 'w'],
  ['ХхΧχ', 'x'],
  ['УуΥυʏ', 'y'],
  ['Ζζᴢ', 'z'],
]
