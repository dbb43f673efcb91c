import type { ListedLicence, Result } from '../../src/findings/finding.ts'
import { type SampleLanguage, saying } from './sample-parts.ts'

/** What an audit report tells beside the findings: command, gate, some clauses of every coverage, licences of many states. */
export const account = (
  language: SampleLanguage,
): Pick<Result, 'command' | 'gate' | 'coverage' | 'licences'> => {
  const say = saying(language)
  return {
    command: [
      'ecomply',
      'check',
      'listings',
      "stores/it's main.json",
      '--max-warnings',
      '10',
      '--as-of',
      '2026-11-23',
      '--lang',
      language,
    ],
    gate: { failOn: 'error', maxWarnings: 10, failOnUnchecked: false, exitCode: 2 },
    coverage: {
      sections: [
        { id: '2', title: say('Platforms, stores and licences', '平台、店铺与资质') },
        { id: '2.3', title: say('Licences and their upkeep', '资质维护') },
        { id: '3', title: say('Goods and service', '商品与服务') },
        { id: '3.2', title: say('Copy', '文案') },
      ],
      clauses: [
        {
          id: '2.3.3.a',
          coverage: 'automatic',
          gist: say('Special goods are sold only with the right permit', '特殊品类须持对应许可销售'),
          kinds: ['product', 'store'],
          rules: ['product/food-seller-licence', 'product/device-licence'],
        },
        {
          id: '2.3.3.b',
          coverage: 'partial',
          gist: say('That permit is shown on the store page', '许可在店铺页面公示'),
          kinds: ['product'],
          rules: ['product/food-seller-licence'],
        },
        {
          id: '2.3.4.a',
          coverage: 'attestation',
          gist: say('Somebody looks after the licences', '有专人维护资质'),
          kinds: [],
          rules: [],
        },
        {
          id: '3.2.1.a',
          coverage: 'automatic',
          gist: say('Copy holds no absolute terms', '文案不含绝对化用语'),
          kinds: ['product'],
          rules: ['product/absolute-terms'],
        },
        {
          id: '3.2.2.a',
          coverage: 'missing',
          gist: say('Staff are taught to write copy', '对文案人员进行培训'),
          kinds: [],
          rules: [],
        },
      ],
    },
    licences: {
      states: { expired: 1, expiring: 1, malformed: 1, valid: 2 },
      entries: [
        licence({
          validTo: '2026-03-01',
          daysLeft: -267,
          status: 'expired',
          problem: say('expired on 2026-03-01', '已于 2026-03-01 到期'),
        }),
        licence({
          type: 'business',
          name: say('business licence', '营业执照'),
          validTo: '2026-12-15',
          daysLeft: 22,
          status: 'expiring',
          products: 0,
        }),
        licence({
          validTo: '2027-08-31',
          daysLeft: 281,
          number: 'JY10000000000001',
          owner: { kind: 'product', id: 'SKU-NUT-500', name: '坚果礼盒' },
        }),
        licence({ validTo: '2031-01-01', daysLeft: 1500, number: 'JY10000000000002' }),
        licence({
          validTo: null,
          daysLeft: null,
          status: 'malformed',
          number: 'JY-?',
          problem: say('not of the form JY…', '格式不符'),
        }),
      ],
      more: true,
    },
  }
}

const licence = (given: Partial<ListedLicence>): ListedLicence => ({
  type: 'food-trading',
  name: 'JY',
  number: 'JY10000000000000',
  holder: '云溪市坚果商贸有限公司',
  owner: { kind: 'store', id: 'S1', name: '坚果旗舰店' },
  classes: ['food'],
  status: 'valid',
  problem: null,
  validTo: null,
  daysLeft: null,
  products: 12,
  campaigns: 1,
  file: 'stores/main.json',
  line: 1,
  ...given,
})
