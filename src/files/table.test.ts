import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memorySource } from './bytes.ts'
import type { RawRecord } from './raw-record.ts'
import type { TableOptions } from './read-options.ts'
import type { TableReading } from './row-records.ts'
import { type Choose, isInputError, splitRecords } from './split.ts'

const read = (
  content: string | Buffer,
  {
    table,
    file = 'a.csv',
    reading = {},
    blockSize = 4096,
  }: { table?: TableOptions; file?: string; reading?: TableReading; blockSize?: number } = {},
) => {
  const columns: string[] = []
  const choose: Choose = ({ members }) => {
    columns.push(...(members?.keys() ?? []))
    return { as: 'record', table: reading }
  }
  const text = content.toString()
  const source = memorySource(file, Buffer.from(content))
  const items = [...splitRecords(source, choose, { blockSize, ...(table ? { table } : {}) })]
  const records = items.filter((item): item is RawRecord => !isInputError(item))
  return {
    columns,
    records,
    values: records.map((record) => (record.form?.is === 'cells' ? record.form.value() : record.text)),
    errors: items.filter(isInputError).map(({ code, at }) => (at ? `${code} ${at.line}:${at.column}` : code)),
    /** What stands in the file where the record says a span of a value stands. */
    cut: (index: number, pointer: string, span?: [number, number]) => {
      const { start, form } = records[index]!
      if (form?.is !== 'cells') throw new Error('no cells')
      const { from, to } = form.locate(pointer, span)
      return text.replace(/^\uFEFF/, '').slice(start.offset + from, start.offset + to)
    },
  }
}

describe('delimited text', () => {
  test.each([
    [',', 'id,title\n1,茶\n2,"a,b"\n'],
    [';', 'id;title\r\n1;茶\r\n2;a,b\r\n'],
    ['tab', 'id\ttitle\n1\t茶\n2\ta,b'],
    ['|', 'id|title\r1|茶\r2|a,b\r'],
    ['sep=', 'sep=;\nid;title\n1;茶\n2;a,b'],
  ])('with %s between cells', (_, content) => {
    const { columns, values, errors } = read(content)
    expect(columns).toEqual(['id', 'title'])
    expect(values).toEqual([
      { id: '1', title: '茶' },
      { id: '2', title: 'a,b' },
    ])
    expect(errors).toEqual([])
  })

  test('is known by its content where its name does not tell', () => {
    expect(read('id,title,price\n1,a,2\n', { file: 'a.txt' }).values).toEqual([
      { id: '1', title: 'a', price: '2' },
    ])
    expect(read('"id","title"\n"1","a"\n', { file: 'a.txt' }).values).toEqual([{ id: '1', title: 'a' }])
    expect(read('Dear all, please find\nthe list, attached, below', { file: 'a.txt' }).errors).toEqual([
      'input/invalid-json 1:1',
    ])
  })

  test('cells of several lines, doubled quotes, digits kept as text', () => {
    const content = 'id,title\n="00123","a ""b""\nc"\n"=""007""",x\n\'690,y\n'
    const { values, cut } = read(content)
    expect(values).toEqual([
      { id: '00123', title: 'a "b"\nc' },
      { id: '007', title: 'x' },
      { id: '690', title: 'y' },
    ])
    expect(cut(0, '/title')).toBe('a ""b""\nc')
    expect(cut(0, '/title', [2, 5])).toBe('""b""')
    expect(cut(0, '/title', [6, 7])).toBe('c')
    expect(cut(0, '/id', [0, 5])).toBe('00123')
    expect(cut(1, '/id', [1, 3])).toBe('07')
    expect(cut(2, '/id', [0, 1])).toBe('6')
  })

  test('lines and offsets are those of the file', () => {
    const { records } = read('\uFEFFid,title\n\n1,"a\nb"\n\n2,c\n', { blockSize: 16 })
    expect(records.map(({ start, pointer }) => [start.line, start.column, start.offset, pointer])).toEqual([
      [3, 1, 10, '/0'],
      [6, 1, 19, '/1'],
    ])
  })

  test('white space and a mark before the line of names are passed over', () => {
    expect(read('\n\t\uFEFFid,"title"\n1,a\n').columns).toEqual(['id', 'title'])
  })

  test('names that are missing or stand twice are told apart', () => {
    expect(read('a,,a,__proto__\n1,2,3,4\n').values).toEqual([
      JSON.parse('{"a":"1","column 2":"2","a (2)":"3","__proto__":"4"}'),
    ])
  })

  test('short rows lack their last cells, blank rows are none', () => {
    expect(read('id,title,tags\n1,a\n,,\n  \n2,b,c,,\n').values).toEqual([
      { id: '1', title: 'a' },
      { id: '2', title: 'b', tags: 'c' },
    ])
  })

  test('tab-separated text may have quotes that quote nothing', () => {
    const { values, errors } = read('id\ttitle\n1\t"Best" cup\n2\t"open\n3\tx\n', { file: 'a.tsv' })
    expect(errors).toEqual([])
    expect(values).toEqual([
      { id: '1', title: '"Best" cup' },
      { id: '2', title: '"open' },
      { id: '3', title: 'x' },
    ])
  })

  test('Taobao Assistant: version, names, Chinese names, goods', () => {
    const content =
      'version 1.00\r\ntitle\tprice\tdescription\r\n宝贝名称\t宝贝价格\t宝贝描述\r\n"茶"\t"1.00"\t"<p>""好""\r\n</p>"\r\n'
    const { columns, values, errors } = read(content)
    expect(columns).toEqual(['title', 'price', 'description'])
    expect(values).toEqual([{ title: '茶', price: '1.00', description: '<p>"好"\r\n</p>' }])
    expect(errors).toEqual([])
  })

  test('a header from the configuration', () => {
    const table = { header: ['id', 'title'], delimiter: ';', skip: 1 }
    expect(read('export of today\n1;a\n', { table }).values).toEqual([{ id: '1', title: 'a' }])
  })
})

