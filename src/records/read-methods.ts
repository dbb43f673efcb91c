import { sourcePlace, traceAdaptation } from './adapt.ts'
import type { Adapter, AdapterSettings } from './adapter.ts'
import { type OpenedRecord, openOrWhole } from './adapter-detect.ts'
import { copyPlaces } from './copy.ts'
import type { RecordKinds } from './kinds.ts'
import { parseRecord } from './read-errors.ts'
import type { CatalogueRecord, SourcePlace } from './record.ts'
import { JOINED, type SideTables } from './side-tables.ts'

/** Methods of records. They are plain functions that all records share: a record costs no more, and can be copied. */
export const methodsFor = ({ shapes }: RecordKinds): Pick<CatalogueRecord, 'copyPointers'> => {
  // Kept as long as the record: each mention in it asks again.
  const known = new WeakMap<CatalogueRecord, readonly string[]>()
  return {
    copyPointers(this: CatalogueRecord) {
      const pointers = known.get(this) ?? copyPlaces(shapes[this.kind], this.value)
      known.set(this, pointers)
      return pointers
    },
  }
}

/** The way back of adapted records. It is worked out when a finding first asks for it, and kept as long as the record. */
export const traceWith = (
  adapters: readonly Adapter[],
  settings: AdapterSettings,
  side: SideTables,
): ((this: CatalogueRecord, pointer: string) => SourcePlace) => {
  const traces = new WeakMap<
    CatalogueRecord,
    { trace: ReadonlyMap<string, SourcePlace>; opened: OpenedRecord }
  >()
  const inRow = (record: CatalogueRecord, opened: OpenedRecord, place: SourcePlace): SourcePlace => {
    const adapter = adapters.find((one) => one.name === record.adapter?.name)
    const found = adapter && side.rowAt(adapter, opened.value, record.raw, place.pointer)
    if (found === undefined) return { pointer: opened.pointer }
    return { ...place, pointer: found.pointer, raw: found.row.raw }
  }
  return function (pointer) {
    let known = traces.get(this)
    if (known === undefined) {
      const adapter = adapters.find(({ name }) => name === this.adapter?.name) as Adapter
      const opened = openOrWhole(adapter, parseRecord(this.raw))
      const source = side.withRows(adapter, opened.value, this.raw)
      known = { opened, trace: traceAdaptation(adapter, source, settings).trace }
      traces.set(this, known)
    }
    const place = sourcePlace(known.trace, pointer)
    if (place.pointer.startsWith(`/${JOINED}/`)) return inRow(this, known.opened, place)
    return { ...place, pointer: known.opened.pointer + place.pointer }
  }
}
