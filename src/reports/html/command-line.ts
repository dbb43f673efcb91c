/** Words as they are typed into a POSIX shell: what it would read otherwise stands in quotes. */
export const commandLine = (words: readonly string[]): string => words.map(quoted).join(' ')

const quoted = (word: string): string =>
  /^[\p{L}\p{N}@%+=:,./_-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
