/** Stands in for node:child_process in the built program, which never starts another program. */
export const spawn = (): never => {
  throw new Error('ecomply starts no other program')
}
