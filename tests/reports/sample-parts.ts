import type { Finding, Result } from '../../src/findings/finding.ts'

export type SampleLanguage = 'en' | 'zh-CN'

/** Words in the language of the sample. */
export const saying =
  (language: SampleLanguage) =>
  (en: string, zh: string): string =>
    language === 'en' ? en : zh

/** A run that read one file and found nothing in it. */
export const base = (language: SampleLanguage): Result => ({
  version: 1,
  tool: { name: 'ecomply', version: '0.1.0' },
  policy: {
    packs: [{ name: 'cn-baseline', version: '1.0.0', digest: `sha256-${'1'.repeat(64)}` }],
    rules: 42,
    digest: `sha256-${'2'.repeat(64)}`,
  },
  asOf: '2026-11-23',
  language,
  input: { files: 1, bytes: 2048, records: {}, digest: `sha256-${'3'.repeat(64)}` },
  summary: { error: 0, warning: 0, info: 0, evidenced: 0, waived: 0, baselined: 0, unchecked: 0 },
  findings: [],
  unchecked: [],
  errors: [],
  rules: [],
  references: { clauses: {}, law: {} },
})

/** A finding where only what matters to the sample is written; the span of the excerpt is given as its text. */
export const finding = (
  given: Pick<Finding, 'rule' | 'topic' | 'severity' | 'message' | 'fix' | 'record' | 'file' | 'pointer'> & {
    at: [line: number, column: number, offset: number]
    source: string
    span: string
  } & Partial<Finding>,
): Finding => {
  const { at, source, span, ...rest } = given
  const [line, column, offset] = at
  const start = source.indexOf(span)
  if (start < 0) throw new Error(`"${span}" is not in the sample's source`)
  return {
    kind: 'product',
    field: rest.pointer.split('/').at(-1) ?? '',
    start: { line, column, offset },
    end: { line, column: column + span.length, offset: offset + span.length },
    match: span,
    evidence: [],
    clauses: [],
    law: [],
    fingerprint: `${rest.rule}:${rest.record}:${offset}`,
    status: 'open',
    excerpt: { text: source, start, end: start + span.length },
    ...rest,
  }
}
