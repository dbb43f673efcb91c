import type { Finding, Result, RuleSummary } from '../../src/findings/finding.ts'
import { account } from './sample-account.ts'
import { base, finding, type SampleLanguage, saying } from './sample-parts.ts'

/** Findings of every severity and status, in both scripts, beside what went unchecked and what could not be read. */
export const rich = (language: SampleLanguage): Result => {
  const say = saying(language)
  const absolute = {
    rule: 'product/absolute-terms',
    topic: 'absolute-term',
    severity: 'error' as const,
    fix: say(
      'Say a fact a buyer can verify: capacity, material, test result.',
      '改写为可核实的事实：容量、材质、检测结果。',
    ),
    clauses: ['3.2.1.a'],
    law: ['advertising-law/9'],
  }
  const absoluteMessage = (term: string) =>
    say(`“${term}” is an absolute term: no buyer can verify it.`, `“${term}”是绝对化用语，买家无从核实。`)
  const title = '      "title": "全网最佳坚果礼盒，销量第一，送礼有面子 500g",'
  const phone =
    '{"kind":"product","id":"MASK-07","title":"保湿面膜 10 片","description":"<p>买家张女士（199****0000）说：用了三天就白了两个度，会一直回购，强烈推荐给姐妹们。客服会在二十四小时内回复。</p>"}'
  const findings: Finding[] = [
    finding({
      ...absolute,
      message: absoluteMessage('最佳'),
      record: 'SKU-NUT-500',
      store: 'S1',
      file: 'listings/snacks.json',
      pointer: '/products/3/title',
      at: [38, 19, 902],
      source: title,
      span: '最佳',
      evasionOf: '最佳',
      suggestion: { replace: '最佳', with: '优质' },
      evidence: [
        {
          fact: 'mentions',
          params: { lexicon: 'absolute-terms', in: ['title'] },
          operator: 'notEmpty',
          expected: true,
          actual: [{ field: 'title', term: '最佳' }],
        },
      ],
    }),
    finding({
      ...absolute,
      message: absoluteMessage('销量第一'),
      record: 'SKU-NUT-500',
      file: 'listings/snacks.json',
      pointer: '/products/3/title',
      at: [38, 26, 909],
      source: title,
      span: '销量第一',
      suggestion: { replace: '销量第一', with: '' },
    }),
    finding({
      rule: 'product/food-seller-licence',
      topic: 'licence',
      severity: 'error',
      message: say(
        'No valid food licence for “零食/坚果”: the one on file expired on 2026-03-01.',
        '“零食/坚果”缺少有效的食品经营许可：已有许可证于 2026-03-01 到期。',
      ),
      fix: say(
        "Add the store's food trading licence number, or take the listing down.",
        '补充店铺食品经营许可证编号，或下架该商品。',
      ),
      record: 'SKU-NUT-500',
      file: 'listings/snacks.json',
      pointer: '/products/3/licences/0/validTo',
      field: 'licences',
      at: [41, 77, 1033],
      source:
        '      "licences": [{ "type": "food-trading", "number": "JY10000000000000", "validTo": "2026-03-01" }],',
      span: '"2026-03-01"',
      clauses: ['2.3.3.a', '2.3.3.b'],
      law: ['food-safety-law/35', 'e-commerce-law/12'],
      evidence: [
        { fact: 'classes', operator: 'contains', expected: 'food', actual: ['food'] },
        {
          fact: 'licence',
          path: 'status',
          params: { holder: 'seller', types: ['food-trading', 'food-production'] },
          operator: 'equal',
          expected: 'valid',
          actual: 'expired',
        },
      ],
    }),
    finding({
      rule: 'product/compare-at-basis',
      topic: 'price-claim',
      severity: 'warning',
      message: say('The crossed-out price 199.00 has no stated basis.', '划线价 199.00 未说明依据。'),
      fix: say(
        'State what the crossed-out price is: a price actually charged in the last seven days, or remove it.',
        '注明划线价的含义（例如前七日内实际成交价），或删除划线价。',
      ),
      record: 'SKU-CUP-1',
      file: 'listings/snacks.json',
      pointer: '/products/4/compareAt/amount',
      field: 'compareAt',
      at: [52, 33, 1370],
      source: '      "compareAt": { "amount": "199.00", "currency": "CNY" },',
      span: '"199.00"',
      clauses: ['3.4.2.b'],
      law: ['price-fraud-rules/16'],
      waiver: { state: 'expired', expires: '2026-11-01', approver: '韩梅梅', ticket: 'LEGAL-3' },
      settledBy: ['price-record', 'inspection-report'],
      related: [
        {
          file: 'campaigns/autumn.json',
          pointer: '/items/0/price',
          start: { line: 12, column: 7, offset: 240 },
          end: { line: 12, column: 14, offset: 247 },
          message: say('the campaign plans 69.00', '活动方案中的价格为 69.00'),
        },
      ],
    }),
    finding({
      rule: 'product/authority-claim',
      topic: 'authority-claim',
      severity: 'error',
      message: say('“国家专利” names a patent without its number.', '“国家专利”未标明专利号。'),
      fix: say('State the patent number and its kind.', '标明专利号和专利种类。'),
      record: 'SKU-CUP-1',
      file: 'listings/snacks.json',
      pointer: '/products/4/sellingPoints/0',
      field: 'sellingPoints',
      at: [55, 10, 1442],
      source: '        "国家专利杯盖，单手开合",',
      span: '国家专利',
      law: ['advertising-law/12'],
      status: 'evidenced',
    }),
    finding({
      ...absolute,
      message: absoluteMessage('顶级'),
      record: 'SKU-CUP-1',
      file: 'listings/snacks.json',
      pointer: '/products/4/sellingPoints/1',
      field: 'sellingPoints',
      at: [56, 10, 1466],
      source: '        "顶级 316 不锈钢",',
      span: '顶级',
      status: 'waived',
      waiver: { state: 'active', expires: '2026-12-05', approver: '韩梅梅', ticket: 'LEGAL-7' },
    }),
    finding({
      ...absolute,
      message: absoluteMessage('首选'),
      record: 'SKU-OLD-9',
      file: 'listings/snacks.json',
      pointer: '/products/9/title',
      at: [120, 19, 3010],
      source: '      "title": "露营首选折叠桌",',
      span: '首选',
      status: 'baselined',
      waiver: { state: 'fallen', expires: '2027-01-31', approver: '韩梅梅' },
    }),
    finding({
      rule: 'product/buyer-privacy',
      topic: 'privacy-leak',
      severity: 'error',
      message: say(
        'A buyer is named with a phone number: 199****0000.',
        '公开了买家姓名和手机号：199****0000。',
      ),
      fix: say('Remove the number and the name from the description.', '从商品详情中删除手机号和姓名。'),
      record: 'MASK-07',
      file: 'listings/美妆.ndjson',
      pointer: '/description',
      at: [7, 79, 20_114],
      source: phone,
      span: '199****0000',
      match: '199****0000',
      clauses: ['5.3.1.a'],
      law: ['personal-information-law/25'],
      evidence: [
        {
          fact: 'personalData',
          operator: 'notEmpty',
          expected: true,
          actual: [{ type: 'phone', value: '199****0000', confidence: 'certain' }],
        },
      ],
    }),
    finding({
      rule: 'store/contact-hours',
      topic: 'disclosure',
      severity: 'info',
      message: say('The store shows no service hours.', '店铺未公示客服服务时间。'),
      fix: say('Add the hours in which the service line is answered.', '补充客服热线的服务时间。'),
      kind: 'store',
      record: 'S1',
      file: 'stores/main.json',
      pointer: '',
      field: 'contacts',
      at: [1, 1, 0],
      source: '{',
      span: '{',
      clauses: ['2.4.1.c'],
    }),
  ]
  return {
    ...base(language),
    input: {
      files: 4,
      bytes: 41_872,
      records: { product: 1280, store: 1 },
      digest: `sha256-${'6'.repeat(64)}`,
    },
    summary: { error: 4, warning: 1, info: 1, evidenced: 1, waived: 1, baselined: 1, unchecked: 13 },
    findings,
    ...account(language),
    waivers: [
      {
        rule: 'product/absolute-terms',
        record: 'SKU-CUP-1',
        state: 'active',
        reason: 'ring of the grade',
        owner: '李雷',
        approver: '韩梅梅',
        approvedOn: '2026-09-06',
        expires: '2026-12-05',
        ticket: 'LEGAL-7',
        findings: 1,
        endsSoon: true,
      },
      {
        rule: 'product/absolute-terms',
        record: 'SKU-GONE',
        field: 'title',
        state: 'unused',
        reason: 'a trademark',
        owner: '李雷',
        approver: '韩梅梅',
        approvedOn: '2026-11-01',
        expires: '2027-01-30',
        findings: 0,
      },
    ],
    unchecked: [
      ...[
        'product/store-name-shown',
        'product/food-seller-licence',
        'product/device-licence',
        'product/drug-licence',
        'product/cosmetic-filing',
        'product/brand-authorisation',
        'product/category-scope',
        'product/publication-licence',
        'product/service-hours',
        'product/return-address',
      ].map((rule) => ({
        rule,
        kind: 'product' as const,
        reason: say('no store record "S2" in the input', '输入中没有店铺记录“S2”'),
        records: 53,
      })),
      ...(['product/lowest-price-claim', 'product/discount-basis'] as const).map((rule, index) => ({
        rule,
        kind: 'product' as const,
        reason: say('no price history was given', '未提供价格历史'),
        records: index === 0 ? 1280 : 12,
      })),
      {
        rule: 'store/inspection-log',
        kind: 'store',
        reason: say('the adapter Taobao does not export inspections', '适配器 Taobao 不导出巡检记录'),
        records: 1,
      },
    ],
    errors: [
      {
        file: 'listings/broken.json',
        line: 12,
        column: 5,
        code: 'input/invalid-json',
        message: say(
          'Not valid JSON: expected a comma or "}", found a string.',
          'JSON 格式错误：此处应为逗号或“}”，实际是字符串。',
        ),
      },
    ],
    rules: richRules(language, absolute.fix),
    references: {
      clauses: {
        '2.3.3.a': say(
          'Special-category goods (food, drug, medical device and alike) are sold only with the right permit, in scope',
          '特殊品类（如食品、药品、器械）须持对应许可并在许可范围内销售',
        ),
        '2.3.3.b': say(
          'That permit is shown in a prominent place on the store page',
          '许可在店铺页面醒目位置公示',
        ),
        '2.4.1.c': say(
          'Buyers can see how and when to reach the store',
          '买家可看到店铺的联系方式和服务时间',
        ),
        '3.2.1.a': say('Copy holds no absolute terms', '文案不含绝对化用语'),
        '3.4.2.b': say('A compared price states its basis', '比较价格须注明依据'),
        '5.3.1.a': say("Buyers' personal data is not made public", '不公开买家的个人信息'),
      },
      law: {
        'advertising-law/9': say('Advertising Law, article 9', '《广告法》第九条'),
        'advertising-law/12': say('Advertising Law, article 12', '《广告法》第十二条'),
        'e-commerce-law/12': say('E-commerce Law, article 12', '《电子商务法》第十二条'),
        'food-safety-law/35': say('Food Safety Law, article 35', '《食品安全法》第三十五条'),
        'personal-information-law/25': say(
          'Personal Information Protection Law, article 25',
          '《个人信息保护法》第二十五条',
        ),
        'price-fraud-rules/16': say(
          'Provisions on Clearly Marked Prices and against Price Fraud, article 16',
          '《明码标价和禁止价格欺诈规定》第十六条',
        ),
      },
    },
  }
}

// Two of the rules; a report has to bear results that name rules it was not told about.
const richRules = (language: SampleLanguage, description: string): RuleSummary[] => {
  const say = saying(language)
  return [
    {
      id: 'product/absolute-terms',
      topic: 'absolute-term',
      severity: 'error',
      title: say('Copy holds no absolute terms', '文案不含绝对化用语'),
      description,
      clauses: ['3.2.1.a'],
      law: ['advertising-law/9'],
    },
    {
      id: 'product/food-seller-licence',
      topic: 'licence',
      severity: 'error',
      title: say('Food is sold only under a valid food licence', '销售食品须持有有效的食品经营许可'),
      description: '',
      clauses: ['2.3.3.a', '2.3.3.b'],
      law: ['food-safety-law/35', 'e-commerce-law/12'],
    },
  ]
}
