import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
// @ts-expect-error: a build script without types
import { generateAssets } from '../../.build/inline.mjs'
import { generatePhrases } from '../generate-phrases.ts'

const folder = path.resolve(import.meta.dirname, '../../src/reports/html')

test('the traditional phrases are those that the converter makes of the simplified', async () => {
  await expect(await generatePhrases()).toMatchFileSnapshot(path.join(folder, 'phrases-zh-tw.generated.ts'))
})

test('script and style in the file are those of the sources', async () => {
  expect(readFileSync(path.join(folder, 'assets.generated.ts'), 'utf8')).toBe(await generateAssets())
})
