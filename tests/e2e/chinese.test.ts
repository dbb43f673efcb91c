import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { chineseFor, withSubcommands } from '../../src/cli/chinese.ts'
import { CHINESE } from '../../src/cli/chinese-help.ts'
import { createProgram } from '../../src/cli/program.ts'
import { DAY, ecomply, folderOf } from './run.ts'

const program = createProgram(process as never, () => {})
const commands = withSubcommands(program)
// "adapters explain"
const pathOf = (command: Command): string =>
  command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()
const english = new Set(
  commands.flatMap((command) => [
    command.description(),
    ...command.options.map(({ description }) => description),
    ...command.registeredArguments.map(({ description }) => description),
  ]),
)

describe('help in Chinese', () => {
  test('is written for every command, option and argument, and for nothing that is gone', () => {
    expect([...english].filter((words) => chineseFor(words) === undefined)).toEqual([])
    // commander's own, for --help.
    const used = new Set([...english, 'display help for command'])
    expect(Object.keys(CHINESE).filter((words) => !used.has(words))).toEqual([])
  })

  test.each(commands.slice(1).map(pathOf))('%s --help has no English sentence', (name) => {
    const { code, out, err } = ecomply([...name.split(' '), '--help', '--lang', 'zh-CN'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('用法：')
    expect(out).toContain('选项：')
    for (const words of english)
      if (words.includes(' ')) expect(out.replace(/\s+/g, ' ')).not.toContain(words)
    expect(out).not.toMatch(/^(?:Usage|Options|Arguments|Commands|Examples|Exit codes)/m)
  })

  test('the program itself, and in traditional characters', () => {
    expect(ecomply(['--help', '--lang=zh-CN']).out).toContain('检查记录并输出报告')
    expect(ecomply(['--help', '--lang', 'zh-TW']).out).toContain('檢查記錄並輸出報告')
    expect(ecomply(['--help', '--lang', 'en']).out).toContain('judge records and report')
    expect(ecomply(['check', '--help']).out).toMatch(/^Usage: ecomply check \[options\]/)
  })
})

describe('mistakes on the command line are told in Chinese', () => {
  test.each([
    [['chek', '--lang', 'zh-CN'], '错误：没有命令 chek\n（是否为 check？）'],
    [['check', '--lang', 'zh-CN', '--formta', 'json'], '错误：没有选项 --formta\n（是否为 --format？）'],
    [
      ['check', '--lang', 'zh-CN', '--as-of', '2026-02-30'],
      '错误：选项 --as-of <day> 的值 2026-02-30 无效。请按 YYYY-MM-DD 给出实际存在的日期，例如 2026-11-11。',
    ],
    [
      ['check', '--lang', 'zh-CN', '--fail-on', 'all'],
      '错误：选项 --fail-on <level> 的值 all 无效。可用：error, warning, info, never。',
    ],
    [['check', '--lang', 'zh-CN', '--max-warnings', '-'], '请给出不小于 0 的整数。'],
    [['check', '--lang', 'zh-CN', '--output'], '错误：选项 --output <file> 缺少值'],
    [['explain', '--lang', 'zh-CN'], '错误：缺少参数 rule'],
    [['verify', 'r.json', '--lang', 'zh-CN'], '错误：必须给出选项 --key <file>'],
    [['explain', 'a/b', 'c', '--lang', 'zh-CN'], '错误：explain 的参数过多：应为 1 个，实际 2 个。'],
    [['check', '--lang', 'zh-CN', '--format', 'pdf'], '错误：--format pdf：没有此格式。可用：pretty、json'],
    [['check', '--lang', 'zh-CN', '--format', 'json', '--format', 'csv'], '错误：终端只能显示一份报告'],
  ])('%j', (args, words) => {
    const { code, out, err } = ecomply(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
    expect(err).not.toMatch(/error:|\(add --help/)
  })

  test('and in English as before', () => {
    expect(ecomply(['chek']).err).toContain("error: unknown command 'chek'\n(Did you mean check?)")
    expect(ecomply(['check', '--format', 'pdf']).err).toContain(
      'error: --format pdf: no such format. Available: pretty',
    )
  })
})

test('what baseline and waive say is in the language of the run', () => {
  const cwd = folderOf({
    'a.json': JSON.stringify({ kind: 'product', id: 'P', title: '全网最低价保温杯' }),
    'ecomply.yaml': 'lang: zh-CN\n',
  })
  const RULE = ['--rule', 'copy/lowest-price-claim', '--as-of', DAY]
  expect(ecomply(['baseline', ...RULE], { cwd }).out).toBe('ecomply-baseline.json：1 个问题\n')
  expect(ecomply(['baseline', ...RULE, '--prune'], { cwd }).out).toBe(
    'ecomply-baseline.json：1 个问题，去掉 0 个\n',
  )
  const { out } = ecomply(['check', ...RULE, '--format', 'json'], { cwd })
  const [{ fingerprint }] = JSON.parse(out).findings
  const people = ['--reason', '商标', '--owner', '李雷', '--approver', '韩梅梅']
  expect(ecomply(['waive', fingerprint, ...RULE, ...people], { cwd }).out).toMatch(
    /P 的 copy\/lowest-price-claim 已豁免至 2027-/,
  )
  expect(
    ecomply(['baseline'], { cwd: folderOf({ 'a.json': '{', 'ecomply.yaml': 'lang: zh-CN\n' }) }).err,
  ).toContain('没有写入基线')
  // A folder of that name cannot be made.
  expect(ecomply(['check', '--cache', '--cache-folder', 'ecomply.yaml', ...RULE], { cwd }).err).toMatch(
    /^提示：无法写入缓存（E\w+），下次运行将全部重新检查\n$/,
  )
})
