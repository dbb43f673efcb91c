import type { FoundFile } from '../files/found-file.ts'
import type { KeptOutcomes } from './kept-outcomes.ts'

/** Where a run leaves what later runs can use, and finds what earlier ones left. */
export interface Keeping {
  /** Outcomes of records, by all that they rest on besides the records. @param terms a digest of that */
  outcomes(terms: string): KeptOutcomes
  /** The digest of a file's bytes and how many they are; undefined where it cannot be read. */
  digestOf(file: FoundFile): { digest: string; bytes: number } | undefined
  /** Whole results and what else lasts longer than the process; absent where nothing does. */
  lasting?: LastingTexts
}

/** Texts under names that say what they are made of. */
export interface LastingTexts {
  /** @param name letters, digits and hyphens @returns undefined where none was kept, or what was kept is damaged */
  read(name: string): string | undefined
  write(name: string, text: string): void
}
