/** Text as bytes of an encoding that Node can only decode: its table is turned round once. */
export const encodeAs = (encoding: 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be', text: string): Buffer => {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const table = tables[encoding]()
  return Buffer.concat(
    Array.from(text, (character) => {
      if (character <= '\x7f') return Buffer.from(character)
      const bytes = table.get(character)
      if (!bytes) throw new Error(`${encoding} has no ${character}`)
      return bytes
    }),
  )
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const tableOf = (encoding: 'gb18030' | 'big5') => (): Map<string, Buffer> => {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, Buffer>()
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const bytes = Buffer.from([lead, trail])
      const character = decoder.decode(bytes)
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, bytes)
    }
  return table
}

const tables = { gb18030: once(tableOf('gb18030')), big5: once(tableOf('big5')) }
