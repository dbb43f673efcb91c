import { describe, expect, it } from 'vitest'
import { exampleAdapter, exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import type { Json, JsonObject } from '../records/record.ts'
import { classes } from './classes.ts'
import { Unknown } from './unknown.ts'

const policy = examplePolicy()
const declared = classes.prepare({}, policy)
const suggested = classes.prepare({ from: 'copy' }, policy)
const undeclared = classes.prepare({ from: 'copy', undeclared: true }, policy)
const ask = (fact: typeof declared, fields: JsonObject) =>
  fact(exampleContext(exampleRecord({ kind: 'product', id: 'P1', title: '', ...fields })))

/** The narrowest class of a category path written with " > "; "?" when it is not known. */
const classOf = (path: string) => {
  const value = ask(declared, { category: { path: path.split(' > ') } })
  return value instanceof Unknown ? '?' : (value as string[]).join(' ')
}

describe('classes that a category declares', () => {
  it.each([
    // Simplified Chinese
    ['食品', 'food'],
    ['零食/坚果/特产', 'food food.prepackaged'],
    ['零食/坚果/特产 > 坚果炒货', 'food food.prepackaged'],
    ['粮油米面/南北干货/调味品', 'food'],
    ['奶粉/辅食/营养品/零食', 'food'],
    ['奶粉/辅食/营养品/零食 > 婴幼儿奶粉', 'food food.infant-formula'],
    ['茶 > 红茶', 'food food.prepackaged'],
    ['食品饮料、保健食品', 'food'],
    ['保健食品/膳食营养补充食品 > 鱼油/深海鱼油', 'food food.health'],
    ['母婴 > 婴儿辅食 > 果泥', 'food food.baby-other'],
    ['特医食品', 'food food.fsmp'],
    ['生鲜 > 新鲜水果', 'food food.agri'],
    ['食品 > 熟食', 'food food.bulk'],
    ['酒类 > 白酒', 'food food.prepackaged alcohol'],
    ['食品饮料 > 葡萄酒', 'food food.prepackaged alcohol'],
    ['烟草 > 雪茄', 'tobacco'],
    ['电子烟', 'ecig'],
    ['医药保健 > 处方药', 'drug drug.rx'],
    ['医药保健 > 非处方药', 'drug drug.otc'],
    ['OTC药品 > 感冒用药', 'drug drug.otc'],
    ['精制中药材', 'tcm'],
    ['医疗器械', 'device'],
    ['医疗器械 > 血压计', 'device device.2'],
    ['医疗器械 > 医用口罩', 'device device.2'],
    ['计生用品 > 避孕套', 'device device.2'],
    ['家庭保健 > 退热贴', 'device device.1'],
    ['隐形眼镜/护理液', 'device device.3 device.contact-lens'],
    ['医疗器械 > 验孕棒', 'device device.ivd-self'],
    ['美妆', 'cosmetic'],
    ['美妆 > 口红', 'cosmetic cosmetic.ordinary'],
    ['护肤 > 防晒', 'cosmetic cosmetic.special'],
    ['美发 > 染发膏', 'cosmetic cosmetic.special'],
    ['儿童护肤 > 面霜', 'cosmetic cosmetic.children'],
    ['个人护理 > 牙膏', 'toothpaste'],
    ['家庭清洁 > 消毒液', 'disinfectant'],
    ['农资 > 除草剂', 'pesticide'],
    ['家庭清洁 > 蚊香', 'pesticide pesticide.household'],
    ['宠物 > 宠物驱虫药', 'vetdrug'],
    ['宠物食品', 'feed'],
    ['宠物 > 猫粮', 'feed'],
    ['家用电器 > 空调', 'ccc ccc.appliance ccc.energy-label'],
    ['调味品 > 食盐', 'food food.prepackaged salt'],
    ['园艺 > 蔬菜种子', 'seeds'],
    ['农资 > 复合肥', 'fertilizer'],
    ['化学试剂', 'hazchem'],
    ['节庆 > 烟花爆竹', 'fireworks'],
    ['户外 > 弓弩', 'weapon'],
    ['户外 > 匕首', 'knife knife.controlled'],
    ['军服', 'uniform'],
    ['宠物 > 宠物活体', 'animal animal.live'],
    ['收藏 > 象牙', 'animal animal.protected'],
    ['收藏 > 古董', 'antique'],
    ['收藏 > 纪念币', 'currency'],
    ['二手数码', 'secondhand'],
    ['数码 > 无人机', 'drone'],
    ['书籍 > 地图', 'publication map'],
    ['厨房 > 一次性餐盒', 'food-contact'],
    ['厨房电器 > 燃气灶', 'gas-pressure'],
    ['手机屏蔽器', 'banned banned.radio'],
    ['卫星锅', 'banned banned.satellite'],
    ['彩票', 'lottery'],
    ['通讯 > 流量卡', 'sim'],
    ['购物卡/礼品卡/代金券', 'prepaid'],
    ['旅游 > 跟团游', 'travel'],
    ['纹身色料', 'tattoo'],
    ['代孕', 'human'],
    ['童装 > 儿童外套', 'children children.textile'],
    ['玩具/童车/益智/积木/模型', 'ccc ccc.toys'],
    ['母婴 > 安全座椅', 'ccc ccc.child-seat'],
    ['3C数码配件 > 充电宝', 'ccc ccc.battery'],
    ['电动自行车', 'ccc ccc.ebike'],
    ['摩托车装备 > 摩托车头盔', 'ccc ccc.helmet'],
    ['手机', 'telecom telecom.nal'],
    ['数码 > 对讲机', 'telecom telecom.radio'],
    ['书籍/杂志/报纸', 'publication'],
    ['珠宝/钻石/翡翠/黄金', 'jewelry'],
    ['成人用品/情趣用品', 'adult'],
    ['音乐/影视/明星/音像', 'av'],
    ['医疗健康服务 > 植发', 'medical medical.service'],
    ['女装/女士精品 > 连衣裙', 'ordinary'],
    ['家居饰品 > 摆件', 'ordinary'],
    ['文具', 'ordinary'],
    ['女装 > 其他', 'ordinary'],

    // Traditional Chinese
    ['零食 > 餅乾', 'food food.prepackaged'],
    ['健康食品 > 維他命', 'food food.health'],
    ['酒類 > 紅酒', 'food food.prepackaged alcohol'],
    ['保養品 > 化妝水', 'cosmetic cosmetic.ordinary'],
    ['隱形眼鏡', 'device device.3 device.contact-lens'],
    ['醫療器材 > 血壓計', 'device device.2'],
    ['寵物食品 > 貓糧', 'feed'],
    ['行動電源', 'ccc ccc.battery'],
    ['女裝 > 連衣裙', 'ordinary'],

    // English
    ['groceries', 'food'],
    ['Food, Beverages & Tobacco > Food Items > Candy & Chocolate', 'food food.prepackaged'],
    ['Food > Tea', 'food food.prepackaged'],
    ['Vitamins & Supplements', 'food food.health'],
    ['Alcoholic Beverages > Wine', 'food food.prepackaged alcohol'],
    ['skin-care', 'cosmetic cosmetic.ordinary'],
    ['Beauty', 'cosmetic'],
    ['Beauty > Sunscreen', 'cosmetic cosmetic.special'],
    ['Pet Supplies > Dog Food', 'feed'],
    ['Contact Lenses', 'device device.3 device.contact-lens'],
    ['laptops', 'ccc ccc.appliance'],
    ['smartphones', 'telecom telecom.nal'],
    ['Toys > Dolls', 'ccc ccc.toys'],
    ['Books', 'publication'],
    ['Electronics > E-Bikes', 'ccc ccc.ebike'],
    ['Food & Drink', 'food'],
    ['Make-up', 'cosmetic cosmetic.ordinary'],
    ['womens-jewellery', 'jewelry'],
    ["Apparel & Accessories > Clothing > Women's Dresses", 'ordinary'],
    ['mens-shoes', 'ordinary'],
    ['home-decoration', 'ordinary'],
    ['kitchen-accessories', 'ordinary'],
    ['Kitchen -> Coffee Machines', 'ccc ccc.appliance'],
  ])('%s is %s', (path, expected) => {
    expect(classOf(path)).toBe(expected)
  })

  it.each([
    // Words of a regulated class inside the name of something else
    ['厨具 > 茶具', 'ordinary'],
    ['厨房电器 > 咖啡机', 'ccc ccc.appliance'],
    ['厨房用品 > 水果刀', 'ordinary'],
    ['母婴 > 奶粉盒', 'ordinary'],
    ['家具 > 酒柜', 'ordinary'],
    ['酒类 > 酒具', 'ordinary'],
    ['家居 > 烟灰缸', 'ordinary'],
    ['收纳 > 药箱', 'ordinary'],
    ['服饰 > 防晒衣', 'ordinary'],
    ['手机 > 手机壳', 'ordinary'],
    ['眼镜 > 隐形眼镜盒', 'ordinary'],
    ['玩具 > 玩具厨具', 'ccc ccc.toys'],
    ['儿童玩具 > 仿真食物玩具', 'ccc ccc.toys'],
    ['家居日用 > 酒精湿巾', 'disinfectant'],
    ['女鞋 > 娃娃鞋', 'ordinary'],
    ['女装 > 面包服', 'ordinary'],
    ['美妆 > 化妆刷', 'ordinary'],
    ['床品 > 空调被', 'ordinary'],
    ['家电 > 豆浆机', 'ccc ccc.appliance'],
    ['箱包 > 电脑包', 'ordinary'],
    ['图书 > 食品科学', 'publication'],
    ['宠物食品 > 零食', 'feed'],
    ['Wine Glasses', 'ordinary'],
    ['Laptop Bags', 'ordinary'],
    ['Makeup Brushes', 'ordinary'],
    ['Pet Supplies > Dog Toys', 'ordinary'],
    ['文具办公 > 本册纸品 > 笔记本', 'ordinary'],
    ['电脑办公 > 笔记本', 'ccc ccc.appliance'],
    ['玩具 > 水枪', 'ccc ccc.toys'],
    ['手机 > 卡针', 'telecom telecom.nal'],
    ['家居 > 象牙白花瓶', 'ordinary'],
    ['数码 > 无人机收纳包', 'ordinary'],
    ['空调清洗剂', '?'],
    ['女装 > 迷彩服外套', 'ordinary'],
    ['礼品 > 礼品盒', '?'],
    ['厨具 > 菜刀', 'ordinary'],
    // Not known, so not passed
    ['食品级硅胶', '?'],
    ['非医用口罩', '?'],
    ['杂货 > 口罩', '?'],
    ['宠物 > 零食', '?'],
    ['宠物用品 > 零食', '?'],
    ['汽车用品 > 香水', '?'],
    ['汽车用品 > 全新整车', '?'],
    ['OTC药品/医疗器械/计生用品', '?'],
    ['烟品/打火机/瑞士军刀', '?'],
    ['彩妆/香水/美妆工具', '?'],
    ['洗护 > 用具', '?'],
    ['教育 > 课程', '?'],
    ['drugstore', '?'],
    ['teapots', 'ordinary'],
    ['steam', '?'],
  ])('%s is %s, whatever words it holds', (path, expected) => {
    expect(classOf(path)).toBe(expected)
  })

  it('tells why a category is not known', () => {
    const reason = (path: string[]) => (ask(declared, { category: { path } }) as Unknown).reason
    expect(reason(['教育', '课程'])).toEqual({
      en: 'the category "教育 > 课程" is not in the class table',
      zh: '类目“教育 > 课程”不在商品类别表中',
    })
    expect(reason(['药品/医疗器械']).en).toBe(
      'the category "药品/医疗器械" covers several classes (drug, device)',
    )
  })

  it('is empty when the seller left the category empty', () => {
    for (const category of [
      undefined,
      null,
      {},
      { path: [] },
      { path: ['', ' '] },
      { path: null },
      'x',
      [],
    ]) {
      expect(ask(declared, { category: category as Json })).toEqual([])
    }
  })

  it('is unknown when the platform cannot export a category', () => {
    const record = (carries: string[]) =>
      exampleRecord({ kind: 'product', id: 'P1', title: '' }, {}, exampleAdapter(carries))
    expect(declared(exampleContext(record(['title'])))).toBeInstanceOf(Unknown)
    expect(declared(exampleContext(record(['category.path'])))).toEqual([])
  })

  it.each<[string, JsonObject, string]>([
    [
      'a Google id',
      { id: '2923', scheme: 'google', path: ['Health & Beauty'] },
      'device device.3 device.contact-lens',
    ],
    ['a Shopify id', { id: 'gid://shopify/TaxonomyCategory/fb-2-4', path: [] }, 'food food.prepackaged'],
    ['a deeper Shopify id', { id: 'fb-3-7-1', scheme: 'shopify' }, 'ecig'],
    ['a Taobao id', { id: '50026800', scheme: 'taobao', path: ['保健品'] }, 'food food.health'],
    ['a path given as one text', { path: 'Food > Snacks' }, 'food food.prepackaged'],
  ])('reads %s', (_name, category, expected) => {
    const value = ask(declared, { category }) as string[]
    expect(value.join(' ')).toContain(expected)
  })

  it('takes no id of one scheme for an id of another', () => {
    expect(ask(declared, { category: { id: '2923', scheme: 'taobao' } })).toBeInstanceOf(Unknown)
  })
})

describe('classes that the copy suggests', () => {
  it.each<[string, JsonObject, string[]]>([
    ['a word of the title', { title: '国药准字感冒颗粒' }, ['drug']],
    ['traditional characters', { title: '隱形眼鏡 日拋' }, ['device', 'device.3', 'device.contact-lens']],
    ['an attribute', { attributes: [{ name: '蓝帽子', value: '是' }] }, ['food', 'food.health']],
    ['a selling point', { sellingPoints: ['SPF50+ 高倍'] }, ['cosmetic', 'cosmetic.special']],
    [
      'a number among the attributes',
      { attributes: [{ name: '批准文号', value: '国食健注G20170396' }] },
      ['food', 'food.health'],
    ],
    [
      'a number among the licences',
      { licences: [{ type: 'unknown', number: '沪G妆网备字2025006397' }] },
      ['cosmetic', 'cosmetic.ordinary'],
    ],
    [
      'several',
      { title: '第二类医疗器械', licences: [{ number: 'SC11464010500015' }] },
      ['food', 'food.prepackaged', 'device', 'device.2'],
    ],
  ])('%s', (_name, fields, expected) => {
    expect(ask(suggested, fields)).toEqual(expected)
  })

  it.each<[string, JsonObject]>([
    ['plain words', { title: '纯棉T恤 男款 夏季' }],
    ['a negated word', { title: '非处方药包装收纳袋' }],
    ['a denial', { title: '本品不是电子烟' }],
    ['a word that cancels', { title: '隐形眼镜收纳盒' }],
    ['a piece of a word', { title: 'misbn1' }],
    [
      'any shape',
      { title: 3, sellingPoints: 'x', attributes: [null, 1, { value: {} }], licences: {} } as never,
    ],
  ])('passes over %s', (_name, fields) => {
    expect(ask(suggested, fields)).toEqual([])
  })

  it.each<[string, string[], string, string[]]>([
    ['a drug among snacks', ['零食', '饼干'], '感冒颗粒 国药准字Z20209999', ['drug']],
    ['health food as plain food', ['零食', '糖果'], '维生素软糖 蓝帽子', ['food.health']],
    ['a device in beauty', ['美妆', '面膜'], '医用面膜 械字号', ['device']],
    ['tea that lowers the blood sugar', ['茶', '红茶'], '降血糖 苦荞茶', ['food.health']],
    ['a drug as a drug', ['OTC药品', '感冒用药'], '感冒颗粒 国药准字Z20209999', []],
    ['health food under a wide category', ['食品'], '维生素软糖 蓝帽子', []],
    ['a word of no guarded class', ['女装', '连衣裙'], '裙子 送面霜小样', []],
    ['a book', ['图书'], '降血糖食谱', []],
    ['not a medical one', ['美妆', '面膜'], '非医用面膜', []],
  ])('%s: what the category should have declared', (_name, path, title, expected) => {
    expect(ask(undeclared, { title, category: { path } })).toEqual(expected)
  })

  it('cannot tell what is undeclared under a category that is not known', () => {
    expect(ask(undeclared, { title: '国药准字感冒颗粒', category: { path: ['教育'] } })).toBeInstanceOf(
      Unknown,
    )
    expect(ask(undeclared, { title: '课程', category: { path: ['教育'] } })).toEqual([])
  })

  it('does not look at the category', () => {
    expect(ask(suggested, { title: '保温杯', category: { path: ['药品'] } })).toEqual([])
  })
})

describe('the table', () => {
  const rows = policy.tables.classes!.rows
  const ids = new Set(rows.map(({ id }) => id))

  it('names only classes that exist, parents included', () => {
    for (const { id, also = [], over = [] } of rows) {
      for (const other of [...(also as string[]), ...(over as string[])])
        expect(ids, `${id}`).toContain(other)
      const parent = String(id).split('.').slice(0, -1).join('.')
      if (parent !== '') expect(ids, `${id}`).toContain(parent)
    }
  })

  it('knows every word of a path as its class, its child or its heir', () => {
    const lost: string[] = []
    for (const row of rows) {
      for (const word of [...((row.path ?? []) as string[]), ...((row.pathEn ?? []) as string[])]) {
        const found = classOf(word.replace(/^=/, '')).split(' ')
        if (!found.includes(String(row.id)) && found.join() !== '?') {
          const heirs = rows.filter(
            ({ id, over }) =>
              found.includes(String(id)) && (over as string[] | undefined)?.includes(String(row.id)),
          )
          if (heirs.length === 0) lost.push(`${row.id}: ${word} is ${found.join(' ')}`)
        }
        if (found.join() === '?') lost.push(`${row.id}: ${word} is not known`)
      }
    }
    expect(lost).toEqual([])
  })
})
