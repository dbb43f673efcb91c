/** Stands in for node:child_process in commander, whose way to run subcommands as programs of their own is not used. */
export const spawn = (): never => {
  throw new Error('ecomply starts no other program')
}
