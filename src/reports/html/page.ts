import type { Result } from '../../findings/finding.ts'
import { visible } from '../visible.ts'
import { wordsIn } from '../words.ts'
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './assets.generated.ts'
import type { Context } from './context.ts'
import { coverageSection } from './coverage.ts'
import { type Child, type Element, h } from './element.ts'
import { errorsSection, notesSection } from './errors.ts'
import { findingsSection, PAGE } from './findings.ts'
import { dataJson, fitting } from './fitting.ts'
import { licencesSection } from './licences.ts'
import { markup } from './markup.ts'
import { opening } from './opening.ts'
import { CLIENT_PHRASES, type PhraseKey } from './phrases.ts'
import { phrasesIn, topicsIn } from './phrases-in.ts'
import { type Say, sayer } from './say.ts'
import { uncheckedSection } from './unchecked.ts'
import type { Register } from './view.ts'
import { viewsOf } from './views.ts'
import { waiversSection } from './waivers.ts'

/**
 * The audit report of a result: one HTML document that loads nothing. All that is text is escaped where it is written;
 * the findings stand once more as JSON for the script, which shows them as text only; and the policy of the document lets
 * no script run but that one.
 */
export const page = (result: Result): string => {
  const phrases = phrasesIn(result.language)
  const register = registerOf(result)
  const say = sayer(phrases) as Say<PhraseKey>
  const context: Context = { result, say, words: wordsIn(result.language), register }
  const views = viewsOf(result)
  const fitted = fitting(views)
  const settings = {
    page: PAGE,
    phrases: Object.fromEntries(CLIENT_PHRASES.map((key) => [key, phrases[key]])),
    register,
  }
  return [
    '<!doctype html>',
    `<html lang="${result.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    // Before anything that it governs.
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    markup(h('title', {}, `${say('title')} · ${result.asOf}`)),
    `<style>${STYLE}</style>`,
    '</head>',
    `<body>${markup(h('a', { class: 'skip', href: '#findings' }, say('skip')))}`,
    markup(contents(context)),
    markup(main(context, findingsSection(context, views, fitted))),
    markup(h('footer', {}, h('p', {}, say('footer', { version: result.tool.version })))),
    `<script type="application/json" id="settings">${dataJson(settings)}</script>`,
    `<script type="application/json" id="data">${fitted.json}</script>`,
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const policy = [
  "default-src 'none'",
  `script-src '${SCRIPT_HASH}'`,
  `style-src '${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const main = (context: Context, findings: Element): Element =>
  h(
    'main',
    {},
    opening(context),
    errorsSection(context),
    notesSection(context),
    coverageSection(context),
    findings,
    licencesSection(context),
    waiversSection(context),
    uncheckedSection(context),
  )

const contents = ({ say, result }: Context): Element => {
  const entries: [href: string, name: string, count: Child][] = [
    ['#run', say('run'), false],
    ...(result.errors.length > 0
      ? [['#errors', say('errors'), result.errors.length] as [string, string, Child]]
      : []),
    ...(result.notes?.length
      ? [['#notes', say('notes'), result.notes.length] as [string, string, Child]]
      : []),
    ['#coverage', say('coverage'), result.coverage?.clauses.length],
    ['#findings', say('findings'), result.findings.length],
    ['#licences', say('licences'), result.licences?.entries.length],
    ['#waivers', say('waivers'), result.waivers?.length],
    ['#unchecked', say('notChecked'), result.summary.unchecked],
  ]
  return h(
    'nav',
    { class: 'contents', 'aria-label': say('contents') },
    h(
      'ol',
      {},
      ...entries.map(([href, name, count]) => h('li', {}, h('a', { href }, name), ' ', h('span', {}, count))),
    ),
  )
}

const registerOf = (result: Result): Register => ({
  clauses: plain([
    ...(result.coverage?.clauses ?? []).map(({ id, gist }) => [id, gist] as const),
    ...Object.entries(result.references.clauses),
  ]),
  law: plain(Object.entries(result.references.law)),
  topics: topicsIn(
    result.language,
    result.findings.map(({ topic }) => topic),
  ),
  rules: plain(result.rules.map(({ id, title }) => [id, title] as const)),
})

const plain = (names: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(names.map(([id, name]) => [visible(id), visible(name)]))
