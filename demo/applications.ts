import { createHash } from 'node:crypto'
import type { Telling } from '../src/domain/application-answers.ts'
import {
  type ApplicationMove,
  type ApplicationState,
  DEFAULT_REPLY_DAYS,
  nextState,
  nextStep,
  type RefusalReason,
} from '../src/domain/job-application.ts'
import type { Opportunity } from '../src/domain/listing.ts'
import { type Address, PUBLIC } from '../src/domain/permission.ts'
import { reference } from '../src/domain/reference.ts'
import { findOrganizationNamed } from '../src/records/account.ts'
import { moveApplication, sendApplication } from '../src/records/job-application-store.ts'
import { opportunitiesOf } from '../src/records/opportunity.ts'
import type { Db } from '../src/records/schema.ts'
import { mailbox } from './cast.ts'
import { MARCUS, MERCEDES, RHYS } from './own-data.ts'

/** What somebody sent, how many days ago, and what became of it since. */
type Sample = {
  readonly name: string
  /** Sent from; a mailbox of their name where it is not said. */
  readonly from?: Address
  /** In which we write to them. */
  readonly language?: string
  readonly at: string
  /** What for; the first of their open listings where that is not there. */
  readonly for?: string
  readonly sent: number
  readonly why: string
  readonly done: string
  readonly adjustment?: readonly [string, Telling]
  readonly moves?: readonly SampleMove[]
}
type SampleMove = {
  readonly move: ApplicationMove
  readonly ago: number
  readonly words?: string
  readonly reason?: RefusalReason
}

const LARKMEAD = 'Larkmead House Care Home'
const ANVIL = 'Anvil Road Builders'
const BAKEHOUSE = 'Churn Street Bakehouse'
const CANTEEN = 'Copper Yard Canteen'

const SAMPLES: readonly Sample[] = [
  {
    ...{ name: 'Hodan Abdi-Farrow', language: 'so', at: LARKMEAD, for: 'Care assistant', sent: 1 },
    why: 'I like to look after people and I live ten minutes away.',
    done: 'I was a nurse’s aide in Mogadishu for six years, and I look after my neighbour.',
  },
  {
    ...{ name: 'Peter Lanyon-Fry', at: LARKMEAD, for: 'Activities coordinator', sent: 8 },
    why: 'I like people, and I know a lot of songs.',
    done: 'I printed newspapers for thirty years, and ran the quiz at my local for ten of them.',
  },
  {
    ...{ name: 'Zofia Wrona', at: LARKMEAD, for: 'Laundry assistant', sent: 6 },
    why: 'I like clear routines and I notice when something is wrong.',
    done: 'I kept the records at a small museum as a volunteer.',
    adjustment: ['Questions in writing the day before, and a quiet room.', 'interview'],
    moves: [
      { move: 'shortlist', ago: 4, words: 'Hello Zofia, we liked what you wrote and you are on our shortlist.' },
      { move: 'invite', ago: 2, words: 'Hello Zofia, please come on Thursday at 10am to 3 Larkmead Road.' },
    ],
  },
  {
    ...{ name: 'Shirin Begum Choudhury', at: LARKMEAD, for: 'Care assistant', sent: 9 },
    why: 'I cared for my father for eleven years and I miss being useful.',
    done: 'Medicines, meals, lifting safely, and all the forms.',
    moves: [
      { move: 'invite', ago: 7, words: 'Hello Shirin, please come and meet us on Monday at 2pm.' },
      { move: 'offer', ago: 1, words: 'Hello Shirin, we are glad to offer you the job. Ask us anything first.' },
    ],
  },
  {
    ...{ name: 'Yusuf Al-Nahri', at: ANVIL, for: 'Electrical apprentice', sent: 7 },
    why: 'I am an electrician and I want to work with my hands again.',
    done: 'Fifteen years of house wiring in Damascus. My papers are being looked at.',
    moves: [{ move: 'shortlist', ago: 3, words: 'Hello Yusuf, you are on our shortlist.' }],
  },
  {
    ...{ name: 'Kwame Mensah-Hill', at: ANVIL, for: 'Bricklaying apprentice', sent: 2 },
    why: 'I like to build things that stay.',
    done: 'I built a shed with my foster dad and helped on a site for two weeks.',
  },
  {
    ...{ name: 'Deniz Aydoğan', language: 'tr', at: BAKEHOUSE, for: 'Weekend counter assistant', sent: 5 },
    why: 'I would like lighter work than the warehouse.',
    done: 'Six years of early shifts, and I bake at home.',
    moves: [
      {
        ...{ move: 'refuse', ago: 3, reason: 'experience' },
        words: 'Hello Deniz, thank you for applying. We chose somebody who has baked for a living. We wish you well.',
      },
    ],
  },
  {
    ...{ name: 'Tamsin Okoro-Vale', at: CANTEEN, for: 'Kitchen assistant', sent: 12 },
    why: 'I love a busy kitchen.',
    done: 'School dinners for four years.',
    moves: [
      { move: 'offer', ago: 9, words: 'Hello Tamsin, we would like you to join us.' },
      { move: 'accept', ago: 8 },
    ],
  },
  {
    ...{ name: 'Ilse Moravec', at: CANTEEN, for: 'Lunch cover', sent: 30 },
    why: 'The hours suit me while the children are at school.',
    done: 'I ran the tea bar at our church hall.',
    moves: [
      { move: 'offer', ago: 27, words: 'Hello Ilse, we would like you to join us.' },
      { move: 'accept', ago: 26 },
      { move: 'start', ago: 16, words: 'Welcome to the kitchen.' },
    ],
  },
  {
    ...{ name: 'Bartholomew Quill', at: BAKEHOUSE, for: 'Baker, nights', sent: 20, why: 'I am up at four anyway.' },
    done: 'I delivered milk.',
    moves: [{ move: 'withdraw', ago: 18 }],
  },
  {
    ...{
      name: 'Amara Lisle-Nwosu',
      at: BAKEHOUSE,
      for: 'Baking apprentice',
      sent: 32,
      why: 'I want to learn a trade.',
      done: 'Market stall.',
    },
    moves: [{ move: 'close', ago: 20 }],
  },
]

