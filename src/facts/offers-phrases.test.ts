import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type CopyOffer, findOffers } from './offers-parse.ts'

const FOLDER = new URL('../../fixtures/offers/', import.meta.url)
const FLAGS = ['repeat', 'uncapped', 'upTo', 'unsure'] as const

/** What must not get worse: raise these when the reader learns something. */
const LEAST = { precision: 0.99, recall: 0.995, phrases: 300 }

/** "满300减50 | amount-off value=50 amount=300" as one line, the words before the bar. */
const labelOf = (offer: CopyOffer, text: string): string => {
  const figures = [
    ['value', offer.value],
    ['amount', offer.threshold?.amount],
    ['quantity', offer.threshold?.quantity],
    ['currency', offer.currency],
    ['cap', offer.cap],
    ['of', offer.of],
    ['down', offer.down],
    ['times', offer.times],
    ['per', offer.per],
    ['from', offer.from],
    ['to', offer.to],
    ['role', offer.role],
    ['name', offer.name ?? offer.gift?.name],
    ['worth', offer.gift?.value],
    ['count', offer.gift?.quantity],
  ]
  return [
    `${text.slice(offer.start, offer.end)} | ${offer.kind}`,
    ...figures.filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${value}`),
    ...FLAGS.filter((flag) => offer[flag]),
  ]
    .sort()
    .join(' ')
}

// A label names what matters; what a price is called is asked for only where the label says it.
const expectedOf = (written: string, text: string): string => {
  const [words, rest] = written.includes(' | ') ? written.split(' | ') : [text, written]
  const [kind, ...more] = (rest as string).split(/ (?=\w+=|(?:repeat|uncapped|upTo|unsure)\b)/)
  return [`${words} | ${kind}`, ...more.filter((one) => !one.startsWith('label='))].sort().join(' ')
}

interface Phrase {
  text: string
  labels: string[]
  /** The label "any": what else the phrase says is not asked for. */
  open: boolean
}

const phrases: Phrase[] = readdirSync(FOLDER)
  .sort()
  .flatMap((name) => {
    const { phrases } = parse(readFileSync(new URL(name, FOLDER), 'utf8')) as { phrases: string[][] }
    return phrases.map(([text = '', ...labels]) => ({
      text: String(text),
      labels: labels.filter((label) => label !== 'any').map((label) => expectedOf(label, String(text))),
      open: labels.includes('any'),
    }))
  })

describe('the labelled phrases of fixtures/offers', () => {
  const wrong: string[] = []
  let [found, wanted, right] = [0, 0, 0]
  for (const { text, labels, open } of phrases) {
    const read = findOffers(text).map((offer) => labelOf(offer, text))
    const hits = read.filter((one) => labels.includes(one)).length
    right += hits
    wanted += labels.length
    found += open ? hits : read.length
    if (hits < labels.length || (!open && read.length > hits))
      wrong.push(`${text}\n    wanted ${JSON.stringify(labels)}\n    read   ${JSON.stringify(read)}`)
  }
  const precision = right / found
  const recall = right / wanted

  it('are many, and half of them are hard or promise nothing', () => {
    const hard = phrases.filter(({ labels, open }) => labels.length !== 1 || open)
    expect(phrases.length).toBeGreaterThanOrEqual(LEAST.phrases)
    expect(hard.length / phrases.length).toBeGreaterThanOrEqual(0.45)
  })

  it('are read with the precision and recall reached before', () => {
    console.log(
      `offers: ${phrases.length} phrases, ${wanted} offers; precision ${(precision * 100).toFixed(1)} %, recall ${(recall * 100).toFixed(1)} %${wrong.length > 0 ? `\n  ${wrong.join('\n  ')}` : ''}`,
    )
    expect(precision).toBeGreaterThanOrEqual(LEAST.precision)
    expect(recall).toBeGreaterThanOrEqual(LEAST.recall)
  })
})