describe('what is wrong with a table', () => {
  test.each([
    ['1,2.5,https://a.example/b\n2,3,x\n', ['input/no-header 1:1']],
    ['id,title\n', ['input/no-rows']],
    ['id,title\n1,a,b\n2,c\n', ['input/row-length 2:1']],
    ['id,title\n1,"a" b\n2,c\n', ['input/stray-quote 2:7']],
    ['id,title\n1,"a\n2,c\n', ['input/open-quote 2:1']],
    [`id,title\n1,${'a'.repeat(2000)}\n2,a\0b\n`, ['input/binary 3:4']],
  ])('%j', (content, errors) => {
    expect(read(content).errors).toEqual(errors)
  })

  test('the other rows are read', () => {
    expect(read('id,title\n1,"a" b\n2,c\n3,a,b\n4,d\n').values).toEqual([
      { id: '2', title: 'c' },
      { id: '4', title: 'd' },
    ])
  })
})

describe('rows become records as their reader says', () => {
  const content = 'Handle,Title,SKU,Note (x.a),Note (x.b)\nt,茶,1,p,q\nt,,2,,\n,,3,,\nu,杯,4,,\n'

  test('grouped by a column', () => {
    const { values, records, cut } = read(content, { reading: { group: 'Handle' } })
    expect(values).toMatchObject([
      { Handle: 't', Title: '茶', SKU: '1', rows: [{ SKU: '1' }, { SKU: '2' }, { SKU: '3' }] },
      { Handle: 'u', rows: [{ SKU: '4' }] },
    ])
    expect(records.map(({ start }) => start.line)).toEqual([2, 5])
    expect(records[0]?.text).toBe('t,茶,1,p,q\nt,,2,,\n,,3,,')
    expect(cut(0, '/rows/2/SKU')).toBe('3')
    expect(cut(0, '/Title')).toBe('茶')
    expect(cut(1, '/rows/0/Title', [0, 1])).toBe('杯')
    expect(cut(0, '/rows/1/Price')).toBe('t')
  })

  test('also where they stand apart, with the places of each', () => {
    const apart = 'Handle,SKU\na,1\nb,2\na,3\n'
    const { records, values } = read(apart, { reading: { group: 'Handle' } })
    expect(values).toMatchObject([{ Handle: 'a', rows: [{ SKU: '1' }, { SKU: '3' }] }, { Handle: 'b' }])
    const form = records[0]?.form
    const place = form?.is === 'cells' ? form.locate('/rows/1/SKU') : undefined
    expect(place).toMatchObject({
      from: 6,
      to: 7,
      row: { offset: 4, start: { line: 4, column: 1, offset: 19 } },
    })
  })

  test('with columns listed by name and value', () => {
    const { values, cut } = read(content, { reading: { columns: ['* (x.*)'] } })
    expect(values[0]).toMatchObject({
      columns: [
        { name: 'Note (x.a)', value: 'p' },
        { name: 'Note (x.b)', value: 'q' },
      ],
    })
    expect(cut(0, '/columns/1/value')).toBe('q')
  })

  test('nested by dots in their names', () => {
    const { values, cut } = read(
      'id,price.amount,price.currency,images.0.url,images.0.alt,brand.name\n1,2.50,CNY,u,图,\n',
      { reading: { nested: true } },
    )
    expect(values).toEqual([
      { id: '1', price: { amount: '2.50', currency: 'CNY' }, images: [{ url: 'u', alt: '图' }] },
    ])
    expect(cut(0, '/price/amount')).toBe('2.50')
    expect(cut(0, '/images/0/alt', [0, 1])).toBe('图')
  })

  test('no name reaches a prototype', () => {
    const { values } = read('id,__proto__.x,constructor.prototype.y,a.__proto__\n1,2,3,4\n', {
      reading: { nested: true },
    })
    expect(Object.getPrototypeOf(values[0])).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).x ?? ({} as Record<string, unknown>).y).toBeUndefined()
  })
})

const cell = fc.string({
  unit: fc.constantFrom('a', '茶', '"', ',', ';', '\n', '\r\n', '\t', ' ', '=', '0'),
  maxLength: 8,
})

test('any cells come back as they were written, through any blocks, and so does each span of them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.integer({ min: 16, max: 60 }),
      fc.nat(),
      (rows, delimiter, blockSize, seed) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = `id${delimiter}x${delimiter}y\n${rows.map(([x, y], at) => [`r${at}`, quoted(x), quoted(y)].join(delimiter)).join('\r\n')}\r\n`
        const { values, errors, cut } = read(text, { blockSize })
        expect(errors).toEqual([])
        const plain = (value: string) => /^="(.*)"$/s.exec(value)?.[1] ?? value
        expect(values).toEqual(rows.map(([x, y], at) => ({ id: `r${at}`, x: plain(x), y: plain(y) })))
        const at = seed % rows.length
        const said = plain(rows[at]![1])
        if (said.length > 0) expect(cut(at, '/y', [0, said.length]).replaceAll('""', '"')).toBe(said)
      },
    ),
    { numRuns: 500 },
  )
})
