import { classes } from './classes.ts'
import { days } from './days.ts'
import type { Fact } from './fact.ts'
import { identifier } from './identifier.ts'
import { campaigns, products, store } from './joins.ts'
import { licence } from './licence.ts'
import { licences } from './licences.ts'
import { mentions } from './mentions.ts'
import { offers } from './offers.ts'
import { personalData } from './personal-data.ts'
import { record } from './record.ts'
import { text } from './text.ts'

/** Every fact rules may ask for. A new fact is one file and one line here. */
export const FACTS: ReadonlyMap<string, Fact> = new Map(
  [
    record,
    text,
    mentions,
    personalData,
    classes,
    licence,
    licences,
    identifier,
    store,
    products,
    campaigns,
    days,
    offers,
  ].map((fact) => [fact.name, fact]),
)
