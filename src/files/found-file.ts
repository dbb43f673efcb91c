import type { ReadOptions } from './read-options.ts'

/** A file to be read. */
export interface FoundFile {
  /** As shown to the user: '/' separators, relative to the working folder. "<stdin>" for standard input. */
  path: string
  /** What to open: an absolute path, or `STDIN`. */
  absolute: string
  /** In bytes; 0 for standard input, pipes and devices. */
  size: number
  /** The bytes themselves, of a pipe that was read into memory. */
  content?: Uint8Array
  /** How it is to be read, where the user said so. */
  options?: ReadOptions
}

/** The pattern that stands for standard input. */
export const STDIN = '-'
