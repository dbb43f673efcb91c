import { fill, type Localised, type Values } from '../text/localised.ts'

/** A place in a file: lines and columns start at 1; columns and offsets count UTF-16 code units, a BOM excluded. */
export interface Position {
  line: number
  column: number
  offset: number
}

/** One thing that kept an input from being read or judged. Any of them makes the run exit with 2. */
export interface InputError {
  code: InputErrorCode
  file: string
  /** Absent where the whole file is meant (unreadable, empty, binary). */
  at?: Position
  words: Localised
}

// One line each: what is wrong, then what to do. `{name}` is filled from the arguments.
const WORDS = {
  'input/nothing-found': {
    en: 'No files match "{pattern}". Name a file, a folder or a glob that exists; folders are searched for .json, .ndjson, .jsonl, .csv, .tsv, .xlsx and .xml.',
    zh: '没有文件与“{pattern}”匹配。请给出存在的文件、文件夹或通配符；文件夹中查找 .json、.ndjson、.jsonl、.csv、.tsv、.xlsx 和 .xml。',
  },
  'input/unreadable': {
    en: 'Cannot read the file: {reason}.',
    zh: '无法读取文件：{reason}。',
  },
  'input/empty': {
    en: 'The file is empty. Export it again, or leave it out.',
    zh: '文件是空的。请重新导出，或不要检查此文件。',
  },
  'input/binary': {
    en: 'This is not a text file. ecomply reads JSON, NDJSON, CSV, TSV, XLSX and XML feeds.',
    zh: '这不是文本文件。ecomply 读取 JSON、NDJSON、CSV、TSV、XLSX 和 XML 商品数据。',
  },
  'input/encoding': {
    en: 'The file is in {encoding}. Save it as UTF-8 and check it again.',
    zh: '文件编码为 {encoding}。请另存为 UTF-8 后再检查。',
  },
  'input/invalid-utf8': {
    en: 'Byte {byte} (number {index} of the file, from 0) is not valid UTF-8, and the text reads as no other encoding without doubt. Name its encoding with --encoding (gbk, big5), or save the file as UTF-8.',
    zh: '字节 {byte}（文件第 {index} 字节，从 0 起）不是有效的 UTF-8，也无法确定是其他编码。请用 --encoding 指明编码（gbk、big5），或将文件另存为 UTF-8。',
  },
  'input/invalid-bytes': {
    en: 'Byte {byte} (number {index} of the file, from 0) is not valid {encoding}. Export the file again, or name its encoding with --encoding.',
    zh: '字节 {byte}（文件第 {index} 字节，从 0 起）不是有效的 {encoding}。请重新导出，或用 --encoding 指明编码。',
  },
  'input/invalid-json': {
    en: 'Not valid JSON: expected {expected}, found {found}.',
    zh: 'JSON 格式错误：此处应为{expected}，实际是{found}。',
  },
  'input/truncated': {
    en: 'The JSON ends too early: expected {expected}. The export may have been cut off.',
    zh: 'JSON 提前结束：此处应为{expected}。导出的文件可能不完整。',
  },
  'input/trailing-comma': {
    en: 'A comma stands before "{found}". Remove it, or read the file with --lenient.',
    zh: '“{found}”前多了一个逗号，请删除，或用 --lenient 读取。',
  },
  'input/raw-line-break': {
    en: 'A line break stands inside a string; JSON writes it as \\n. Export the file again without wrapping its lines, or read it with --lenient.',
    zh: '字符串中有未转义的换行；JSON 应写作 \\n。请重新导出，不要折行，或用 --lenient 读取。',
  },
  'input/several-documents': {
    en: 'A second JSON document begins here, and it is no object and no list. Take it out.',
    zh: '从这里开始是另一个 JSON 文档，但既不是对象也不是列表。请将其移除。',
  },
  'input/not-a-record': {
    en: 'Expected a record (a JSON object), found {found}.',
    zh: '此处应为一条记录（JSON 对象），实际是{found}。',
  },
  'input/no-records': {
    en: 'No records: the list is empty. Export it again, or leave the file out.',
    zh: '没有记录：列表为空。请重新导出，或不要检查此文件。',
  },
  'input/duplicate-key': {
    en: 'The key "{key}" appears twice in one object, so its value is not certain. Remove one; the record was not judged.',
    zh: '同一对象中键“{key}”出现两次，取值不确定。请删除一个；该记录未检查。',
  },
  'input/unsafe-number': {
    en: 'The number {number} is too large to be kept exactly. Write it as a string; the record was not judged.',
    zh: '数字 {number} 太大，无法精确保存。请改写为字符串；该记录未检查。',
  },
  'input/too-deep': {
    en: 'Nested more than {limit} levels deep. This is not a catalogue record.',
    zh: '嵌套超过 {limit} 层，不是商品目录记录。',
  },
  'input/too-long': {
    en: 'The record that begins here is longer than {limit} million characters; a closing brace may be missing. Correct it, or leave the file out.',
    zh: '从这里开始的记录超过 {limit} 百万字符，可能缺少右括号。请更正，或不要检查此文件。',
  },
  'input/too-many-keys': {
    en: 'More than {limit} keys stand outside any list. Put the records into a list, or write one on each line (NDJSON).',
    zh: '列表之外有超过 {limit} 个键。请将记录放入列表，或每行写一条记录（NDJSON）。',
  },
  'input/too-large': {
    en: 'More than 1 GB of JSON in one piece came through a pipe. Save it as a file, or write one record on each line (NDJSON).',
    zh: '管道传来的单个 JSON 超过 1 GB。请保存为文件，或每行写一条记录（NDJSON）。',
  },
  'input/no-rows': {
    en: 'The table has no rows. Export it again, or leave the file out.',
    zh: '表格没有数据行。请重新导出，或不要检查此文件。',
  },
  'input/no-header': {
    en: 'The first line of the table does not name its columns. Name them in ecomply.yaml: files: [{ match: …, table: { header: [id, title, …] } }].',
    zh: '表格第一行不是列名。请在 ecomply.yaml 中写明列名：files: [{ match: …, table: { header: [id, title, …] } }]。',
  },
  'input/row-length': {
    en: 'The row has {cells} cells, but the table {columns} columns: a delimiter or a quote may be missing. The row was not judged.',
    zh: '此行有 {cells} 个单元格，而表格只有 {columns} 列，可能缺少分隔符或引号。该行未检查。',
  },
  'input/stray-quote': {
    en: 'Text follows a closing quote. A quote inside a quoted cell is written twice (""). The row was not judged.',
    zh: '右引号之后还有文字。带引号的单元格中，引号须写两次（""）。该行未检查。',
  },
  'input/open-quote': {
    en: 'A quote in the row that begins here is never closed, so the rest of the file belongs to one cell. Close it, or write it twice ("").',
    zh: '从此行开始有引号没有闭合，文件余下内容都属于同一单元格。请补上右引号，或将引号写两次（""）。',
  },
  'input/workbook-broken': {
    en: 'The workbook cannot be opened: {problem}. Save it again as .xlsx, or export CSV.',
    zh: '无法打开工作簿：{problem}。请重新另存为 .xlsx，或导出为 CSV。',
  },
  'input/workbook-too-large': {
    en: 'The workbook is too large to be opened safely. Export its sheets as CSV, which is read in any size.',
    zh: '工作簿过大，无法安全打开。请将各工作表导出为 CSV，CSV 大小不限。',
  },
  'input/invalid-xml': {
    en: 'Not well-formed XML: {problem} Export the file again.',
    zh: 'XML 格式错误：{problem} 请重新导出。',
  },
  'input/xml-entities': {
    en: 'The document declares entities of its own, which are not read: they can be made to grow without end. Export it without them.',
    zh: '文档自行声明了实体。实体可能无限膨胀，因此不读取。请导出不含实体声明的文件。',
  },
  'input/xml-no-items': {
    en: 'The XML holds no items (item, entry, offer, product). Export the product feed, or leave the file out.',
    zh: 'XML 中没有条目（item、entry、offer、product）。请导出商品数据，或不要检查此文件。',
  },
  'input/wrong-type': {
    en: 'The field {field} is {found}, expected {expected}. Correct it; the record was not judged.',
    zh: '字段 {field} 的类型是{found}，应为{expected}。请更正；该记录未检查。',
  },
  'input/missing-field': {
    en: 'The record has no {field}. Every {kind} record needs one; the record was not judged.',
    zh: '记录缺少 {field}。每条{kind}记录都需要它；该记录未检查。',
  },
  'input/unknown-kind': {
    en: 'Cannot tell what this record is. Tried: {tried}. Add "kind": "product", "store" or "campaign", or a files: entry in ecomply.yaml, or leave the file out (ignore:).',
    zh: '无法判断这是什么记录。已尝试：{tried}。请添加 "kind": "product"、"store" 或 "campaign"，或在 ecomply.yaml 的 files: 中说明，或用 ignore: 排除该文件。',
  },
  'input/duplicate-id': {
    en: 'Another store has the id "{id}" ({other}), so it is not certain which one its products belong to. Give each store its own id.',
    zh: '另一家店铺的 id 也是“{id}”（{other}），无法确定商品属于哪一家。请为每家店铺设置不同的 id。',
  },
  'input/price-row': {
    en: 'This row of the price history was not read: {problem}.',
    zh: '价格记录中的此行未读取：{problem}。',
  },
  'input/price-rows': {
    en: '{count} further rows of the price history were not read. Correct those named first.',
    zh: '价格记录中另有 {count} 行未读取。请先更正以上各行。',
  },
  'input/price-columns': {
    en: 'A price history has rows with productId or sku, price, and at (or date). This one lacks {lacking}.',
    zh: '价格记录的每行应有 productId 或 sku、price、at（或 date）。此文件缺少{lacking}。',
  },
  'input/error-answer': {
    en: 'The file holds an error answer of the platform ("{key}") and no records. Export it again.',
    zh: '文件内容是平台返回的错误（“{key}”），没有记录。请重新导出。',
  },
  'input/unread-list': {
    en: 'The list "{key}" beside the known ones was not read. Name it products, stores, campaigns or records, or take it out.',
    zh: '与已知列表并列的列表“{key}”未读取。请改名为 products、stores、campaigns 或 records，或将其移除。',
  },
  'input/mixed-list': {
    en: 'Record {index} of this list looks like {adapter}, this one does not (it has no {missing}). Its records from here on were not read.',
    zh: '此列表第 {index} 条记录符合 {adapter}，这一条不符合（缺少 {missing}）。该列表此后的记录均未读取。',
  },
  'input/stray-line': {
    en: 'This line belongs to "{parent}", which does not stand in this file. Export the file again as one piece; in a file of more than 64 million characters the lines of a record have to follow it.',
    zh: '此行属于“{parent}”，但文件中没有它。请重新完整导出；超过 6400 万字符的文件中，从属行须紧跟所属记录。',
  },
  'input/unknown-code': {
    en: 'The adapter {adapter} has no meaning for {field} = {value}. The record was not judged.',
    zh: '适配器 {adapter} 不认识 {field} = {value}。该记录未检查。',
  },
} as const satisfies Record<string, Localised>

export type InputErrorCode = keyof typeof WORDS

/** Builds an input error; `values` fill the `{places}` of its words. */
export const inputError = (
  code: InputErrorCode,
  file: string,
  at?: Position,
  values: Values = {},
): InputError => ({ code, file, ...(at ? { at } : {}), words: fill(WORDS[code], values) })
