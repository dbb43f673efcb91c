import type { Say } from '../say.ts'
import { byId } from './build.ts'

/** Makes the boxes above the clauses work: only clauses of the chosen coverage, only those with open findings. */
export const startMatrix = (say: Say): void => {
  const filter = document.getElementById('matrix-filter')
  if (!filter) return
  filter.hidden = false
  const boxes = [...filter.querySelectorAll('input')]
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-coverage]')]
  const refresh = (): void => {
    const coverages = boxes
      .filter(({ name, checked }) => name === 'coverage' && checked)
      .map(({ value }) => value)
    const onlyOpen = boxes.some(({ name, checked }) => name === 'open' && checked)
    for (const row of rows) {
      const { coverage = '', open } = row.dataset
      row.hidden = (coverages.length > 0 && !coverages.includes(coverage)) || (onlyOpen && open === '0')
    }
    document.querySelectorAll<HTMLElement>('.matrix tbody').forEach((group) => {
      group.hidden = [...group.querySelectorAll<HTMLElement>('[data-coverage]')].every((row) => row.hidden)
    })
    const shown = rows.filter((row) => !row.hidden).length
    byId('matrix-count').textContent = say('shownClauses', { n: shown })
  }
  filter.addEventListener('change', refresh)
  refresh()
}
