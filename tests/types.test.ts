import path from 'node:path'
import { expect, it } from 'vitest'
import { generateTypes } from './generate-types.ts'

it('the types of records are those of their schemas', async () => {
  await expect(await generateTypes()).toMatchFileSnapshot(
    path.resolve(import.meta.dirname, '../src/records/canonical.generated.ts'),
  )
})
