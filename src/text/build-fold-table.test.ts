import { expect, test } from 'vitest'
import { foldTableModule } from './build-fold-table.ts'

test('the generated table is what opencc-js and Unicode data give today', async () => {
  await expect(foldTableModule()).toMatchFileSnapshot('./fold-table.generated.ts')
})
