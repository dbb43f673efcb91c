import type { RunError } from '../../findings/finding.ts'
import type { Context } from './context.ts'
import { type Element, h } from './element.ts'
import type { PhraseKey } from './phrases.ts'
import { table } from './table.ts'

const MOST_ROWS = 1000

/** What could not be read or judged; nothing where all could. */
export const errorsSection = (context: Context): Element | false =>
  placesSection(context, 'errors', 'what', context.result.errors)

/** How files were read, where that is worth knowing; nothing where all were read as they are. */
export const notesSection = (context: Context): Element | false =>
  placesSection(context, 'notes', 'note', context.result.notes ?? [])

const placesSection = (
  { say }: Context,
  name: 'errors' | 'notes',
  what: PhraseKey,
  entries: readonly RunError[],
): Element | false => {
  if (entries.length === 0) return false
  const left = entries.length - MOST_ROWS
  return h(
    'section',
    { id: name, 'aria-labelledby': `${name}-heading` },
    h('h2', { id: `${name}-heading` }, say(name)),
    h('p', { class: 'lead' }, say(`${name}Lead`)),
    table(
      say(name),
      [{ head: say('place') }, { head: say(what), name: 'text' }, { head: say('code') }],
      entries
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
