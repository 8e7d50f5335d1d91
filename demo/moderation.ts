import type { Kind } from '../src/domain/facets.ts'
import { addDays, londonDate } from '../src/domain/london-time.ts'
import type { Role } from '../src/domain/permission.ts'
import { checkPosting } from '../src/domain/posting-checks.ts'
import type { PostingAnswers } from '../src/domain/posting-fields.ts'
import {
  beginArticle,
  findWorkingArticle,
  saveWorkingArticle,
  sendArticle,
  workingArticles,
} from '../src/records/article-draft.ts'
import { addTallies, type Tally } from '../src/records/listing-tally.ts'
import { postingForJob } from '../src/records/posting.ts'
import { beginPosting, submitPosting } from '../src/records/posting-store.ts'
import type { Db } from '../src/records/schema.ts'
import { member } from './postings.ts'

const RAVI = ['Ravi Sandhu-Price', 'partner-administrator', 'Anvil Road Builders'] as const
const BRID = ['Bríd Ní Fhloinn', 'partner-administrator', 'Awl Lane Disability Job Hub'] as const
const MAUREEN = ['Maureen Tully', 'partner-administrator', 'Larkmead House Care Home'] as const

type Waiting = { readonly by: readonly [string, Role, string]; readonly kind: Kind; readonly answers: PostingAnswers }

/** What waits with something found in it: unlawful words and pay, an advert that says why it may choose. */
const waiting = (day: (days: number) => string): readonly Waiting[] => [
  {
    by: RAVI,
    kind: 'job',
    answers: {
      title: 'Site labourers, start now',
      about:
        'We need two strong lads for a big site in the north of the borough. Everybody gets a shift. Boots and vest are £35, taken from your first wages.',
      sector: 'construction',
      contract: 'temporary',
      pay: '£11.90 an hour',
      week: '40',
      delivery: ['in-person'],
      postcode: 'NW5 2AA',
      howTo: 'Message Ravi on WhatsApp',
      contactPhone: '07700 900178',
      replyDays: '3',
      closes: day(9),
    },
  },
  {
    by: BRID,
    kind: 'job',
    answers: {
      title: 'Peer mentor',
      about:
        'Meet people who look for work and have a disability, and share what helped you. Open to disabled people only: an occupational requirement under the Equality Act, Schedule 9.',
      sector: 'community',
      contract: 'permanent',
      pay: '£15.10 an hour',
      week: '18',
      delivery: ['in-person'],
      postcode: 'NW5 2AA',
      replyDays: '5',
      closes: day(16),
    },
  },
]

const ARTICLE = {
  title: 'Working in a care home: a first week',
  summary: 'What you do, whom you meet and what nobody tells you before.',
  markdown: [
    'You will meet **many** people on the first day. Nobody expects you to know their names.',
    '## What to bring',
    '- flat shoes\n- a pen\n- something to eat',
    '## What you learn first',
    'How to help somebody to stand up. You do it with a colleague until you feel safe.',
  ].join('\n\n'),
  helps: [],
} as const

/** Gives moderators, editors and partners something to look at, once. */
export async function seedModeration(db: Db, now: Date): Promise<void> {
  if (await db.selectFrom('listing_tally').select('count').limit(1).executeTakeFirst()) return
  const today = londonDate(now)
  for (const { by, kind, answers } of waiting((days) => addDays(today, days))) {
    const viewer = await member(db, ...by)
    const id = await beginPosting(db, viewer, kind, { answers, sample: true }, now)
    await submitPosting(db, viewer, (await postingForJob(db, id))!, now, checkPosting)
  }
  await seedFigures(db, now)
  const maureen = await member(db, ...MAUREEN)
  if ((await workingArticles(db, maureen)).length > 0) return
  const article = (await findWorkingArticle(db, maureen, await beginArticle(db, maureen, ARTICLE.title, now)))!
  await saveWorkingArticle(db, maureen, article, { ...ARTICLE, reviewOn: addDays(today, 180) }, now)
  await sendArticle(db, maureen, article, now)
}

/** Makes up how often the partners' postings were met: this month and the one before. */
async function seedFigures(db: Db, now: Date): Promise<void> {
  const postings = await db
    .selectFrom('posting')
    .select('opportunity_id')
    .where('sample', '=', true)
    .where('opportunity_id', 'is not', null)
    .orderBy('id')
    .execute()
  const tallies = postings.flatMap(({ opportunity_id }, at): Tally[] =>
    monthsOf(now).flatMap((month, back): Tally[] => [
      { opportunityId: opportunity_id!, month, what: 'seen', count: Math.max(3, 212 - 37 * at + 60 * back) },
      { opportunityId: opportunity_id!, month, what: 'opened', count: Math.max(2, 34 - 9 * at + 6 * back) },
    ]),
  )
  await addTallies(db, tallies)
}

function monthsOf(now: Date): string[] {
  const [year, month] = londonDate(now).split('-').map(Number)
  const first = (count: number) => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
  return [first(year! * 12 + month! - 1), first(year! * 12 + month! - 2)]
}
