import { readBytes, readPublicKey } from '../config/keys.ts'
import { resultIn } from '../config/saved-result.ts'
import { compare } from '../findings/compare.ts'
import type { Result } from '../findings/finding.ts'
import { createSpeak } from '../findings/speak.ts'
import { json } from '../reports/json.ts'
import { visible } from '../reports/visible.ts'
import type { Localised } from '../text/localised.ts'
import { type CheckOptions, told } from './check.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, writeTo } from './io.ts'
import { runCheck } from './run-check.ts'
import { setUp } from './setup.ts'
import { checkSignature, parseSignature } from './signature.ts'

export interface VerifyOptions {
  key: string
  sig?: string
  /** True without paths: those of the run. */
  against?: string[] | true
  config?: string
  pack?: string[]
  lang?: 'en' | 'zh-CN' | 'zh-TW'
}

/** Reads the words of an `ecomply check` command. */
export type ReadCommand = (words: readonly string[]) => { paths: string[]; options: CheckOptions }

/** What came of one question: it is as it should be, it is not, or nobody can tell. */
interface Answer {
  code: ExitCode
  words: Localised
}

const ok = (en: string, zh: string): Answer => ({ code: ExitCode.clean, words: { en, zh } })
const differs = (en: string, zh: string): Answer => ({ code: ExitCode.findings, words: { en, zh } })
const unknown = (en: string, zh: string): Answer => ({ code: ExitCode.notTrusted, words: { en, zh } })

/**
 * `ecomply verify`: is this file what the holder of the key signed, was it judged by the policy that is here, and does
 * the input still give it? Exit code 0: yes; 1: something differs; 2: it cannot be told.
 */
export const verifyAction =
  (readCommand: ReadCommand) =>
  async ([file = '']: string[], options: VerifyOptions, io: Io): Promise<number> => {
    const bytes = readBytes(io.cwd(), file, 'verify/unreadable')
    const key = readPublicKey(io.cwd(), options.key)
    const sig = options.sig ?? `${file}.sig`
    const signature = parseSignature(readBytes(io.cwd(), sig, 'verify/unreadable').toString('utf8'))
    const result = await resultIn(bytes)
    const speak = await createSpeak(options.lang ?? result?.language ?? 'en')
    const say = async ({ code, words }: Answer): Promise<ExitCode> => {
      const mark = { [ExitCode.clean]: '✓', [ExitCode.findings]: '✗', [ExitCode.notTrusted]: '?' }[code]
      await writeTo(io.stdout, `${mark} ${visible(speak(words))}\n`)
      return code
    }
    // What is not what was signed is not worth a further question: nothing it says of itself can be believed.
    if (!signature) return say(unknown(`${sig} is no signature of ecomply`, `${sig} 不是 ecomply 的签名文件`))
    const first = await say(signatureAnswer(checkSignature(bytes, signature, key), file, signature.key))
    if (first !== ExitCode.clean) return first
    if (!result) {
      const none = unknown(
        `${file} is not a JSON result, so only its signature can be checked`,
        `${file} 不是 JSON 结果，只能验证签名`,
      )
      return options.against ? say(none) : ((await say({ ...none, code: ExitCode.clean })) as number)
    }
    const run = commandOf(result, options, readCommand)
    if (!run) return say(unknown('The command in the result cannot be read', '结果中的命令无法读取'))
    const codes = [await say(await policyAnswer(result, run.options, io))]
    if (options.against) codes.push(await say(await inputAnswer(file, bytes, result, run, io)))
    // That something differs is certain, whatever else cannot be told.
    return codes.includes(ExitCode.findings) ? ExitCode.findings : Math.max(...codes)
  }

