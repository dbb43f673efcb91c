import { breakdown } from './breakdown.ts'
import { card } from './card.ts'
import type { Context } from './context.ts'
import { type Child, type Element, h } from './element.ts'
import type { Fitted } from './fitting.ts'
import { type FindingView, KINDS, SEVERITIES, STATUSES } from './view.ts'

/** How many findings stand on a page of the list; as many are in the file for those who read it without its script. */
export const PAGE = 50

/** The findings: where they are, what to look for, and the first page of the list. */
export const findingsSection = (context: Context, views: readonly FindingView[], fitted: Fitted): Element => {
  const { say } = context
  return h(
    'section',
    { id: 'findings', 'aria-labelledby': 'findings-heading' },
    h('h2', { id: 'findings-heading' }, say('findings')),
    views.length === 0
      ? h('p', {}, say('noFindings'))
      : [breakdown(context), ...list(context, views, fitted)],
  )
}

const list = (context: Context, views: readonly FindingView[], fitted: Fitted): Child[] => {
  const { say, register } = context
  const first = views.slice(0, PAGE)
  const left = views.length - fitted.listed
  return [
    h('h3', { id: 'list', tabindex: -1 }, say('list')),
    left > 0 && h('p', { class: 'note' }, say('notListed', { n: left })),
    fitted.shortened && h('p', { class: 'note' }, say('shortened')),
    views.length > PAGE &&
      h('p', { class: 'note', id: 'first-only' }, say('firstOnly', { shown: PAGE, n: views.length })),
    filters(context),
    h('p', { id: 'count', role: 'status', class: 'small' }),
    h('div', { id: 'cards' }, ...first.map((view) => card(view, register, say))),
    h('nav', { id: 'pager', 'aria-label': say('pages'), hidden: true }),
  ]
}

// Hidden until the script, which alone can do what they offer, shows them.
const filters = ({ say }: Context): Element =>
  h(
    'form',
    {
      id: 'filters',
      class: 'filters',
      role: 'search',
      'aria-label': say('filters'),
      hidden: true,
      autocomplete: 'off',
    },
    h(
      'label',
      { class: 'query' },
      `${say('search')} `,
      h('input', { type: 'search', name: 'query', placeholder: say('searchHint') }),
    ),
    checks(
      'severity',
      say('severity'),
      SEVERITIES.map((value) => [value, say(`${value}Word`)]),
    ),
    checks(
      'status',
      say('status'),
      STATUSES.map((value) => [value, say(`${value}Word`)]),
    ),
    checks(
      'kind',
      say('kind'),
      KINDS.map((value) => [value, say(`${value}Word`)]),
    ),
    h(
      'div',
      { class: 'selects' },
      ...(['topic', 'rule', 'clause', 'law', 'file', 'store'] as const).map((name) =>
        select(name, say(name)),
      ),
      select(
        'order',
        say('order'),
        (['severity', 'file', 'topic', 'rule', 'store'] as const).map((value) =>
          h('option', { value }, say(value)),
        ),
      ),
      h('button', { type: 'reset' }, say('reset')),
    ),
  )

const select = (name: string, label: string, options: Child = []): Element =>
  h(
    'div',
    { class: 'field' },
    h('label', { for: `filter-${name}` }, label),
    h('select', { name, id: `filter-${name}` }, options),
  )

const checks = (name: string, legend: string, values: readonly (readonly [string, string])[]): Element =>
  h(
    'fieldset',
    {},
    h('legend', {}, legend),
    ...values.map(([value, label]) =>
      h(
        'label',
        {},
        h('input', { type: 'checkbox', name, value }),
        ` ${label} `,
        h('span', { class: 'facet', 'data-facet': `${name}:${value}` }),
      ),
    ),
  )
