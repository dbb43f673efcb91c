import type { Result } from '../../findings/finding.ts'
import { waiversToLookAfter } from '../waiver-text.ts'
import { type Page, paragraph } from './page.ts'

/** Waivers that end soon, have ended, have fallen or are not needed. */
export const waiverSection = (page: Page, result: Result): string[] => {
  const concerns = waiversToLookAfter(result, page.words)
  if (concerns.length === 0) return []
  return [
    page.paint.underline(page.words.waivers.heading),
    '',
    ...concerns.flatMap((concern) => paragraph(page, concern, { indent: 2, hang: 2 })),
  ]
}