const signatureAnswer = (state: ReturnType<typeof checkSignature>, file: string, key: string): Answer =>
  ({
    ok: ok(`Signature: ${file} is as it was signed, key ${key}`, `签名：${file} 与签名时一致，密钥 ${key}`),
    changed: differs(`Signature: ${file} was changed after it was signed`, `签名：${file} 在签名后被更改`),
    'other-key': differs(`Signature: made with another key, ${key}`, `签名：由另一密钥 ${key} 签署`),
    broken: differs('Signature: it was not made with this key', '签名：并非由此密钥签署'),
  })[state]

const commandOf = (
  result: Result,
  { against, config, pack }: VerifyOptions,
  readCommand: ReadCommand,
): ReturnType<ReadCommand> | undefined => {
  try {
    const { paths, options } = readCommand(result.command?.slice(2) ?? [])
    return {
      paths: against === true || against === undefined ? paths : against,
      options: {
        ...options,
        ...(config === undefined ? {} : { config }),
        ...(pack === undefined ? {} : { pack }),
        asOf: result.asOf,
        lang: result.language,
        progress: false,
      },
    }
  } catch {
    return undefined
  }
}

const policyAnswer = async (result: Result, options: CheckOptions, io: Io): Promise<Answer> => {
  const { policy } = await setUp(options, io)
  if (policy.digest === result.policy.digest)
    return ok(`Policy: the one that is here, ${policy.digest}`, `规则：与此处的规则一致，${policy.digest}`)
  const here = new Map(policy.packs.map(({ name, digest }) => [name, digest]))
  const packs = result.policy.packs
    .filter(({ name, digest }) => here.get(name) !== digest)
    .map(({ name }) => name)
  return packs.length > 0
    ? differs(
        `Policy: another than here; packs that differ: ${packs.join(', ')}`,
        `规则：与此处的规则不同，不一致的规则包：${packs.join('、')}`,
      )
    : differs('Policy: the same packs, configured otherwise than here', '规则：规则包相同，但配置与此处不同')
}

const inputAnswer = async (
  file: string,
  bytes: Buffer,
  saved: Result,
  { paths, options }: ReturnType<ReadCommand>,
  io: Io,
): Promise<Answer> => {
  if (!saved.command)
    return unknown(
      'Input: the result does not say by which command it was made',
      '输入：结果中没有记录所用的命令',
    )
  if (saved.input.since)
    return unknown(
      'Input: a result of --since cannot be made again, as the ref may have moved',
      '输入：--since 的结果无法重新得出，因为引用可能已变化',
    )
  const { result, config } = await runCheck(paths, { ...options, audit: true, outputs: [file] }, io)
  if (result.tool.version !== saved.tool.version)
    return unknown(
      `Input: judged by ecomply ${saved.tool.version}, and this is ${result.tool.version}; run that version to tell`,
      `输入：由 ecomply ${saved.tool.version} 检查，当前为 ${result.tool.version}；请用该版本验证`,
    )
  const again = told(result, paths, options, config, io.cwd())
  // The words of the command may name the same files otherwise; they are part of what was signed.
  const text = json({ ...again, ...(saved.command ? { command: saved.command } : {}) }, PLAIN)
  if (Buffer.from(text).equals(bytes))
    return ok(
      `Input: gives the same result again, byte for byte (${result.input.files} files)`,
      `输入：重新检查得到逐字节相同的结果（${result.input.files} 个文件）`,
    )
  if (result.input.digest !== saved.input.digest)
    return differs(
      `Input: other files or other content than were judged (${saved.input.files} files then, ${result.input.files} now)`,
      `输入：文件或内容与检查时不同（当时 ${saved.input.files} 个文件，现在 ${result.input.files} 个）`,
    )
  const { appeared, fixed } = compare(saved, result)
  return differs(
    `Input: the same files give another result: ${appeared.length} findings more, ${fixed.length} fewer`,
    `输入：相同的文件得出不同的结果：多 ${appeared.length} 个问题，少 ${fixed.length} 个`,
  )
}

const PLAIN = { color: false, width: 100, hyperlinks: false, quiet: false }
