import { Chalk } from 'chalk'
import { readSavedResult } from '../config/saved-result.ts'
import { type Comparison, compare } from '../findings/compare.ts'
import type { Finding, Result } from '../findings/finding.ts'
import { createSpeak } from '../findings/speak.ts'
import { orderedFinding } from '../reports/ordered.ts'
import { placeIn } from '../reports/place.ts'
import { escaped } from '../reports/sarif/message.ts'
import { visible } from '../reports/visible.ts'
import type { Localised, Speak } from '../text/localised.ts'
import { ExitCode } from './exit-code.ts'
import { UsageError } from './failure.ts'
import { type Io, wantsColor, writeTo } from './io.ts'

/** `ecomply diff`: what is new, fixed and still open between two saved results. */
export const diffAction = async (
  [before = '', after = '']: string[],
  options: { format?: 'pretty' | 'json' | 'markdown'; color: boolean },
  io: Io,
): Promise<number> => {
  const then = await readSavedResult(io.cwd(), before)
  const now = await readSavedResult(io.cwd(), after)
  // What one of them did not look at would pass for fixed, or for new.
  if (then.input.since || now.input.since)
    throw new UsageError({
      en: 'A result of --since is of changed files only and cannot be compared; check everything for ecomply diff.',
      zh: '--since 的结果只涉及有变更的文件，无法比较；请全量检查后再用 ecomply diff。',
    })
  const comparison = compare(then, now)
  const speak = await createSpeak(now.language)
  const color = wantsColor(io.stdout, io.env, options.color)
  const write = {
    pretty: () => asText(comparison, speak, color),
    json: () => asJson(comparison, now),
    markdown: () => asMarkdown(comparison, speak),
  }
  await writeTo(io.stdout, write[options.format ?? 'pretty']())
  return ExitCode.clean
}

const PARTS = ['appeared', 'fixed', 'remaining'] as const

const HEADINGS: Record<(typeof PARTS)[number], Localised> = {
  appeared: { en: 'New', zh: '新增' },
  fixed: { en: 'Fixed', zh: '已解决' },
  remaining: { en: 'Still open', zh: '仍未解决' },
}

const heading = (part: (typeof PARTS)[number], comparison: Comparison, speak: Speak): string =>
  `${speak(HEADINGS[part])} (${comparison[part].length})`

const asText = (comparison: Comparison, speak: Speak, color: boolean): string => {
  const paint = new Chalk({ level: color ? 1 : 0 })
  const tint = { appeared: paint.red, fixed: paint.green, remaining: paint.dim }
  const line = ({ file, start, sheet, cell, rule, record, message }: Finding) =>
    `  ${visible(`${file}${cell === undefined ? ':' : ' '}${placeIn({ start, sheet, cell })}  ${record}  ${message}`)}  ${paint.dim(rule)}`
  return `${PARTS.map((part) =>
    [tint[part](heading(part, comparison, speak)), ...comparison[part].map(line)].join('\n'),
  ).join('\n\n')}\n`
}

const asMarkdown = (comparison: Comparison, speak: Speak): string => {
  const item = ({ record, message, rule }: Finding) =>
    `- ${escaped(record)}: ${escaped(message)} (${escaped(rule)})`
  return `${PARTS.map((part) => [`## ${heading(part, comparison, speak)}`, '', ...comparison[part].map(item)].join('\n')).join('\n\n')}\n`
}

const asJson = (comparison: Comparison, { asOf, language }: Result): string =>
  `${JSON.stringify(
    {
      asOf,
      language,
      ...Object.fromEntries(PARTS.map((part) => [part, comparison[part].map(orderedFinding)])),
    },
    undefined,
    2,
  )}\n`
