import type { Packed } from '../pack.ts'
import { sayer } from '../say.ts'
import type { Register } from '../view.ts'
import { byId } from './build.ts'
import { createControls, type Order } from './controls.ts'
import { type Filter, inOrder, matching } from './filter.ts'
import { findingAt, showFindings, showPager } from './list.ts'
import { startMatrix } from './matrix.ts'
import { MOST_PRINTED, startPrinting } from './print.ts'

interface Settings {
  page: number
  phrases: Record<string, string>
  register: Register
}

const read = <T>(id: string): T => JSON.parse(byId(id).textContent ?? '') as T

const start = (): void => {
  const settings = read<Settings>('settings')
  const say = sayer(settings.phrases)
  startMatrix(say)
  if (!document.getElementById('filters')) return
  const data = read<Packed>('data')
  const { register } = settings
  let found: readonly number[] = []
  let order: Order = 'severity'
  let page = 0

  const show = (): void => {
    const from = page * settings.page
    const shown = found.slice(from, from + settings.page)
    showFindings({ data, register, say }, shown, order)
    byId('count').textContent =
      found.length === 0
        ? say('noneShown')
        : say('shown', { from: from + 1, to: from + shown.length, n: found.length })
    showPager({ page, pages: Math.ceil(found.length / settings.page) }, say, (to) => {
      page = to
      show()
      byId('list').focus()
    })
  }

  const select = (): Filter => {
    const { filter, order: wanted } = controls.read()
    order = wanted
    found = inOrder(data, matching(data, filter), order)
    page = 0
    return filter
  }
  const update = (): void => {
    const filter = select()
    controls.refresh(filter)
    show()
  }
  const controls = createControls(data, register, say, update)

  // The anchor of a finding may be on any page, and filtered away.
  const follow = (): void => {
    const wanted = findingAt(data, location.hash)
    if (wanted < 0) return
    if (!found.includes(wanted)) {
      controls.clear()
      controls.refresh(select())
    }
    page = Math.floor(found.indexOf(wanted) / settings.page)
    show()
    const element = byId(location.hash.slice(1))
    element.scrollIntoView()
    element.focus({ preventScroll: true })
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('a[data-filter]')
    if (!link) return
    const { filter = '', value = '' } = link.dataset
    controls.choose(filter as Parameters<typeof controls.choose>[0], value)
    const box = document.querySelector<HTMLInputElement>('#filters input[name="status"][value="open"]')
    if (box) box.checked = true
    update()
    byId('list').focus()
  })
  addEventListener('hashchange', follow)
  startPrinting(() => {
    showFindings({ data, register, say }, found.slice(0, MOST_PRINTED), order)
    byId('count').textContent = say('printed', {
      shown: Math.min(found.length, MOST_PRINTED),
      n: found.length,
    })
    return show
  })

  document.getElementById('first-only')?.remove()
  update()
  follow()
}

start()