/** People whom an adviser helps, and who show what they apply for: demo/own-data.ts. */
const HELPED: readonly Sample[] = [
  {
    ...{ name: RHYS.who, from: RHYS.from, at: BAKEHOUSE, for: 'Baking apprentice', sent: 6 },
    why: 'I bake at home every Sunday.',
    done: 'Two weeks at a bakery, and I was never late.',
    moves: [{ move: 'invite', ago: 2, words: 'Hello Rhys, please come on Tuesday at 3pm, when the oven is quiet.' }],
  },
  {
    ...{ name: MARCUS.who, from: MARCUS.from, language: 'es', at: ANVIL, for: 'Bricklaying apprentice', sent: 3 },
    why: 'I want to build houses.',
    done: 'I helped my uncle with his kitchen.',
  },
  {
    ...{ name: MERCEDES.who, from: MERCEDES.from, language: 'fr', at: LARKMEAD, for: 'Care assistant', sent: 4 },
    why: 'I was a nurse for nine years.',
    done: 'Nursing in Kinshasa. My papers are being looked at.',
    moves: [{ move: 'shortlist', ago: 1, words: 'Hello Mercedes, you are on our shortlist.' }],
  },
]

/** A year's worth of people who were answered, so that Larkmead House has a reply rate to show. */
const ANSWERED_BEFORE = 'Ada Bex Cleo Dara Eli Fern Gus Hana Ivo Jem Kit Lena'.split(' ').map(
  (first, i): Sample => ({
    ...{ name: `${first} Sampleton`, at: LARKMEAD, sent: 40 + i * 9, why: 'It is close to home.', done: 'Care work.' },
    moves: [
      {
        ...{ move: 'refuse', ago: 40 + i * 9 - (i === 5 ? 25 : 3), reason: 'taken' },
        words: 'Thank you for applying. There were more good people than places. We wish you well.',
      },
    ],
  }),
)

/** Puts applications in every state before four employers; doing it again changes nothing. */
export async function seedApplications(db: Db, now: Date): Promise<void> {
  const listings = new Map<string, readonly Opportunity[]>()
  for (const at of [LARKMEAD, ANVIL, BAKEHOUSE, CANTEEN]) listings.set(at, await appliedForHere(db, at, now))
  for (const sample of [...SAMPLES, ...ANSWERED_BEFORE, ...HELPED])
    await seedOne(db, sample, listings.get(sample.at) ?? [], now)
}

async function appliedForHere(db: Db, name: string, now: Date): Promise<readonly Opportunity[]> {
  const id = await findOrganizationNamed(db, name)
  const offered = id === null ? [] : await opportunitiesOf(db, PUBLIC, id, now)
  const kinds = ['job', 'apprenticeship', 'placement', 'volunteering']
  return offered.filter(({ kind, applyUrl }) => kinds.includes(kind) && applyUrl === null)
}

async function seedOne(db: Db, sample: Sample, listings: readonly Opportunity[], now: Date): Promise<void> {
  const opportunity = listings.find(({ title }) => title === sample.for) ?? listings[0]
  if (!opportunity) return
  const sentAt = daysAgo(now, sample.sent)
  const days = opportunity.replyWithinDays ?? DEFAULT_REPLY_DAYS
  const [adjustment = null, adjustmentTold = null] = sample.adjustment ?? []
  const application = {
    reference: reference(createHash('sha256').update(`${sample.at}/${sample.name}`).digest()),
    opportunity,
    answers: {
      aboutYou: {
        name: sample.name,
        address: sample.from ?? { kind: 'email', value: mailbox(sample.name) },
        contactWords: null,
        othersMaySee: false,
        language: sample.language ?? 'en',
      },
      checklist: opportunity.requirements.map(({ words, essential, bridge }, i) => ({
        ...{ words, essential, help: bridge, answer: i === 2 ? ('ask-me' as const) : ('yes' as const) },
      })),
      ownWords: { why: sample.why, done: sample.done, adjustment, adjustmentTold },
    },
    fileId: null,
    next: nextStep('submitted', days, sentAt)!,
    sample: true,
  } as const
  const id = await sendApplication(db, application, sentAt)
  if (id === null) return
  let state: ApplicationState = 'submitted'
  let firstAnswerAt: Date | null = null
  for (const { move, ago, words = null, reason = null } of sample.moves ?? []) {
    const at = daysAgo(now, ago)
    const by = move === 'close' ? 'nobody' : ['withdraw', 'accept'].includes(move) ? 'applicant' : 'organization'
    const after = nextState(state, move, by)
    if (!after) throw new Error(`${sample.name} cannot ${move} from ${state}`)
    const made = { move, by, state: after, next: nextStep(after, days, at), words, reason } as const
    await moveApplication(db, 'job', { id, state, firstAnswerAt }, made, at)
    state = after
    if (by === 'organization') firstAnswerAt ??= at
  }
}

const daysAgo = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)
