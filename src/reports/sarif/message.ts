import { visible } from '../visible.ts'

/**
 * A plain text message (SARIF 2.1.0 §3.11): braces are doubled, as single ones mark placeholders, and text
 * from the input cannot become a link ("[here](…)").
 */
export const message = (text: string): { text: string } => ({ text: literal(text) })

/** The same, with a Markdown form of it. */
export const formatted = (text: string[], markdown: string[]): { text: string; markdown: string } => ({
  text: text.map(literal).join('\n\n'),
  markdown: markdown.map(doubled).join('\n\n'),
})

/** Text that means itself in Markdown (GitHub flavour), with no HTML in it. */
export const escaped = (text: string): string =>
  visible(text.trim()).replace(/[\\`*_[\]<>#|~!&]/g, String.raw`\$&`)

const literal = (text: string): string => doubled(visible(text.trim()).replaceAll('](', String.raw`\](`))

const doubled = (text: string): string => text.replace(/[{}]/g, '$&$&')
