import { type Child, type Element, h } from './element.ts'
import type { ClientPhrase } from './phrases.ts'
import type { Say as SayAny } from './say.ts'
import { type FindingView, nameIn, type Register } from './view.ts'

type Say = SayAny<ClientPhrase>

/** One finding as it stands in the list, in the file and in the browser alike. */
export const card = (view: FindingView, register: Register, say: Say): Element => {
  const id = anchorOf(view)
  return h(
    'article',
    { class: `finding ${view.severity} ${view.status}`, id, 'aria-labelledby': `${id}-title`, tabindex: -1 },
    h(
      'header',
      {},
      h(
        'p',
        { class: 'tags' },
        severityTag(view.severity, say),
        view.status !== 'open' && statusTag(view, say),
      ),
      h('h4', { id: `${id}-title` }, view.message),
      h('a', { class: 'anchor', href: `#${id}`, 'aria-label': say('linkTo') }, '#'),
    ),
    h('p', { class: 'place' }, place(view, say)),
    source(view, say),
    h('p', { class: 'fix' }, h('b', {}, say('fix')), ' ', view.fix),
    view.notes.length > 0 &&
      h(
        'ul',
        { class: 'notes' },
        view.notes.map((note) => h('li', {}, note)),
      ),
    basis(view, register, say),
    proof(view, say),
  )
}

/** The id of a finding's element. */
export const anchorOf = ({ fingerprint }: Pick<FindingView, 'fingerprint'>): string =>
  `f-${fingerprint.replace(/[^\w.:-]/g, '_')}`

const SIGNS = { error: '■', warning: '▲', info: '●' } as const

/** A severity by sign and word, so that no one has to tell colours apart. */
export const severityTag = (severity: FindingView['severity'], say: Say): Element =>
  h(
    'span',
    { class: `tag ${severity}` },
    h('span', { 'aria-hidden': 'true' }, SIGNS[severity]),
    ` ${say(`${severity}Word`)}`,
  )

const statusTag = ({ status }: FindingView, say: Say): Element =>
  h('span', { class: 'tag lowered' }, say(`${status}Word`))

const place = (view: FindingView, say: Say): Child[] => [
  h('span', { class: 'mono' }, `${view.file}:${view.line}:${view.column}`),
  h('span', {}, `${say(`${view.kind}Word`)} `, h('bdi', {}, view.record)),
  view.store !== '' && view.kind !== 'store' && h('span', {}, say('ofStore', { name: view.store })),
  view.field !== '' && h('span', {}, say('field', { name: view.field })),
]

const source = ({ before, span, after }: FindingView, say: Say): Child =>
  `${before}${span}${after}` !== '' &&
  h(
    'p',
    { class: 'source', 'aria-label': say('source'), role: 'group' },
    h('bdi', {}, before, span !== '' && h('mark', {}, span), after),
  )

const basis = ({ clauses, law }: FindingView, register: Register, say: Say): Child =>
  clauses.length + law.length > 0 &&
  h(
    'dl',
    { class: 'basis' },
    clauses.length > 0 && h('dt', {}, say('clause')),
    clauses.map((id) => h('dd', {}, h('b', {}, id), gistOf(register.clauses, id))),
    law.length > 0 && h('dt', {}, say('law')),
    law.map((id) => h('dd', {}, nameIn(register.law, id))),
  )

const gistOf = (clauses: Register['clauses'], id: string): string => {
  const gist = nameIn(clauses, id)
  return gist === id ? '' : ` ${gist}`
}

const proof = ({ rule, evidence, fingerprint }: FindingView, say: Say): Element =>
  h(
    'details',
    {},
    h('summary', {}, say('evidence'), ' ', h('span', { class: 'mono' }, rule)),
    evidence.length > 0 &&
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...(['fact', 'condition', 'found'] as const).map((key) => h('th', { scope: 'col' }, say(key))),
          ),
        ),
        h('tbody', {}, rows(evidence)),
      ),
    h('p', { class: 'mono small' }, `${say('fingerprint')} ${fingerprint}`),
  )

const rows = (evidence: readonly string[]): Element[] =>
  Array.from({ length: Math.floor(evidence.length / 3) }, (_, at) =>
    h('tr', {}, ...evidence.slice(3 * at, 3 * at + 3).map((text) => h('td', {}, h('code', {}, text)))),
  )
