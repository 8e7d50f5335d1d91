import { createHash } from 'node:crypto'
import type { EnrolmentMove } from '../src/domain/enrolment.ts'
import { type Address, PUBLIC } from '../src/domain/permission.ts'
import { reference } from '../src/domain/reference.ts'
import { findOrganizationNamed } from '../src/records/account.ts'
import { askForAlert, confirmAlert } from '../src/records/alert.ts'
import { changeEnrolment, enrol } from '../src/records/enrolment.ts'
import { type Start, startsOf } from '../src/records/enrolment-start.ts'
import { opportunitiesOf } from '../src/records/opportunity.ts'
import type { Db } from '../src/records/schema.ts'
import { mailbox } from './cast.ts'
import { MERCEDES } from './own-data.ts'

type Person = {
  readonly who: string
  /** Sent from; a mailbox of their name where it is not said. */
  readonly from?: Address
  /** In which we write to them. */
  readonly language?: string
  readonly after?: EnrolmentMove
  readonly notYet?: number
  readonly helps?: string
}
type List = {
  readonly title: string
  readonly by: string
  /** Days ago that it began; without it, its next date counts. */
  readonly daysAgo?: number
  readonly people: readonly Person[]
}

/** Who has signed up for what. Names are made up, and nobody can own the mailboxes. */
const LISTS: readonly List[] = [
  {
    title: 'English for Bengali and Sylheti speakers',
    by: 'নদীর পাড় (Nodir Par Centre)',
    people: [
      { who: 'Rahima Khatun-Lee', language: 'bn', notYet: 0 },
      { who: 'Shirin Begum Choudhury', helps: 'A place near the door, for the pram' },
      { who: 'Nasrin Akhtar-Wells' },
      { who: 'Jesmin Ara Hollis' },
    ],
  },
  {
    title: 'English reading and writing, Level 1',
    by: 'Bellfounders College',
    people: [
      { who: 'Hodan Abdi-Farrow', notYet: 0 },
      { who: 'Yusuf Al-Nahri', language: 'ar', helps: 'Handouts in large print' },
      { who: 'Peter Lanyon-Fry', after: 'leave' },
      { ...MERCEDES, language: 'fr' },
    ],
  },
  {
    title: 'Fleet Vale jobs fair',
    by: 'Fleet Vale Council',
    people: [
      { who: 'Kwame Mensah-Hill' },
      { who: 'Deniz Aydoğan', language: 'tr', helps: 'A quiet time to come' },
      { who: 'Hodan Abdi-Farrow' },
    ],
  },
  {
    title: 'Bellfounders College open evening',
    by: 'Bellfounders College',
    people: [{ who: 'Shirin Begum Choudhury' }, { who: 'Rahima Khatun-Lee' }],
  },
  {
    title: 'Bellfounders College open evening',
    by: 'Bellfounders College',
    daysAgo: 20,
    people: [
      { who: 'Deniz Aydoğan', after: 'attend' },
      { who: 'Jesmin Ara Hollis', after: 'attend' },
      { who: 'Nasrin Akhtar-Wells', after: 'miss' },
    ],
  },
]

const ALERTS = [
  { who: 'Hodan Abdi-Farrow', search: 'q=care+assistant&near=NW5&hours=part-time', frequency: 'daily', language: 'so' },
  { who: 'Kwame Mensah-Hill', search: 'kind=apprenticeship&sector=construction', frequency: 'weekly', language: 'en' },
] as const

const DAY = 86_400_000

/** Fills lists for courses and events, and lets two people follow a search; doing it again adds nothing. */
export async function seedEnrolments(db: Db, now: Date): Promise<void> {
  for (const list of LISTS) await seedList(db, list, now)
  for (const { who, search, frequency, language } of ALERTS) {
    const number = reference(createHash('sha256').update(`${who}${search}`).digest())
    const draft = { reference: number, placeSlug: 'fleet-vale', address: mailbox(who), search, frequency, language }
    const { alert, isNew } = await askForAlert(db, PUBLIC, draft, now)
    if (isNew) await confirmAlert(db, PUBLIC, alert, now)
  }
}

async function seedList(db: Db, { title, by, daysAgo, people }: List, now: Date): Promise<void> {
  const organizationId = await findOrganizationNamed(db, by)
  const offered = organizationId === null ? [] : await opportunitiesOf(db, PUBLIC, organizationId, now)
  const opportunity = offered.find((one) => one.title === title)
  if (!opportunity) throw new Error(`nothing is called ${title}`)
  const next = (await startsOf(db, opportunity, now))[0]
  if (!next) return
  const start: Start = daysAgo === undefined ? next : earlier(next, daysAgo, now)
  for (const { who, from, language, after, notYet, helps } of people) {
    const words = notYet === undefined ? undefined : opportunity.requirements[notYet]?.words
    const draft = {
      name: who,
      address: from ?? { kind: 'email' as const, value: mailbox(who) },
      accessWords: helps ?? null,
      language: language ?? 'en',
      checklist: words ? [{ words, has: 'not-yet' as const }] : [],
    }
    const { enrolment, isNew } = await enrol(db, PUBLIC, opportunity, start, draft, now, true)
    if (isNew && after) await changeEnrolment(db, PUBLIC, enrolment, after, now)
  }
}

/** The same time of day, on a day that has passed. */
function earlier(next: Start, days: number, now: Date): Start {
  const back = Math.ceil((next.startsAt.getTime() - now.getTime()) / DAY) + days
  const moved = (moment: Date) => new Date(moment.getTime() - back * DAY)
  return { ...next, startsAt: moved(next.startsAt), endsAt: next.endsAt && moved(next.endsAt) }
}
