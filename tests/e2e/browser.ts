import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const PLACES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const found = PLACES.find((file) => file !== '' && existsSync(file))

/** Why the tests in a browser are left out; undefined where they have to run: where there is one, and in CI. */
export const noBrowser =
  found === undefined && !process.env.CI
    ? 'no Chromium found: install it (apt-get install chromium) or name one in CHROMIUM'
    : undefined

/** Starts Chromium. @throws Error where there is none */
export const startBrowser = (): Promise<Browser> => {
  if (found === undefined)
    throw new Error('CI has to test the audit report in Chromium, and there is none: see .ci/run.')
  // Root has no sandbox, as in containers.
  return chromium.launch({ executablePath: found, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

/** What a page did beside showing itself. */
export interface Watch {
  errors: string[]
  requests: string[]
  dialogs: string[]
}

/** Writes down whatever the page says, asks for or pops up. */
export const watch = (page: Page): Watch => {
  const seen: Watch = { errors: [], requests: [], dialogs: [] }
  page.on('pageerror', ({ message }) => void seen.errors.push(message))
  page.on('console', (message) => {
    if (message.type() !== 'log') seen.errors.push(message.text())
  })
  page.on('request', (request) => void seen.requests.push(request.url()))
  page.on('dialog', async (dialog) => {
    seen.dialogs.push(dialog.message())
    await dialog.dismiss()
  })
  return seen
}
