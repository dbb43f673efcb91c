import { visible } from '../visible.ts'

/** Most characters in a cell. */
const LONGEST = 32_767

/** Untrusted text for an attribute or an element: one line, nothing that XML 1.0 has no form for, nothing that is markup. */
export const xmlText = (text: string): string =>
  visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** The text of a cell: as xmlText, no longer than a cell may be, and without what spreadsheets take for an escape. */
export const cellText = (text: string): string =>
  xmlText(cut(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))

// A stand-in of `visible` can be eight characters long, an escape seven.
const cut = (text: string): string => (text.length <= LONGEST / 8 ? text : `${text.slice(0, LONGEST / 8)}…`)
