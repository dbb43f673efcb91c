import { type Command, CommanderError } from 'commander'
import { ExitCode } from './exit-code.ts'
import { type Io, writeTo } from './io.ts'
import { createProgram } from './program.ts'

/**
 * Runs the command line.
 * @param argv the arguments after the program's name
 * @param io streams, environment and folder of the process
 * @returns the exit code: 0 clean, 1 findings, 2 not to be trusted
 */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  let code: number = ExitCode.clean
  const program = createProgram(io, (result) => {
    code = result
  })
  const language = languageIn(argv)
  try {
    if (language !== 'en') await translate(program, language)
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.clean : ExitCode.notTrusted
    const { describeFailure } = await import('./failure.ts')
    await writeTo(io.stderr, describeFailure(error, language === 'en' ? 'en' : 'zh'))
    return ExitCode.notTrusted
  }
}

// Errors before the configuration is read can only know the language from the command line.
const languageIn = (argv: readonly string[]): 'en' | 'zh-CN' | 'zh-TW' => {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const given = argv[at]?.split('=')[1] ?? argv[at + 1] ?? ''
  if (at < 0 || !given.startsWith('zh')) return 'en'
  return given === 'zh-TW' ? 'zh-TW' : 'zh-CN'
}

const translate = async (program: Command, language: 'zh-CN' | 'zh-TW'): Promise<void> => {
  const { inChinese } = await import('./chinese.ts')
  const { createSpeak } = await import('../findings/speak.ts')
  const speak = await createSpeak(language)
  inChinese(program, (zh) => speak({ en: '', zh }))
}
