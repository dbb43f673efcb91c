import type { Finding, RelatedLocation, RunError } from '../../findings/finding.ts'
import { placeIn } from '../place.ts'
import { fileUri } from '../uri.ts'
import { message } from './message.ts'

/** Where a finding is: file, region, and the record that holds it. Snippets are the masked excerpt. */
export const findingLocation = (finding: Finding) => {
  const { start, end, excerpt, file } = finding
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(file),
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
        charOffset: start.offset,
        charLength: end.offset - start.offset,
        snippet: { text: excerpt.text.slice(excerpt.start, excerpt.end) },
      },
      contextRegion: { startLine: start.line, endLine: end.line, snippet: { text: excerpt.text } },
    },
    logicalLocations: [
      {
        name: finding.record,
        ...(finding.pointer === '' ? {} : { fullyQualifiedName: finding.pointer }),
        kind: finding.kind,
      },
      ...(finding.cell === undefined ? [] : [{ name: placeIn(finding), kind: 'cell' }]),
    ],
  }
}

/** The second places a finding rests on (SARIF 2.1.0 §3.27.22), numbered from 1. */
export const relatedLocations = (related: readonly RelatedLocation[]) =>
  related.map((one, index) => ({
    id: index + 1,
    physicalLocation: {
      artifactLocation: artifactLocation(one.file),
      region: {
        startLine: one.start.line,
        startColumn: one.start.column,
        endLine: one.end.line,
        endColumn: one.end.column,
        charOffset: one.start.offset,
        charLength: one.end.offset - one.start.offset,
      },
    },
    ...(one.pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: one.pointer }] }),
    message: message(one.message),
  }))

/** Where an input error is; a whole file has no region. */
export const errorLocation = ({ file, line, column }: RunError) => ({
  physicalLocation: {
    artifactLocation: artifactLocation(file),
    ...(line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
  },
})

/** A change of a finding's own region (SARIF 2.1.0 §3.55 to §3.57); deleting inserts nothing. */
export const findingChange = ({ file, start, end }: Finding, inserted: string) => ({
  artifactLocation: artifactLocation(file),
  replacements: [
    {
      deletedRegion: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
        charOffset: start.offset,
        charLength: end.offset - start.offset,
      },
      ...(inserted === '' ? {} : { insertedContent: { text: inserted } }),
    },
  ],
})

const artifactLocation = (file: string) => ({ uri: fileUri(file), uriBaseId: '%SRCROOT%' })
