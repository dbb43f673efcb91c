import { page } from './html/page.ts'
import type { Reporter } from './reporter.ts'

/** The audit report: one HTML file to read, filter, print and keep, which loads nothing from anywhere. */
export const html: Reporter = (result) => page(result)
