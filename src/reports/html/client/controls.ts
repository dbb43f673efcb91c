import type { COLUMN, Packed } from '../pack.ts'
import { grouped, type Say } from '../say.ts'
import { nameIn, type Register } from '../view.ts'
import { byId } from './build.ts'
import { type Facet, type Filter, matching, valuesOf } from './filter.ts'

const SELECTS = ['topic', 'rule', 'clause', 'law', 'file', 'store'] as const
const CHECKS = ['severity', 'status', 'kind'] as const
// A longer list cannot be chosen from; the search finds the rest.
const MOST_OPTIONS = 300

export type Order = 'severity' | 'file' | 'topic' | 'rule' | 'store'

/** The form above the list. */
export interface Controls {
  read(): { filter: Filter; order: Order }
  /** Chooses one value of one facet and nothing else. */
  choose(facet: (typeof SELECTS)[number], value: string): void
  clear(): void
  /** Shows beside every choice how many findings it would give. */
  refresh(filter: Filter): void
}

export const createControls = (
  data: Packed,
  register: Register,
  say: Say,
  onChange: () => void,
): Controls => {
  const form = byId<HTMLFormElement>('filters')
  const query = form.elements.namedItem('query') as HTMLInputElement
  const select = (name: string): HTMLSelectElement => form.elements.namedItem(name) as HTMLSelectElement
  const checked = (name: string): string[] =>
    [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)].map(({ value }) => value)

  const labelOf = (facet: (typeof SELECTS)[number], value: string): string => {
    if (value === '') return facet === 'store' ? say('noStore') : facet === 'law' ? say('noLaw') : '–'
    if (facet === 'topic') return nameIn(register.topics, value)
    if (facet === 'law') return nameIn(register.law, value)
    if (facet === 'clause')
      return `${value} ${Object.hasOwn(register.clauses, value) ? register.clauses[value] : ''}`
    return value
  }

  const fill = (facet: (typeof SELECTS)[number], filter: Filter): void => {
    const element = select(facet)
    const chosen = filter[facet]
    const values = valuesOf(data, matching(data, filter, facet), facet)
    const shown = values.slice(0, MOST_OPTIONS)
    if (chosen !== undefined && !shown.some(([value]) => value === chosen))
      shown.unshift([chosen, values.find(([value]) => value === chosen)?.[1] ?? 0])
    element.replaceChildren(
      new Option(say('all'), 'all'),
      // An option's value has a sign before it, so that no value from the input can be "all".
      ...shown.map(
        ([value, count]) => new Option(`${cut(labelOf(facet, value))} (${grouped(count)})`, `=${value}`),
      ),
    )
    element.value = chosen === undefined ? 'all' : `=${chosen}`
  }

  let waiting: number | undefined
  form.addEventListener('input', (event) => {
    if (event.target !== query) return
    clearTimeout(waiting)
    waiting = setTimeout(onChange, 150)
  })
  form.addEventListener('change', (event) => {
    if (event.target !== query) onChange()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    onChange()
  })
  form.addEventListener('reset', (event) => {
    event.preventDefault()
    clear()
    onChange()
  })

  const clear = (): void => {
    form.querySelectorAll<HTMLInputElement>('input[type=checkbox]').forEach((box) => {
      box.checked = false
    })
    query.value = ''
    for (const facet of SELECTS) select(facet).value = 'all'
  }

  return {
    read: () => {
      const one = (name: string): string | undefined => {
        const { value } = select(name)
        return value.startsWith('=') ? value.slice(1) : undefined
      }
      return {
        filter: {
          query: query.value,
          severity: checked('severity'),
          status: checked('status'),
          kind: checked('kind'),
          topic: one('topic'),
          rule: one('rule'),
          file: one('file'),
          store: one('store'),
          clause: one('clause'),
          law: one('law'),
        },
        order: select('order').value as Order,
      }
    },
    choose: (facet, value) => {
      clear()
      const element = select(facet)
      if (![...element.options].some((option) => option.value === `=${value}`))
        element.append(new Option(value, `=${value}`))
      element.value = `=${value}`
    },
    clear,
    refresh: (filter) => {
      for (const facet of SELECTS) fill(facet, filter)
      for (const facet of CHECKS) showCounts(form, data, facet, filter)
      form.hidden = false
    },
  }
}

const showCounts = (
  form: HTMLElement,
  data: Packed,
  facet: Facet & keyof typeof COLUMN,
  filter: Filter,
): void => {
  const counts = new Map(valuesOf(data, matching(data, filter, facet), facet))
  form.querySelectorAll<HTMLElement>('[data-facet]').forEach((element) => {
    const [name, value] = element.dataset.facet?.split(':') ?? []
    if (name === facet) element.textContent = grouped(counts.get(value ?? '') ?? 0)
  })
}

const LONGEST = 60
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
