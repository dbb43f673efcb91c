import type { Result } from '../../src/findings/finding.ts'
import { hostile } from './sample-hostile.ts'
import { base, type SampleLanguage, saying } from './sample-parts.ts'
import { rich } from './sample-rich.ts'

/** Hand-made results, each showing one way a run can end. */
export const samples = {
  rich,
  clean: (language: SampleLanguage): Result => clean(language),
  hostile,
  unreadable: (language: SampleLanguage): Result => unreadable(language),
}

const clean = (language: SampleLanguage): Result => ({
  ...base(language),
  input: {
    files: 3,
    bytes: 130_000_000,
    records: { product: 50_000, store: 2 },
    digest: `sha256-${'4'.repeat(64)}`,
  },
})

const unreadable = (language: SampleLanguage): Result => {
  const say = saying(language)
  return {
    ...base(language),
    input: { files: 3, bytes: 913, records: {}, digest: `sha256-${'5'.repeat(64)}` },
    errors: [
      {
        file: 'listings/autumn.json',
        line: 214,
        column: 7,
        code: 'input/trailing-comma',
        message: say('A comma stands before "}". Remove it.', '“}”前多了一个逗号，请删除。'),
      },
      {
        file: 'listings/春季.ndjson',
        line: 3,
        column: 1,
        code: 'input/unknown-kind',
        message: say(
          'Cannot tell what this record is. Tried: the files: patterns of ecomply.yaml, a "kind" field, the adapters, the folder. Add "kind": "product", "store" or "campaign", or a files: entry in ecomply.yaml.',
          '无法判断这是什么记录。已尝试：ecomply.yaml 的 files: 模式、"kind" 字段、适配器、所在文件夹。请添加 "kind": "product"、"store" 或 "campaign"，或在 ecomply.yaml 的 files: 中说明。',
        ),
      },
      {
        file: 'listings/photo.json',
        code: 'input/binary',
        message: say(
          'This is not a text file. ecomply reads JSON and NDJSON in UTF-8.',
          '这不是文本文件。ecomply 读取 UTF-8 编码的 JSON 和 NDJSON。',
        ),
      },
    ],
  }
}
