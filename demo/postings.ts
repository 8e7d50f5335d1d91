import type { Kind } from '../src/domain/facets.ts'
import { addDays, londonDate } from '../src/domain/london-time.ts'
import type { Member, Role } from '../src/domain/permission.ts'
import type { PostingMove } from '../src/domain/posting.ts'
import { checkPosting } from '../src/domain/posting-checks.ts'
import type { PostingAnswers } from '../src/domain/posting-fields.ts'
import { findAccountByEmail, findOrganizationNamed } from '../src/records/account.ts'
import { postingForJob } from '../src/records/posting.ts'
import { beginPosting, decidePosting, movePosting, submitPosting } from '../src/records/posting-store.ts'
import { register } from '../src/records/registration.ts'
import type { Db } from '../src/records/schema.ts'
import { mailbox } from './cast.ts'

type Sample = {
  readonly by: readonly [name: string, role: Role, at: string]
  readonly kind: Kind
  readonly answers: PostingAnswers
  readonly template?: string
  readonly sent?: true
  /** What a moderator decided, with the words that went with it. */
  readonly verdict?: readonly ['approve' | 'ask-for-changes', string | null]
  readonly last?: PostingMove
}

const MAUREEN = ['Maureen Tully', 'partner-administrator', 'Larkmead House Care Home'] as const
const JUN = ['Jun Castellane', 'partner-editor', 'Larkmead House Care Home'] as const
const OLUCHI = ['Oluchi Brandt', 'partner-administrator', 'Bellfounders College'] as const
const NADIA = ['Nadia Whitlock', 'partner-administrator', 'Churn Street Bakehouse'] as const

const CARE = { sector: 'health-and-care', contract: 'permanent', delivery: ['in-person'], postcode: 'NW5 2AA' } as const
const LARKMEAD = { ...CARE, place: 'Larkmead House', contactPhone: '020 7946 0301', replyDays: '5' } as const

/** One of every state, so that each desk has something to do. */
const samples = (day: (days: number) => string): readonly Sample[] => [
  {
    by: MAUREEN,
    kind: 'job',
    sent: true,
    verdict: ['approve', null],
    answers: {
      ...LARKMEAD,
      title: 'Laundry assistant, mornings',
      about: 'Wash, dry and fold for forty people, and bring it to their rooms. We show you everything.',
      pay: '£14.90 an hour',
      week: '20',
      closes: day(5),
    },
  },
  {
    by: JUN,
    kind: 'job',
    sent: true,
    answers: {
      ...LARKMEAD,
      title: 'Activities coordinator',
      about: 'Plan the week with the people who live here: music, garden, visits and quiet afternoons.',
      pay: '£15.40 an hour',
      week: '24',
      closes: day(24),
    },
  },
  {
    by: MAUREEN,
    kind: 'volunteering',
    sent: true,
    verdict: ['ask-for-changes', 'Please say which costs you pay for volunteers, such as travel.'],
    answers: {
      ...LARKMEAD,
      title: 'Reading aloud on Sundays',
      about: 'Read the paper or a novel with somebody who cannot see well any more.',
      expenses: 'We will see',
    },
  },
  { by: JUN, kind: 'placement', answers: { title: 'A week in a care home', sector: 'health-and-care' } },
  {
    by: MAUREEN,
    kind: 'job',
    template: 'Care assistant',
    answers: {
      ...LARKMEAD,
      title: 'Care assistant',
      about: 'Help people to wash, dress and eat.',
      pay: '£15.20 an hour',
    },
  },
  {
    by: OLUCHI,
    kind: 'event',
    sent: true,
    answers: {
      title: 'Taster evening: bookbinding',
      about: 'Fold, sew and glue one small book and take it home.',
      day: day(12),
      from: '18:00',
      until: '20:00',
      cost: 'free',
      delivery: ['in-person'],
      place: 'Bellfounders College',
      postcode: 'NW5 2AA',
      helps: ['new-skills'],
    },
  },
  {
    by: NADIA,
    kind: 'job',
    sent: true,
    verdict: ['approve', null],
    last: 'fill',
    answers: {
      title: 'Night baker',
      about: 'Shape and bake from 10pm to 6am, four nights a week.',
      sector: 'hospitality',
      contract: 'permanent',
      pay: '£16.50 an hour',
      week: '32',
      delivery: ['in-person'],
      postcode: 'NW5 2AA',
      replyDays: '5',
    },
  },
]

/** Posts what the partners of Fleet Vale post, once, and lets one organisation register. */
export async function seedPostings(db: Db, now: Date): Promise<void> {
  if (await db.selectFrom('posting').where('sample', '=', true).select('id').executeTakeFirst()) return
  const today = londonDate(now)
  const moderator = await member(db, 'Idris Penhallow', 'moderator', 'Fleet Vale Council')
  for (const sample of samples((days) => addDays(today, days))) {
    const viewer = await member(db, ...sample.by)
    const start = { answers: sample.answers, sample: true, ...(sample.template && { templateName: sample.template }) }
    const id = await beginPosting(db, viewer, sample.kind, start, now)
    const posting = async () => (await postingForJob(db, id))!
    if (sample.sent) await submitPosting(db, viewer, await posting(), now, checkPosting)
    if (sample.verdict) await decidePosting(db, moderator, await posting(), ...sample.verdict, now)
    if (sample.last) await movePosting(db, viewer, await posting(), sample.last, now)
  }
  await register(db, { kind: 'public' }, REGISTERING, { placeSlug: 'fleet-vale', sample: true }, now)
}

const REGISTERING = {
  name: 'Ropewalk Climbing Club',
  whatItDoes: 'We teach climbing to people who never thought they could, on a wall by the canal.',
  website: 'https://ropewalk.example',
  registerNumber: null,
  contactName: 'Sunniva Marsh',
  contactEmail: mailbox('Sunniva Marsh'),
  contactPhone: null,
  worksWithUnder18: true,
  safeguardingLead: 'Sunniva Marsh',
  safeguardingPolicy: 'https://ropewalk.example/safeguarding',
  staffChecked: 'Enhanced DBS check for all instructors',
} as const

/** Returns somebody of the cast as they act for an organisation. */
export async function member(db: Db, name: string, role: Role, at: string): Promise<Member> {
  const account = await findAccountByEmail(db, mailbox(name))
  const organizationId = await findOrganizationNamed(db, at)
  if (!account || organizationId === null) throw new Error(`nobody is called ${name} at ${at}`)
  const membership = { id: 0, organizationId, organizationName: at, role, hubIds: [] }
  return { kind: 'member', accountId: account.id, name, membership, memberships: [membership] }
}
