import type { Result } from '../../src/findings/finding.ts'
import { base, finding, type SampleLanguage, saying } from './sample-parts.ts'

const ESC = '\u001b'

/** Every text a seller's file or a rule pack can bring into a report, written by someone who means harm. */
export const hostile = (language: SampleLanguage): Result => {
  const say = saying(language)
  const plain = base(language)
  const fix = say('Write the title in plain words.', '用平实的文字书写标题。')
  const shared = { rule: 'product/plain-title', topic: 'completeness', fix, severity: 'error' as const }
  const quoted = (text: string) => say(`Not a plain title: “${text}”.`, `标题不规范：“${text}”。`)
  const file = `listings/${ESC}]8;;https://phish.example/\u0007snacks\u202ENOSJ.json`
  const colour = `${ESC}[2J${ESC}[31mfree\u009b1m nuts${ESC}[0m`
  const link = `${ESC}]8;;https://phish.example/${ESC}\\坚果${ESC}]8;;${ESC}\\`
  const bidi = '\u202Egnitaeb nrut\u2066\u200F 坚果\u2069'
  const lines = 'nuts\r\n\n2 errors, 0 warnings\u2028✔ all clear\u0085'
  const invisible = '全网最\u200b佳\ufeff\u00ad，👨\u200d👩\u200d👧 家庭装 e\u0301\u0000\u007f\t结束\ud800'
  const long = `${'很长的标题'.repeat(60)}违禁${'and-one-endless-word'.repeat(30)}`
  const markup = '[坚果](javascript:alert(1)) {0} <img src=x onerror=alert(1)> **bold** `code`'
  const texts = { colour, link, bidi, lines, invisible, markup }
  return {
    ...plain,
    input: { ...plain.input, records: { product: 8 } },
    summary: { ...plain.summary, error: 8, unchecked: 1 },
    findings: [
      ...Object.values(texts).map((text, index) =>
        finding({
          ...shared,
          message: quoted(text),
          record: `${index}-${text}`,
          file,
          pointer: `/products/${index}/title`,
          at: [index + 1, 12, index * 100],
          source: `"title": "${text}"`,
          span: text,
          clauses: ['__proto__', 'constructor'],
          law: ['hasOwnProperty'],
        }),
      ),
      finding({
        ...shared,
        message: quoted(long),
        record: long,
        file,
        pointer: '/products/7/title',
        at: [8, 2000, 9000],
        source: long,
        span: '违禁',
      }),
      finding({
        ...shared,
        message: quoted('…'),
        record: 'inverted',
        file,
        pointer: '/products/8/title',
        at: [9, 1, 9100],
        source: 'an empty span past the end',
        span: 'end',
        excerpt: { text: 'an empty span past the end', start: 99, end: 99 },
      }),
    ],
    unchecked: [
      { rule: `product/${ESC}[7mrule`, kind: 'product', reason: `no store “${colour}”`, records: 1 },
    ],
    errors: [
      {
        file,
        line: 3,
        column: 9,
        code: 'input/invalid-json',
        message: say(`Found “${link}”.`, `实际是“${link}”。`),
      },
    ],
    rules: [
      {
        id: 'product/plain-title',
        topic: 'completeness',
        severity: 'error',
        title: markup,
        description: `${colour}${bidi}`,
        clauses: ['__proto__', 'constructor'],
        law: ['hasOwnProperty'],
      },
    ],
    references: { clauses: { constructor: markup }, law: {} },
  }
}
