export { ExitCode, exitCodeOf, type Gate } from '../findings/gate.ts'
