import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Result } from '../../src/findings/finding.ts'
import { DAY, ecomply, folderOf, root } from './run.ts'

const PACK = {
  'pack/pack.yaml': 'pack: house\nversion: 1.0.0\ntitle: { en: House, zh: 自订 }\n',
  'pack/lexicons/words.yaml': 'lexicon: words\ntitle: { en: Words, zh: 词 }\nterms: [顶级]\n',
  'pack/lexicons/tea.yaml': 'lexicon: tea\ntitle: { en: Tea, zh: 茶 }\nterms: [祛湿]\n',
  'pack/copy/words.yaml': `rules:
${rule('copy/words', 'words', '')}
${rule('copy/tea', 'tea', '\n    when: { fact: classes, operator: contains, value: food }')}
  - id: copy/short
    topic: completeness
    severity: error
    kinds: [product]
    clauses: [3.1.2.c]
    law: []
    title: { en: Has a subtitle, zh: 须有副标题 }
    require: { fact: record, path: subtitle, operator: empty, value: false }
    report: { at: subtitle, message: { en: none, zh: 无 }, fix: { en: add, zh: 补 } }
    examples: []
`,
}

function rule(id: string, lexicon: string, when: string): string {
  return `  - id: ${id}
    topic: absolute-term
    severity: error
    kinds: [${lexicon === 'tea' ? 'product' : 'product, store, campaign'}]
    clauses: [3.1.2.c]
    law: []
    title: { en: No ${lexicon}, zh: 不得使用${lexicon} }${when}
    forbid: { fact: mentions, params: { lexicon: ${lexicon} }, operator: empty, value: false }
    report: { at: mentions, message: { en: "{match} is said", zh: "出现{match}" }, fix: { en: drop it, zh: 删除 } }
    examples: []`
}

const scan = (args: readonly string[], input: string | Buffer = '') => {
  const cwd = folderOf(PACK)
  return ecomply(
    ['scan', ...args, '--pack', 'cn-baseline', 'pack', '--rule', 'copy/words', 'copy/tea', '--as-of', DAY],
    {
      cwd,
      input,
    },
  )
}

const scanJson = (
  args: readonly string[],
  input: string | Buffer = '',
): { code: number | null; result: Result } => {
  const { code, out, err } = scan([...args, '--format', 'json'], input)
  expect(err).toBe('')
  return { code, result: JSON.parse(out) }
}

const places = ({ findings }: Result) =>
  findings.map(({ file, record, start, end, match }) => [
    file,
    record,
    start.line,
    start.column,
    end.column,
    match,
  ])

describe('ecomply scan', () => {
  test('a text with a finding exits with 1 and shows it in the text', () => {
    const { code, out } = scan(['顶级品质', '--lang', 'zh-CN'])
    expect(code).toBe(1)
    expect(out).toContain('出现顶级')
    expect(out).toMatch(/│ 顶级品质\n.*│? *\^{4}/)
  })

  test('a clean text says so in one line', () => {
    const { code, out } = scan(['普通保温杯', '--category', '家居 > 水杯', '--lang', 'zh-CN'])
    expect(code).toBe(0)
    expect(out).toBe('✓ 未发现问题（文案规则 2 条）。\n')
  })

  test('what depends on the goods is named when no category is given', () => {
    const { code, out } = scan(['祛湿'])
    expect(code).toBe(0)
    expect(out).toBe(
      '✓ No findings (rules for copy: 2). Some rules (1) depend on the kind of goods; name it with --category "食品 > 茶".\n',
    )
  })

  test.each(['食品 > 茶', '食品/茶', '食品＞茶'])('the category %s decides', (category) => {
    expect(scan(['祛湿', '--category', category]).code).toBe(1)
    expect(scan(['祛湿', '--category', '女装']).code).toBe(0)
  })

  test('a rule that asks for a whole record is not asked', () => {
    const { code, err } = ecomply(['scan', '顶级', '--pack', 'cn-baseline', 'pack', '--as-of', DAY], {
      cwd: folderOf(PACK),
    })
    expect([code, err]).toEqual([1, ''])
    const { out } = ecomply(['scan', '水杯', '--pack', 'cn-baseline', 'pack', '--as-of', DAY], {
      cwd: folderOf(PACK),
    })
    expect(out).toMatch(/^✓/)
  })

  test('standard input is one text, with lines', () => {
    const { result } = scanJson([], '第一行\n说"好"是 😀 顶级\n')
    expect(places(result)).toEqual([['<stdin>', 'text', 2, 10, 12, '顶级']])
    expect(result.input.records).toEqual({ product: 1 })
  })

  test('--lines makes each line a text, whatever ends it', () => {
    const { result } = scanJson(['--lines'], '\ufeff顶级\r\n\r\n普通\n他的\t顶级')
    expect(places(result)).toEqual([
      ['<stdin>', 'line 1', 1, 1, 3, '顶级'],
      ['<stdin>', 'line 4', 4, 4, 6, '顶级'],
    ])
    expect(result.input.records).toEqual({ product: 3 })
  })

  test('several texts are told apart', () => {
    const { result } = scanJson(['顶级', '普通', '真的顶级'])
    expect(places(result).map(([file, , , column]) => [file, column])).toEqual([
      ['<text 1>', 1],
      ['<text 3>', 3],
    ])
  })

  test.each(['store', 'campaign'])('a text of a %s', (kind) => {
    const { code, result } = scanJson(['顶级', '--kind', kind])
    expect(code).toBe(1)
    expect(result.findings.map((finding) => finding.kind)).toEqual([kind])
  })

  test('the JSON is a result as check writes it', () => {
    const ajv = new Ajv2020({ strict: false })
    const schema = JSON.parse(readFileSync(path.join(root, 'schemas/result.schema.json'), 'utf8'))
    const { result } = scanJson(['顶级'])
    expect(ajv.validate(schema, result), JSON.stringify(ajv.errors)).toBe(true)
  })

  test('personal data is masked in what is shown', () => {
    const { out } = ecomply(['scan', '加我电话１３８ ００００ ００００ 顶级'])
    expect(out).not.toMatch(/００００ ００００|0000 0000/)
    expect(out).toContain('顶级')
  })

  test('--fail-on decides the exit code', () => {
    expect(scan(['顶级', '--fail-on', 'never']).code).toBe(0)
  })

  test.each([
    ['nothing', [], ''],
    ['blank lines', ['--lines'], ' \n\n'],
    ['bytes that are no text', [], Buffer.from([0xff, 0xfe, 0x00])],
  ])('%s exits with 2 and says what to do', (_, args, input) => {
    const { code, out, err } = scan(args, input)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^error: .+\n$/)
  })

  test('control characters of a text reach no terminal', () => {
    const { out } = scan(['顶级\u001b[31m\u202e'])
    expect(out).not.toMatch(/[\u001b\u202e]/)
  })
})
