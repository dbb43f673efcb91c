import type { Io } from '../io.ts'

/** What a command does: arguments and options in, exit code out. */
export type Action = (args: string[], options: never, io: Io) => Promise<number>

/** Makes what commander calls of an action that is loaded only when its command is called. */
export type Run = (load: () => Promise<Action>) => (...called: unknown[]) => Promise<void>
