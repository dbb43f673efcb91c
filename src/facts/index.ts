import { brandChain } from './authorisation-chain.ts'
import { authorisations } from './authorisations.ts'
import { classes } from './classes.ts'
import { days } from './days.ts'
import { duplicates } from './duplicates.ts'
import { duties } from './duties.ts'
import type { Fact } from './fact.ts'
import { identifier } from './identifier.ts'
import { campaigns, products, store } from './joins.ts'
import { goods } from './joins-goods.ts'
import { licence } from './licence.ts'
import { licences } from './licences.ts'
import { mentions } from './mentions.ts'
import { numbers } from './numbers.ts'
import { offers } from './offers.ts'
import { outlived } from './outlived.ts'
import { personalData } from './personal-data.ts'
import { plan } from './plan.ts'
import { price } from './price.ts'
import { agreement, promotion } from './promotion.ts'
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
    authorisations,
    brandChain,
    duplicates,
    duties,
    licence,
    licences,
    identifier,
    numbers,
    outlived,
    store,
    products,
    campaigns,
    days,
    offers,
    plan,
    goods,
    agreement,
    promotion,
    price,
  ].map((fact) => [fact.name, fact]),
)
