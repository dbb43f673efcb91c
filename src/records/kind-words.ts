import type { Localised } from '../text/localised.ts'
import type { Kind } from './record.ts'

/** What a record of a kind is called in messages. */
export const KIND_WORDS: Readonly<Record<Kind, Localised>> = {
  product: { en: 'product', zh: '商品' },
  store: { en: 'store', zh: '店铺' },
  campaign: { en: 'campaign', zh: '活动' },
}
