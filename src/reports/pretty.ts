import type { Finding } from '../findings/finding.ts'
import { errorSection } from './pretty/errors.ts'
import { fileSection } from './pretty/findings.ts'
import { grouped } from './pretty/grouped.ts'
import { noteSection } from './pretty/notes.ts'
import { openPage } from './pretty/page.ts'
import { summarySection } from './pretty/summary.ts'
import { uncheckedSection } from './pretty/unchecked.ts'
import { waiverSection } from './pretty/waivers.ts'
import type { Reporter } from './reporter.ts'

/**
 * The report for a person at a terminal, in the result's language: findings by file and record, what was not
 * checked, what could not be read, and one summary. Text from the input is shown, never obeyed.
 */
export const pretty: Reporter = (result, style) => {
  const page = openPage(result, style)
  const shown = result.findings.filter(style.quiet ? isOpenError : isShown)
  const sections = [
    ...grouped(shown, ({ file }) => file).map((group) => fileSection(page, group[0]!.file, group, result)),
    style.quiet ? [] : waiverSection(page, result),
    style.quiet ? [] : uncheckedSection(page, result.unchecked),
    style.quiet ? [] : noteSection(page, result.notes ?? []),
    errorSection(page, result.errors),
    summarySection(page, result),
  ]
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${texts.join('\n\n')}\n`
}

const isOpenError = ({ status, severity }: Finding): boolean => status === 'open' && severity === 'error'

// A baseline may hold thousands of findings: they are counted in the summary, not listed.
const isShown = ({ status }: Finding): boolean => status !== 'baselined'
