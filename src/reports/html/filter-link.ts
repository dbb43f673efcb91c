import { type Child, h } from './element.ts'
import { grouped } from './say.ts'

/** A number that leads to the findings it counts. */
export const filterLink = (
  count: number,
  filter: 'clause' | 'topic' | 'rule' | 'file' | 'store' | 'law',
  value: string,
  label: string,
  name = '',
): Child =>
  count === 0
    ? 0
    : h(
        'a',
        {
          href: '#list',
          'data-filter': filter,
          'data-value': value,
          title: label,
          class: `count ${name}`.trim(),
        },
        grouped(count),
      )
