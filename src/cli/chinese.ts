import type { Command } from 'commander'
import { CHINESE, CHINESE_ERRORS, CHINESE_HEADINGS, CHINESE_PATTERNS } from './chinese-help.ts'

/**
 * Puts the help and the messages of a command line into Chinese.
 * @param inScript simplified Chinese as the user reads it: as it is, or in traditional characters
 */
export const inChinese = (program: Command, inScript: (chinese: string) => string): void => {
  const say = (english: string): string => inScript(chineseFor(english) ?? english)
  for (const command of withSubcommands(program)) {
    command.description(say(command.description()))
    for (const option of command.options) option.description = say(option.description)
    for (const argument of command.registeredArguments) argument.description = say(argument.description)
    if (command.commands.length > 0) command.helpCommand('help [command]', say('display help for command'))
    command.helpOption('-h, --help', say('display help for command'))
    const { writeOut, writeErr } = command.configureOutput()
    command.configureOutput({
      writeOut: (text) => writeOut?.(inScript(replaced(text, CHINESE_HEADINGS))),
      writeErr: (text) => writeErr?.(inScript(replaced(text, CHINESE_HEADINGS))),
      outputError: (text, write) => write(replaced(text, CHINESE_ERRORS)),
    })
  }
}

/** A command and all that are under it. */
export const withSubcommands = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
]

/** The Chinese for what a command, an option or an argument is said to be for; undefined where nobody has written it. */
export const chineseFor = (english: string): string | undefined => {
  if (Object.hasOwn(CHINESE, english)) return CHINESE[english]
  const pattern = CHINESE_PATTERNS.find(([from]) => from.test(english))
  return pattern && english.replace(pattern[0], pattern[1])
}

const replaced = (text: string, patterns: readonly (readonly [RegExp, string])[]): string =>
  patterns.reduce((done, [from, to]) => done.replace(from, to), text)
