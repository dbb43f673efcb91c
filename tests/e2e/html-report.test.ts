import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '../../src/findings/finding.ts'
import { html } from '../../src/reports/html.ts'
import { samples } from '../reports/samples.ts'
import { noBrowser, startBrowser, type Watch, watch } from './browser.ts'
import { checkJson, DAY, ecomply, folderOf } from './run.ts'

const SHOP = 'fixtures/corner-shop'
const STYLE = { color: false, width: 80, hyperlinks: false, quiet: false }

if (noBrowser !== undefined) console.warn(`Audit report in Chromium: skipped, ${noBrowser}`)

describe.skipIf(noBrowser !== undefined)('the audit report in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser?.close())

  const open = async (
    file: string,
    options: BrowserContextOptions & { hash?: string } = {},
  ): Promise<{ page: Page; seen: Watch; close: () => Promise<void> }> => {
    const { hash = '', ...rest } = options
    const context = await browser.newContext(rest)
    const page = await context.newPage()
    const seen = watch(page)
    await page.goto(pathToFileURL(file).href + hash)
    return { page, seen, close: () => context.close() }
  }

  const saved = (result: Result): string => {
    const file = path.join(folderOf({}), 'report.html')
    writeFileSync(file, html(result, STYLE))
    return file
  }

  const { result } = checkJson([SHOP])
  const shop = saved(result)
  const open_ = result.findings.filter(({ status }) => status === 'open')
  const shownCount = (page: Page) => page.locator('#count').textContent()

  test('is the file that the command writes', () => {
    const cwd = folderOf({})
    const file = path.join(cwd, 'direct.html')
    ecomply(['check', SHOP, '--as-of', DAY, '--format', 'html', '--output', file])
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(shop, 'utf8'))
  })

  test('filters by severity, topic and link, and clears', async () => {
    const { page, seen, close } = await open(shop)
    const total = result.findings.length
    expect(await shownCount(page)).toBe(`Findings 1 to 50 of ${total}`)
    await page.getByRole('search').getByLabel('warning').check()
    const warnings = result.findings.filter(({ severity }) => severity === 'warning').length
    expect(await shownCount(page)).toBe(`Findings 1 to ${warnings} of ${warnings}`)
    expect(await page.locator('#cards .finding').count()).toBe(warnings)
    expect(await page.locator('#cards .finding:not(.warning)').count()).toBe(0)

    await page.getByRole('button', { name: 'Clear filters' }).click()
    expect(await shownCount(page)).toBe(`Findings 1 to 50 of ${total}`)

    await page.getByLabel('Topic', { exact: true }).selectOption('=licence')
    const licence = result.findings.filter(({ topic }) => topic === 'licence').length
    expect(await shownCount(page)).toBe(`Findings 1 to ${licence} of ${licence}`)

    await page.locator('a[data-filter="clause"][data-value="2.3.3.a"]').click()
    const ofClause = open_.filter(({ clauses }) => clauses.includes('2.3.3.a')).length
    expect(await shownCount(page)).toBe(`Findings 1 to ${ofClause} of ${ofClause}`)
    expect(await page.evaluate('document.activeElement?.id')).toBe('list')
    expect(seen).toEqual({ errors: [], requests: [pathToFileURL(shop).href], dialogs: [] })
    await close()
  })

  test('searches every word in whatever a finding says', async () => {
    const { page, close } = await open(shop)
    const box = page.getByRole('searchbox')
    await box.fill('licence EXPIRED')
    await expect.poll(() => shownCount(page)).toMatch(/of [1-9]$/)
    for (const text of await page.locator('#cards .finding').allTextContents())
      expect(text).toMatch(/licence.*expired|expired.*licence/is)
    await box.fill('no such words anywhere')
    await expect.poll(() => shownCount(page)).toBe('No finding matches the filters.')
    expect(await page.locator('#cards').innerHTML()).toBe('')
    await close()
  })

  test('turns pages, and orders in groups', async () => {
    const { page, close } = await open(shop)
    await page.getByRole('button', { name: 'Next page' }).click()
    const total = result.findings.length
    expect(await shownCount(page)).toBe(`Findings 51 to ${total} of ${total}`)
    expect(await page.getByRole('button', { name: 'Next page' }).isDisabled()).toBe(true)
    await page.getByLabel('Order by').selectOption('file')
    expect(await page.locator('#cards .group').first().textContent()).toBe(
      result.findings.map(({ file }) => file).sort()[0],
    )
    await close()
  })

  test('shows only the clauses asked for', async () => {
    const { page, close } = await open(shop)
    await page.locator('#matrix-filter').getByLabel('not covered').check()
    const missing = result.coverage!.clauses.filter(({ coverage }) => coverage === 'missing').length
    expect(await page.locator('tr[data-coverage]:visible').count()).toBe(missing)
    expect(await page.locator('#matrix-count').textContent()).toBe(`${missing} clauses shown`)
    await close()
  })

  test('finds the finding of a link, whatever page it is on', async () => {
    const wanted = result.findings.at(-1)!
    const { page, close } = await open(shop, { hash: `#f-${wanted.fingerprint}` })
    expect(await page.evaluate('document.activeElement?.id')).toBe(`f-${wanted.fingerprint}`)
    await close()
  })

  test('can be used by keyboard, and is named for screen readers', async () => {
    const { page, close } = await open(shop)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement?.className')).toBe('skip')
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
    expect(outline).not.toBe('none')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#findings')
    for (const name of ['The run', 'Clauses of the policy', 'Findings', 'Licences', 'Waivers', 'Not checked'])
      expect(await page.getByRole('region', { name, exact: true }).count()).toBeGreaterThan(0)
    expect(await page.getByRole('navigation', { name: 'Contents' }).count()).toBe(1)
    expect(await page.getByRole('table', { name: 'Clause by clause' }).count()).toBe(1)
    expect(await page.getByRole('img', { name: /ended before/ }).count()).toBe(1)
    // Every control has a name.
    const unnamed = `[...document.querySelectorAll('input, select, button')]
      .filter((one) => !one.labels?.length && !one.textContent && !one.ariaLabel).length`
    expect(await page.evaluate(unnamed)).toBe(0)
    await close()
  })

  test('reads without its script', async () => {
    const { page, close } = await open(shop, { javaScriptEnabled: false })
    expect(await page.locator('#cards .finding').count()).toBe(50)
    expect(await page.locator('#filters').isVisible()).toBe(false)
    expect(await page.locator('#first-only').textContent()).toContain('The 50 gravest')
    await close()
  })

  test.each(['en', 'zh-CN'] as const)(
    'prints all findings in %s, and puts the page back',
    async (language) => {
      const file = language === 'en' ? shop : saved({ ...result, language })
      const { page, close } = await open(file)
      await page.evaluate(
        `addEventListener('beforeprint', () => { document.body.dataset.printed = document.querySelectorAll('#cards .finding').length })`,
      )
      const pdf = await page.pdf({ preferCSSPageSize: true })
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
      expect(pages).toBeGreaterThan(10)
      expect(await page.evaluate('document.body.dataset.printed')).toBe(String(result.findings.length))
      expect(await page.locator('#cards .finding').count()).toBe(50)
      await close()
    },
  )

  test.each([400, 768, 1600])('fits a window %i pixels wide', async (width) => {
    const { page, close } = await open(shop, { viewport: { width, height: 800 } })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await close()
  })

  test('is dark where the reader likes it dark', async () => {
    const ground = async (colorScheme: 'light' | 'dark') => {
      const { page, close } = await open(shop, { colorScheme })
      const color = await page.evaluate('getComputedStyle(document.body).backgroundColor')
      await close()
      return color
    }
    expect([await ground('light'), await ground('dark')]).toEqual(['rgb(253, 252, 249)', 'rgb(22, 24, 27)'])
  })

  test('runs no script but its own', async () => {
    const { page, seen, close } = await open(shop)
    const ran = await page.evaluate(`(() => {
      const script = document.createElement('script')
      try {
        script.append('window.ran = true')
        document.body.append(script)
      } catch {}
      try {
        document.body.insertAdjacentHTML('beforeend', '<i></i>')
      } catch {
        return [window.ran ?? false, 'refused']
      }
      return [window.ran ?? false, 'written']
    })()`)
    expect(ran).toEqual([false, 'refused'])
    expect(seen.errors.join('\n')).toContain("requires 'TrustedScript' assignment")
    await close()
  })

  const TITLES = [
    '全网最佳</script><script>alert(1)</script>',
    '全网最佳<!--<script>',
    '全网最佳<img src=x onerror=alert(1)>',
    '全网最佳"><svg onload=alert(1)>',
    `全网最佳' onmouseover='alert(1)' x='`,
    '全网最佳\u2028alert(1)\u2029',
    '全网最佳\u202egnitaeb\u202c',
    '全网最佳{{constructor.constructor("alert(1)")()}}',
    '全网最佳</title></style></textarea><iframe src=javascript:alert(1)>',
  ]

  test('nothing in a title does anything', async () => {
    const products = TITLES.map((title, at) => ({
      kind: 'product',
      id: `${at}"><img src=x onerror=alert(1)>`,
      title,
      storeId: '<b onclick=alert(1)>',
    }))
    const cwd = folderOf({ "x' onload='alert(1).json": JSON.stringify(products) })
    const { code } = ecomply(['check', '.', '--as-of', DAY, '--format', 'html', '--output', 'r.html'], {
      cwd,
    })
    expect(code).toBe(1)
    const { page, seen, close } = await open(path.join(cwd, 'r.html'))
    await page.getByRole('searchbox').fill('全网最佳')
    await expect.poll(() => page.locator('#cards').textContent()).not.toContain('store-missing')
    for (const order of ['file', 'topic', 'rule', 'store'])
      await page.getByLabel('Order by').selectOption(order)
    const text = await page.locator('#cards').textContent()
    for (const part of ['</script><script>alert(1)', '<!--<script>', '<U+202E>gnitaeb', '<U+2028>alert'])
      expect(text).toContain(part)
    expect(
      await page
        .locator('main img, main iframe, main b[onclick], main script, [onload], [onerror], [onmouseover]')
        .count(),
    ).toBe(0)
    expect(seen).toEqual({ errors: [], requests: [page.url()], dialogs: [] })
    await close()
  })

  test('opens with a hundred thousand findings, in less than 30 MB, and finds one of them', async () => {
    const file = saved(manyFindings(100_000))
    expect(statSync(file).size).toBeLessThan(30_000_000)
    const { page, seen, close } = await open(file)
    expect(await shownCount(page)).toBe('Findings 1 to 50 of 100,000')
    await page.getByRole('searchbox').fill('SKU-77777')
    await expect.poll(() => shownCount(page)).toBe('Findings 1 to 1 of 1')
    expect(await page.locator('#cards .finding').textContent()).toContain('product SKU-77777')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByLabel('Page', { exact: true }).fill('2000')
    await page.getByLabel('Page', { exact: true }).blur()
    expect(await shownCount(page)).toBe('Findings 99,951 to 100,000 of 100,000')
    expect(seen.errors).toEqual([])
    await close()
  }, 300_000)
})

/** As many findings as a large catalogue may have, with texts of their own. */
const manyFindings = (count: number): Result => {
  const rich = samples.rich('en')
  const kinds = rich.findings.slice(0, 4)
  return {
    ...rich,
    findings: Array.from({ length: count }, (_, at) => {
      const like = kinds[at % kinds.length]!
      const before = `      "title": "第${at}款新品上市 云溪山货精选`
      return {
        ...like,
        record: `SKU-${at}`,
        store: `S-${at % 97}`,
        file: `listings/${Math.floor(at / 500)}.json`,
        fingerprint: at.toString(16).padStart(24, '0'),
        excerpt: {
          text: `${before}全网最佳坚果礼盒，销量第一，送礼有面子，云溪山里人家亲手采摘 500g"`,
          start: before.length + 2,
          end: before.length + 4,
        },
      }
    }),
  }
}
