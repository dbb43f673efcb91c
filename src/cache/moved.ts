import type { RawRecord } from '../files/raw-record.ts'
import type { FoundHere, RecordOutcome, ShelfRecord } from '../findings/outcome.ts'

/** Where a record stands in its file, and in the file's document. */
export type RecordPlace = Pick<RawRecord, 'start' | 'pointer'>

/**
 * The outcome of a record that stands elsewhere in its file now.
 * @returns the very outcome where it stands where it stood; undefined where it tells of other places too, which may have
 *   moved otherwise
 */
export const moved = (
  outcome: RecordOutcome,
  from: RecordPlace,
  to: RecordPlace,
): RecordOutcome | undefined => {
  const isSame =
    from.start.offset === to.start.offset &&
    from.start.line === to.start.line &&
    from.start.column === to.start.column &&
    from.pointer === to.pointer
  if (isSame) return outcome
  if (outcome.findings.some(({ finding }) => finding.related !== undefined)) return undefined
  return {
    ...outcome,
    line: to.start.line,
    findings: outcome.findings.map((found) => movedFinding(found, from, to)),
    ...(outcome.shelf ? { shelf: movedShelf(outcome.shelf, to.start.line - from.start.line) } : {}),
  }
}

const movedFinding = (found: FoundHere, from: RecordPlace, to: RecordPlace): FoundHere => {
  const shift = ({ line, column, offset }: RecordPlace['start']) => ({
    line: line + to.start.line - from.start.line,
    // Only what stands in the record's first line moves along it.
    column: line === from.start.line ? column + to.start.column - from.start.column : column,
    offset: offset + to.start.offset - from.start.offset,
  })
  const { start, end, pointer } = found.finding
  return {
    ...found,
    finding: {
      ...found.finding,
      start: shift(start),
      end: shift(end),
      pointer: to.pointer + pointer.slice(from.pointer.length),
    },
  }
}

const movedShelf = (shelf: ShelfRecord, lines: number): ShelfRecord =>
  shelf.kind === 'campaign'
    ? shelf
    : { ...shelf, licences: shelf.licences.map((licence) => ({ ...licence, line: licence.line + lines })) }
