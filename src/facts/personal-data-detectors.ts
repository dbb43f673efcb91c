import { fold } from '../text/fold.ts'
import { findAddresses } from './personal-data-address.ts'
import { codeAt } from './personal-data-codes.ts'
import { type DigitGroup, type DigitRuns, digitRuns } from './personal-data-digits.ts'
import { findEmails } from './personal-data-email.ts'
import { ENGLISH_ILLNESS, englishNames, englishStreets, isLatinText } from './personal-data-english.ts'
import { handleAt } from './personal-data-handle.ts'
import { bankCardAt, oldResidentIdAt, residentIdAt } from './personal-data-id.ts'
import type { PersonalData, Piece } from './personal-data-kinds.ts'
import { foreignPhoneAt, landlineAt } from './personal-data-line.ts'
import { announcesPerson, labelledNames, nameBeside } from './personal-data-names.ts'
import { Stretches } from './personal-data-near.ts'
import { ownerOf, sentenceAround } from './personal-data-owner.ts'
import { disguisedMobileAt, mobileAt, type RunHit } from './personal-data-phone.ts'
import { announcedWords, type WordRun } from './personal-data-words.ts'

/**
 * Finds personal data and contacts that were not masked: telephone, identity, passport and bank card numbers, e-mail
 * addresses, accounts of messengers, order and parcel numbers, number plates, and names and addresses that stand with
 * them. Numbers of goods (bar codes, prices, dates, licences, models) are told apart by check digits, boundaries,
 * prefixes and the words around them. Pieces do not overlap and come in the order of the text.
 */
export const findPersonalData = (text: string): readonly PersonalData[] => {
  const runs = digitRuns(text)
  const words = announcedWords(text)
  const emails = findEmails(text)
  const isNumberless =
    runs.plain.length === 0 && runs.disguised.length === 0 && words.length === 0 && emails.length === 0
  const english = isLatinText(text) ? englishNames(text) : NO_PIECES
  const speaksOfPerson = english.length > 0 || announcesPerson(text)
  if (isNumberless && !speaksOfPerson) return NOTHING
  const pieces = findPieces(text, runs, words, emails)
  if (pieces.length === 0 && !speaksOfPerson) return NOTHING
  const streets = english.length > 0 ? englishStreets(text) : NO_PIECES
  return withPeople(fold(text), pieces, { names: english, streets })
}

const NOTHING: readonly PersonalData[] = []
const NO_PIECES: readonly Piece[] = []

const findPieces = (
  text: string,
  runs: DigitRuns,
  words: readonly WordRun[],
  emails: readonly { start: number; end: number }[],
): Piece[] => {
  const found: Piece[] = []
  const taken = new Stretches<Piece>()
  const add = (piece: Piece | undefined): void => {
    if (piece === undefined || taken.hasNear(piece)) return
    found.push(piece)
    taken.add(piece)
  }
  for (const { start, end } of emails) add({ kind: 'email', start, end, confidence: 0.9 })
  for (const run of runs.plain) for (const piece of readRun(text, run, PLAIN)) add(piece)
  for (const run of runs.disguised) for (const piece of readRun(text, run, DISGUISED)) add(piece)
  for (const word of words) add(handleAt(text, word) ?? codeAt(text, word))
  return found
}

type RunReader = (
  text: string,
  run: readonly DigitGroup[],
  from: number,
  previousEnd: number | undefined,
) => RunHit | undefined

/** The surest first. */
const PLAIN: readonly RunReader[] = [
  residentIdAt,
  mobileAt,
  foreignPhoneAt,
  landlineAt,
  bankCardAt,
  oldResidentIdAt,
]
const DISGUISED: readonly RunReader[] = [disguisedMobileAt]

const readRun = (text: string, run: readonly DigitGroup[], readers: readonly RunReader[]): Piece[] => {
  const found: Piece[] = []
  for (let from = 0; from < run.length; from++) {
    let hit: RunHit | undefined
    for (const read of readers) {
      hit = read(text, run, from, found.at(-1)?.end)
      if (hit) break
    }
    if (!hit) continue
    found.push(hit.piece)
    from = hit.to
  }
  return found
}

// ---- people --------------------------------------------------------------------------------------------------------

/** What is said of health, by which a name becomes sensitive. */
const ILLNESS =
  /癌|瘤|糖尿|血压|血脂|血糖|脑梗|后遗症|尿毒|结节|囊肿|骨折|近视|月经|闭经|痛经|中风|偏瘫|抑郁|焦虑症|肝炎|肾炎|胃炎|鼻炎|病(?!毒软件)|炎症?|术后|手术|化疗|放疗|确诊|住院|流产|不孕|不育|阳痿|早泄|痔疮|湿疹|白癜风|脱发|怀孕|哮喘|癫痫|艾滋/
/** A child's surroundings. */
const SCHOOL = /小学|中学|幼儿园|初中|高中|[0-9一二三四五六]年级|[0-9一二三四五六]班/
/** A name and a number this near belong together. */
const NEAR = 48

const withPeople = (
  folded: string,
  pieces: readonly Piece[],
  english: { names: readonly Piece[]; streets: readonly Piece[] },
): readonly PersonalData[] => {
  const taken = new Stretches(pieces)
  const names = [...namesIn(folded, pieces, taken), ...english.names.filter((name) => !taken.hasNear(name))]
  const named = new Stretches(names)
  const addresses = [...findAddresses(folded), ...english.streets].filter(
    (address) => !taken.hasNear(address),
  )
  const numbers = [...pieces, ...addresses].map(
    (piece): PersonalData => ({ ...piece, whose: ownerOf(folded, piece, named.hasNear(piece, NEAR)) }),
  )
  const around = new Stretches(numbers)
  const persons = names
    .filter((name) => !around.hasNear(name) && isIdentified(folded, name, around))
    .map((name): PersonalData => ({ ...name, whose: 'person' }))
  const personal = numbers.filter((piece) => piece.kind !== 'address' || isSomebodys(piece, around))
  return [...personal, ...persons].sort((a, b) => a.start - b.start)
}

const namesIn = (folded: string, pieces: readonly Piece[], taken: Stretches<Piece>): Piece[] => {
  const names = labelledNames(folded).filter((name) => !taken.hasNear(name))
  const known = new Stretches(names)
  for (const piece of pieces) {
    const beside = nameBeside(folded, piece)
    if (beside === undefined || known.hasNear(beside) || taken.hasNear(beside)) continue
    names.push(beside)
    known.add(beside)
  }
  return names
}

/** A name alone says little; with a number, an address, an illness or a school it is one person's. */
const isIdentified = (folded: string, name: Piece, numbers: Stretches<PersonalData>): boolean => {
  if (numbers.hasNear(name, NEAR, ({ whose }) => whose === 'person')) return true
  const { before, after } = sentenceAround(folded, name.start, name.end)
  return (
    ILLNESS.test(before.slice(-16) + after) ||
    SCHOOL.test(before + after) ||
    ENGLISH_ILLNESS.test(before + after)
  )
}

/** An address of nobody in particular (a place of origin, a shop's) is not personal. */
const isSomebodys = (address: PersonalData, numbers: Stretches<PersonalData>): boolean =>
  address.whose === 'person' ||
  (address.whose === 'unknown' &&
    numbers.hasNear(address, NEAR, ({ kind, whose }) => kind !== 'address' && whose === 'person'))
