import type { HelpAsked, HelpRequestOutcome } from '../src/domain/help-request.ts'
import { addDays, endOfLondonDay, londonDate, londonMoment } from '../src/domain/london-time.ts'
import { PUBLIC, type Viewer } from '../src/domain/permission.ts'
import { addWorkingDays, workingDeadline } from '../src/domain/working-days.ts'
import { saveContactMessage } from '../src/records/contact-message.ts'
import { saveFeedback } from '../src/records/feedback.ts'
import {
  askForHelp,
  findHelpRequest,
  findOwnHelpRequest,
  type HelpRequestChange,
  moveHelpRequest,
} from '../src/records/help-request.ts'
import { findHub } from '../src/records/hub.ts'
import { reportListing } from '../src/records/listing-report.ts'
import type { Db } from '../src/records/schema.ts'
import type { CastName } from './cast.ts'
import { STREETS } from './known-places.ts'
import { memberNamed } from './member.ts'

const PLACE = 'fleet-vale'

type Move = Omit<HelpRequestChange, 'next'> & {
  /** Working days after it was asked. */
  readonly day: number
  readonly next?: readonly [words: string, workingDaysFromNow: number]
}

type Row = {
  readonly reference: string
  readonly hub: string
  /** Working days before now. */
  readonly ago: number
  readonly asked: Partial<HelpAsked> & Pick<HelpAsked, 'name' | 'contactBy'>
  readonly adviser?: CastName
  readonly moves?: readonly Move[]
}

const ROWS: readonly Row[] = [
  {
    reference: 'GW-3KDF-7PQR',
    hub: 'kingfisher-cross',
    ago: 0,
    asked: {
      ...{ name: 'Shirin', contactBy: 'email', email: 'choudhury.family@mail.example', othersMaySee: true },
      ...{ helps: ['confidence', 'digital-skills'], language: 'bn', interpreter: true, bestTimes: ['morning'] },
      ownWords: 'I cared for my father for eleven years. Now I would like to work with figures again.',
      safeWords: 'My daughter reads this mailbox too.',
    },
  },
  {
    reference: 'GW-4MHT-8QWX',
    hub: 'cobblers-green',
    ago: 1,
    asked: {
      ...{ name: 'Kwame', contactBy: 'text', phone: '+447700900119', mayText: true },
      ...{ helps: ['find-a-job', 'new-skills', 'experience'], bestTimes: ['afternoon'] },
      ownWords: 'I have no credit so please text first.',
    },
    adviser: 'Grace Oyelaran',
    moves: [
      { move: 'take', day: 0 },
      { move: 'left-message', day: 1, next: ['Grace texts you again and suggests two times', 1], forPerson: false },
    ],
  },
  {
    reference: 'GW-6NJV-9RXY',
    hub: 'cobblers-green',
    ago: 4,
    asked: {
      ...{ name: 'Zofia', contactBy: 'email', email: 'zofia.wrona@mail.example', helps: ['disability', 'find-a-job'] },
      ...{ ownWords: 'I prefer to write. Phone calls are hard for me.', accessWords: 'A quiet room, please.' },
      access: ['quiet-space'],
    },
  },
  {
    reference: 'GW-7PKW-3TYB',
    hub: 'cobblers-green',
    ago: 6,
    asked: {
      ...{ name: 'Peter', contactBy: 'phone', phone: '+442079460358', mayLeaveMessage: true },
      ...{ helps: ['cv-and-interview', 'digital-skills'], bestTimes: ['morning', 'afternoon'] },
    },
    adviser: 'Grace Oyelaran',
    moves: [
      { move: 'take', day: 0 },
      {
        ...{ move: 'reached', day: 1, forPerson: false, words: 'Has not written a CV since 1994. Good humour.' },
        next: ['You meet Grace at the hub and bring your old CV', 2],
      },
    ],
  },
  {
    reference: 'GW-8QMX-4VBC',
    hub: 'ropewalk',
    ago: 1,
    asked: {
      ...{ name: 'Deniz', contactBy: 'phone', phone: '+447700900128', mayText: true },
      ...{ helps: ['health', 'money'], language: 'tr', bestTimes: ['evening'] },
      ownWords: 'My back. I want to keep my job.',
    },
  },
  {
    reference: 'GW-9RNY-6WCD',
    hub: 'tilekiln',
    ago: 8,
    asked: {
      ...{ name: 'Yusuf', contactBy: 'phone', phone: '+447700900141', mayText: true, mayLeaveMessage: true },
      ...{ helps: ['new-skills', 'english'], language: 'ar' },
      ownWords: 'I am an electrician. Nobody can read my papers.',
    },
    adviser: 'Liban Jibrell-Moss',
    moves: [
      { move: 'take', day: 0 },
      { move: 'reached', day: 1, next: ['You meet Liban at the hub', 1] },
      { move: 'met', day: 3, next: ['Liban tells you what your papers count for here', 3] },
    ],
  },
  {
    reference: 'GW-BTPB-7XDF',
    hub: 'tilekiln',
    ago: 12,
    asked: {
      ...{ name: 'Hodan', contactBy: 'text', phone: '+447700900134', mayText: true, language: 'so' },
      ...{ helps: ['find-a-job', 'childcare'], bestTimes: ['morning'] },
    },
    adviser: 'Liban Jibrell-Moss',
    moves: [
      { move: 'take', day: 0 },
      { move: 'met', day: 2, next: ['Liban calls you about the care course', 1] },
      {
        ...{ move: 'close', day: 5, outcome: 'with-adviser' satisfies HelpRequestOutcome },
        words: 'You start the care course in the school hours you asked for. Liban stays your adviser. Well done.',
      },
    ],
  },
]

