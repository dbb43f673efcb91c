/** The encodings ecomply reads, as options and messages name them. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
export type Encoding = (typeof ENCODINGS)[number]

const SHOWN: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GBK/GB 18030',
  big5: 'Big5',
}

/** An encoding as a person writes it. */
export const encodingInWords = (encoding: Encoding): string => SHOWN[encoding]

/** Names under which an encoding may be declared; GB 18030 holds all of GBK, and that all of GB 2312. */
export const ENCODING_NAMES = [...ENCODINGS, 'gbk', 'gb2312', 'utf-16', 'utf8'] as const

const ALIASES: ReadonlyMap<string, Encoding> = new Map([
  ...ENCODINGS.map((name): [string, Encoding] => [name, name]),
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
  ['big5-hkscs', 'big5'],
  ['cp950', 'big5'],
  // Without a byte order mark, what the word means is what Windows writes.
  ['utf-16', 'utf-16le'],
])

/** The encoding of a name as files and options write it, or undefined for one that is not read. */
export const encodingNamed = (name: string): Encoding | undefined => ALIASES.get(name.toLowerCase())
