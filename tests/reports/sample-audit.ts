import type { Result } from '../../src/findings/finding.ts'
import { type SampleLanguage, saying } from './sample-parts.ts'
import { rich } from './sample-rich.ts'

/** The rich sample with the clause register, licences, the gate and the command. */
export const audit = (language: SampleLanguage): Result => {
  const say = saying(language)
  const result = rich(language)
  return {
    ...result,
    command: ['ecomply', 'check', 'listings', '--as-of', '2026-11-23', '--lang', language],
    gate: { failOn: 'error', failOnUnchecked: false, exitCode: 2 },
    coverage: {
      sections: [
        { id: '3', title: say('Copy', '文案') },
        { id: '3.2.1', title: say('What copy must not say', '文案禁用内容') },
      ],
      clauses: [
        {
          id: '3.2.1.a',
          coverage: 'automatic',
          gist: say('No absolute terms', '不使用绝对化用语'),
          kinds: ['product', 'store'],
          rules: ['product/absolute-terms'],
        },
        {
          id: '3.9',
          coverage: 'attestation',
          gist: say('Copy is reviewed', '文案须经审核'),
          kinds: [],
          rules: [],
        },
        { id: '9.1', coverage: 'missing', gist: '=1+1', kinds: [], rules: [] },
      ],
    },
    licences: {
      states: { expired: 1, missing: 1 },
      entries: [
        {
          type: 'food-trading',
          name: say('Food trading licence', '食品经营许可证'),
          number: 'JY1***0017',
          holder: '+云溪市街角商贸有限公司',
          owner: { kind: 'store', id: 'S-CORNER', name: '街角小店' },
          classes: ['food', 'health-food'],
          status: 'expired',
          problem: say('It ended on 2026-11-01', '已于 2026-11-01 到期'),
          validTo: '2026-11-01',
          daysLeft: -22,
          products: 12,
          campaigns: 0,
          file: 'stores/corner.json',
          line: 40,
        },
        {
          type: 'business',
          name: say('Business licence', '营业执照'),
          number: null,
          holder: null,
          owner: { kind: 'store', id: 'S-CORNER', name: '街角小店' },
          classes: [],
          status: 'missing',
          problem: null,
          validTo: null,
          daysLeft: null,
          products: 0,
          campaigns: 0,
          file: 'stores/corner.json',
          line: 2,
        },
      ],
    },
  }
}