/** Asks for help as the people of Fleet Vale would. What is there already stays as it is. */
export async function seedHelpRequests(db: Db, listingIds: readonly number[], now: Date): Promise<void> {
  const [first] = ROWS
  const shirin: Viewer = { kind: 'resident', address: { kind: 'email', value: first!.asked.email! } }
  if (await findOwnHelpRequest(db, shirin, first!.reference)) return
  for (const row of ROWS) await seedRow(db, row, now)
  await seedWords(db, listingIds, now)
}

async function seedRow(db: Db, row: Row, now: Date): Promise<void> {
  const hub = await findHub(db, PUBLIC, PLACE, row.hub)
  if (!hub) throw new Error(`no hub is called ${row.hub}`)
  const askedAt = row.ago === 0 ? new Date(now.getTime() - 30 * 60_000) : at(now, -row.ago, '10:20')
  const next = { words: 'We contact you for the first time', dueAt: workingDeadline(askedAt, 2) }
  const asked = { ...NOTHING, ...row.asked, hubId: hub.id, postcode: STREETS[row.ago * 3]!.postcode }
  await askForHelp(db, PUBLIC, asked, { reference: row.reference, next, sample: true }, askedAt)
  if (!row.adviser) return

  const member = await memberNamed(db, row.adviser, now)
  for (const { day, next, ...change } of row.moves ?? []) {
    const before = await findHelpRequest(db, member, row.reference)
    if (!before) throw new Error(`${row.adviser} does not reach ${row.reference}`)
    const step = next && { words: next[0], dueAt: endOfLondonDay(addWorkingDays(londonDate(now), next[1])) }
    const moment = new Date(Math.min(at(now, day - row.ago, '14:40').getTime(), now.getTime()))
    await moveHelpRequest(
      db,
      member,
      before,
      {
        ...change,
        ...(change.move === 'take' ? { adviserId: member.accountId } : {}),
        ...(step ? { next: step } : {}),
      },
      moment,
    )
  }
}

const at = (now: Date, days: number, time: string): Date => londonMoment(addWorkingDays(londonDate(now), days), time)

const NOTHING: HelpAsked = {
  placeSlug: PLACE,
  hubId: 0,
  postcode: null,
  wardCode: null,
  whereFrom: 'postcode',
  outsideArea: false,
  helps: [],
  ownWords: null,
  name: '',
  contactBy: 'phone',
  email: null,
  phone: null,
  postalAddress: null,
  mayLeaveMessage: false,
  mayText: false,
  othersMaySee: false,
  bestTimes: [],
  safeWords: null,
  language: 'en',
  interpreter: false,
  access: [],
  accessWords: null,
}

/** A message, some feedback and two reports, for the pages that show them. */
async function seedWords(db: Db, listingIds: readonly number[], now: Date): Promise<void> {
  for (const [i, opportunityId] of listingIds.slice(0, 2).entries()) {
    const what = [
      { reference: 'GW-CVQC-8YFG', reason: 'wrong', words: 'The phone number rings at a different shop.' },
      { reference: 'GW-DWRD-9BGH', reason: 'closed', words: null },
    ] as const
    const draft = { ...what[i]!, placeSlug: PLACE, opportunityId, email: null, language: 'en', sample: true }
    await reportListing(db, PUBLIC, draft, at(now, -1, '16:05'))
  }
  await saveContactMessage(
    db,
    PUBLIC,
    {
      ...{ reference: 'GW-FXTF-3CHJ', placeSlug: PLACE, name: 'Peter', email: null, phone: '+442079460358' },
      ...{ words: 'Is the hub at Cobblers Green open on the day after Christmas?', dueAt: workingDeadline(now, 2) },
      ...{ language: 'en', sample: true },
    },
    now,
  )
  const said = [
    { page: '/hubs/cobblers-green', useful: true, words: 'The crèche on Tuesdays made the difference.' },
    { page: '/advice/better-off-in-work', useful: true, words: null },
    { page: '/opportunities', useful: false, words: 'I could not find cleaning jobs that start at ten.' },
  ]
  for (const [i, one] of said.entries()) {
    await saveFeedback(db, { placeSlug: PLACE, ...one }, new Date(endOfLondonDay(addDays(londonDate(now), i - 3))))
  }
}
