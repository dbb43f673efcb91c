import type { Context } from './context.ts'
import { type Element, h } from './element.ts'
import { table } from './table.ts'

const MOST_ROWS = 1000

/** What could not be read or judged; nothing where all could. */
export const errorsSection = ({ say, result }: Context): Element | false => {
  const { errors } = result
  if (errors.length === 0) return false
  const left = errors.length - MOST_ROWS
  return h(
    'section',
    { id: 'errors', 'aria-labelledby': 'errors-heading' },
    h('h2', { id: 'errors-heading' }, say('errors')),
    h('p', { class: 'lead' }, say('errorsLead')),
    table(
      say('errors'),
      [{ head: say('place') }, { head: say('what'), name: 'text' }, { head: say('code') }],
      errors
        .slice(0, MOST_ROWS)
        .map(({ file, line, column, code, message }) => [
          h('span', { class: 'mono' }, [file, line, column].filter((part) => part !== undefined).join(':')),
          message,
          h('span', { class: 'mono small' }, code),
        ]),
    ),
    left > 0 && h('p', { class: 'small' }, say('moreRows', { n: left })),
  )
}
