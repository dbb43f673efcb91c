/** What the command line needs of the process: handed in, so that tests can look at it. */
export interface Io {
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  stdin: NodeJS.ReadStream
  env: NodeJS.ProcessEnv
  cwd(): string
}

/** Writes all of the text; a reader that has gone away (`| head`) ends the output, not the run. */
export const writeTo = (stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error))
    stream.once('error', onError)
    stream.write(text, (error) => {
      // After a failed write the error event follows; the listener must still be there.
      if (error) return onError(error as NodeJS.ErrnoException)
      stream.off('error', onError)
      resolve()
    })
  })

/** True when escape codes for colour may be written to the stream. */
export const wantsColor = (stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv, option: boolean): boolean => {
  if (!option || (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb') return false
  if ((env.FORCE_COLOR ?? '') !== '') return env.FORCE_COLOR !== '0'
  return stream.isTTY === true
}
