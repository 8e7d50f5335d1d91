import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { mailbox } from '../demo/cast.ts'
import type { MessageDraft } from '../src/domain/message.ts'
import { startedWords, stoppedWords, TEXT_ANSWER_KINDS, textAnswer } from '../src/domain/message-answers.ts'
import { inLanguage } from '../src/domain/message-in-language.ts'
import { RESIDENT_KINDS, STAFF_KINDS, WRITTEN_KINDS } from '../src/domain/message-kinds.ts'
import type { Viewer } from '../src/domain/permission.ts'
import type { ReferralMove } from '../src/domain/referral.ts'
import { decided } from '../src/features/admin/reports/reports.email.ts'
import { newAdviserMessage } from '../src/features/casework/cases/new-adviser.email.ts'
import { closed, taken, tried } from '../src/features/casework/help-requests/help-requests.email.ts'
import { calledOffMessage, missedMessage } from '../src/features/casework/slots/slots.email.ts'
import { videoLinkMessage } from '../src/features/casework/slots/video-link.email.ts'
import { answered } from '../src/features/employers/job-applications/job-applications.email.ts'
import { closedUnanswered } from '../src/features/employers/job-applications/reply-deadline.email.ts'
import {
  askAgainMessage,
  closedMessage,
  confirmMessage,
  followedMessage,
  newThingsMessage,
} from '../src/features/public/alerts/alerts.email.ts'
import { received } from '../src/features/public/apply/apply.email.ts'
import { confirmation } from '../src/features/public/ask-for-help/ask-for-help.email.ts'
import { bookedMessage, reminderMessage } from '../src/features/public/book/book.email.ts'
import { written } from '../src/features/public/contact/contact.email.ts'
import { withdrawn } from '../src/features/public/own-applications/own-applications.email.ts'
import { cancelledMessage, movedMessage } from '../src/features/public/own-bookings/own-bookings.email.ts'
import { stopped } from '../src/features/public/own-help-request/own-help-request.email.ts'
import { codeMessage } from '../src/features/public/requests/requests.email.ts'
import { ownAlerts } from '../src/records/alert.ts'
import { ownBookings } from '../src/records/booking-list.ts'
import { ownEnrolments } from '../src/records/enrolment-list.ts'
import { ownHelpRequests } from '../src/records/help-request.ts'
import { ownApplications } from '../src/records/job-application.ts'
import { keywordMessage } from '../src/records/keyword-answers.ts'
import { draftFor } from '../src/records/person-message-send.ts'
import { messageForPerson } from '../src/records/referral-telling.ts'
import type { Db } from '../src/records/schema.ts'
import { dataMessage } from '../src/web/data-messages.ts'
import { type EnrolmentTold, enrolmentMessage, organizationMessage } from '../src/web/enrolment-messages.ts'
import { jobCheckMessage } from '../src/web/job-check-message.ts'
import { questionsMessage } from '../src/web/question-messages.ts'
import { reviewMessage } from '../src/web/review-messages.ts'
import { ROOT } from './harness/cluster.ts'
import { type TestDatabase, testDatabase } from './harness/database.ts'
import { fundMessages } from './harness/fund-messages.ts'
import { meetingMessages } from './harness/meeting-messages.ts'
import { as, packetOf } from './harness/referral.ts'

const now = new Date('2026-11-23T10:00:00Z')
const due = { words: 'Friday 27 November', at: new Date('2026-11-27T17:00:00Z') }
const origin = 'https://work.example'
const language = 'tr'
const email = { kind: 'email', value: 'deniz@example.org' } as const

const TOLD: readonly EnrolmentTold[] = [
  ...(['enrolled', 'waiting', 'interested', 'offered', 'accepted', 'left'] as const),
  ...(['offer-ended', 'removed', 'reminder', 'date', 'moved'] as const),
]

const SOURCES = globSync('src/**/*.ts', { cwd: ROOT, exclude: (name) => name.endsWith('.test.ts') })
  .filter((file) => !file.endsWith('message-kinds.ts'))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n')

describe('the kinds of message in the code', () => {
  const literal = [...SOURCES.matchAll(/\bkind: '([a-z-]+\.[a-z-]+)'/g)].map(([, kind]) => kind!)
  const begun = [...SOURCES.matchAll(/\bkind: `([a-z-]+\.)\$\{/g)].map(([, kind]) => kind!)
  const known: readonly string[] = [...RESIDENT_KINDS, ...STAFF_KINDS, ...WRITTEN_KINDS]

  it('are all listed, as going to residents or to people at work', () => {
    assert.deepEqual(
      literal.filter((kind) => !known.includes(kind)),
      [],
    )
    for (const start of begun)
      assert.ok(
        known.some((kind) => kind.startsWith(start)),
        start,
      )
  })

  it('are all sent by something', () => {
    const unused = known.filter(
      (kind) => !SOURCES.includes(`'${kind}'`) && !begun.some((start) => kind.startsWith(start)),
    )
    assert.deepEqual(unused, [])
  })
})

describe('a resident who chose Turkish', () => {
  let database: TestDatabase
  let drafts: readonly (MessageDraft | null)[]

  before(async () => {
    database = await testDatabase({ demo: now })
    drafts = [
      ...(await aboutHelp()),
      ...(await aboutBookings()),
      ...(await aboutApplications()),
      ...(await others()),
      ...aboutReferrals(),
      ...aboutMessages(),
      ...meetingMessages({ language, origin, at: due.at, now }),
      ...aboutReviews(),
      ...aboutData(),
      ...fundMessages(language, { origin, phone: '020 7946 0100' }),
      ...aboutAdvisers(),
      ...aboutJobs(),
    ]
  })
  after(() => database.drop())

  const resident = (value: string): Viewer => ({
    kind: 'resident',
    address: value.startsWith('+') ? { kind: 'phone', value } : { kind: 'email', value },
  })

  const own = <T>(list: (db: Db, viewer: Viewer) => Promise<T>, viewer: Viewer) =>
    as(database.web, viewer, now, (db) => list(db, viewer))

  async function aboutHelp() {
    const [request] = await own(ownHelpRequests, resident('zofia.wrona@mail.example'))
    const mine = { ...request!, language, nextStep: 'a call' } as const
    const facts = { phone: '020 7946 0100', origin }
    const { reference } = mine
    const promise = { reference, by: due.at, promise: due.words, hubName: mine.hub.name, ...facts }
    return [
      confirmation(mine, promise),
      taken(mine, { accountId: 1, name: 'Dara' }, due, facts),
      tried(mine, 'a call', due, facts, now),
      closed(mine, 'All the best.', facts, now),
      stopped(mine, facts.phone, now),
    ]
  }

  async function aboutBookings() {
    const row = await database.owner
      .selectFrom('booking')
      .select(['address_kind', 'address'])
      .where('address', 'is not', null)
      .executeTakeFirstOrThrow()
    const [one] = await own(ownBookings, resident(row.address!))
    const booking = { ...one!, language, address: email } as const
    const offer = { ...booking, offeredUntil: due.at }
    return [
      bookedMessage(booking, origin, now),
      reminderMessage(booking, origin, now),
      movedMessage(booking, origin, now),
      cancelledMessage(booking, origin, now),
      missedMessage(booking, origin),
      videoLinkMessage({ ...booking, videoLink: 'https://video.example/1' }, origin, now),
      calledOffMessage(booking, null, origin, now),
      calledOffMessage(booking, offer, origin, now),
    ]
  }

  async function aboutApplications() {
    const [sent] = await own(ownApplications, resident(mailbox('Deniz Aydoğan')))
    const application = { ...sent!, language }
    const { reference, title, organizationName, name } = application
    const who = { name, address: email, contactWords: null, othersMaySee: false, language }
    const told = { words: 'Hello', reason: null, next: null, origin, now }
    const moves = ['shortlist', 'invite', 'offer', 'refuse', 'accept', 'start'] as const
    const facts = { reference, title, organizationName, by: due.words, dueAt: due.at, origin }
    return [
      received(who, facts),
      ...moves.map((move) => answered(application, { ...told, move })),
      answered({ ...application, othersMaySee: true }, { ...told, move: 'refuse' }),
      closedUnanswered(application, origin),
      closedUnanswered({ ...application, othersMaySee: true }, origin),
      withdrawn(application, origin),
    ]
  }

  function aboutReferrals() {
    const facts = {
      reference: 'GW-7K2M-9QXR',
      to: 'Awl Lane',
      next: 'They call you',
      words: null,
      origin,
      phone: '020 7946 0100',
    }
    const { person } = packetOf({ language, email: email.value, contactBy: 'email' })
    const moves = RESIDENT_KINDS.filter((kind) => kind.startsWith('referral.')).map(
      (kind) => kind.slice(9) as ReferralMove,
    )
    return moves.flatMap((move) =>
      [false, true].map((othersMaySee) =>
        messageForPerson({ move, referralId: '1', person: { ...person, othersMaySee }, facts }, now),
      ),
    )
  }

  function aboutData() {
    const { person } = packetOf({ language, email: email.value, contactBy: 'email' })
    const known = { ...person, id: '1', number: 'P-7K3M-4QRT', wardCode: null, version: 1 }
    const from = { origin, phone: '020 7946 0100' }
    const kinds = ['copy.ready', 'copy.later', 'copy.question', 'correction.decided'] as const
    return ([...kinds, 'erasure.decided', 'erasure.ordered'] as const).flatMap((kind) =>
      [false, true].map((othersMaySee) =>
        dataMessage({ ...known, othersMaySee }, { kind, id: '1', until: '2026-12-04', once: '1' }, from),
      ),
    )
  }

  function aboutReviews() {
    const { person } = packetOf({ language, email: email.value, contactBy: 'email' })
    const known = { ...person, id: '1', number: 'P-7K3M-4QRT', wardCode: null, version: 1 }
    const review = { id: '1', dueOn: '2026-12-04' }
    const asked = { id: '1', adviser: 'Grace', answerBy: '2026-12-04' }
    const from = { origin, phone: '020 7946 0100' }
    return [false, true].flatMap((othersMaySee) => [
      reviewMessage({ ...known, othersMaySee }, review, from, now),
      questionsMessage({ ...known, othersMaySee }, asked, from, now),
    ])
  }

  function aboutAdvisers() {
    const { person } = packetOf({ language, email: email.value, contactBy: 'email' })
    const known = { ...person, id: '1', number: 'P-7K3M-4QRT', wardCode: null, version: 1 }
    const facts = {
      eventId: 1,
      placeSlug: 'fleet-vale',
      adviser: 'Liban Jibrell-Moss',
      organization: 'Fleet Vale Council',
    }
    return [false, true].map((othersMaySee) =>
      newAdviserMessage({ ...facts, person: { ...known, othersMaySee } }, { origin, phone: '020 7946 0100' }),
    )
  }

  function aboutJobs() {
    const { person } = packetOf({ language, email: email.value, contactBy: 'email' })
    const known = { ...person, id: '1', number: 'P-7K3M-4QRT', wardCode: null, version: 1 }
    return [false, true].map((othersMaySee) =>
      jobCheckMessage({ ...known, othersMaySee }, '1', { origin, phone: '020 7946 0100' }),
    )
  }

  function aboutMessages() {
    const asked = { way: 'text', from: '+447700900114', messageId: '1', language } as const
    const envelope = { to: email, key: 'person-message:1', waitsForMorning: true }
    const sending = { person: { othersMaySee: true, language }, words: 'Bring your CV.', language: 'en' }
    return [
      draftFor(envelope, sending, '020 7946 0100'),
      keywordMessage(asked, { kind: 'person.stopped', words: stoppedWords, slots: {} }, now),
      keywordMessage(asked, { kind: 'person.started', words: startedWords, slots: {} }, now),
      ...TEXT_ANSWER_KINDS.map((says) =>
        keywordMessage(asked, { kind: 'text.answer', ...textAnswer(says, '', { date: now, time: now }) }, now),
      ),
    ]
  }

  async function others() {
    const [row] = await own(ownEnrolments, resident(mailbox('Deniz Aydoğan')))
    const enrolment = { ...row!, language, startsAt: due.at, offeredUntil: due.at }
    const [followed] = await own(ownAlerts, resident(mailbox('Hodan Abdi-Farrow')))
    const alert = { ...followed!, language }
    const facts = { title: 'Care assistant jobs', origin }
    const report = { reference: 'GW-7K2M-9QXR', title: 'Care assistant', language }
    const listing = { placeSlug: 'fleet-vale', opportunityId: 1, words: null, email: null, id: 1, decidedAt: null }
    const rest = { organizationName: 'Larkmead', withdrawn: false, decision: null, reportedAt: now } as const
    const thing = { title: 'Care assistant', by: 'Larkmead', fact: '', path: '/opportunities/1' }
    return [
      ...TOLD.map((told) => enrolmentMessage(enrolment, told, { origin, now })),
      enrolmentMessage({ ...enrolment, status: 'waiting' }, 'moved', { origin, now }),
      organizationMessage(enrolment, 'Bring a pen.', { origin, number: '1' }),
      confirmMessage(alert, facts, '1', now),
      followedMessage(alert, facts, '1'),
      newThingsMessage(alert, [thing], facts, '2026-11-23'),
      askAgainMessage(alert, facts, due),
      closedMessage(alert, '', origin),
      written(email, { name: 'Deniz', reference: 'GW-7K2M-9QXR', dueAt: due.at, language }, due.words, '020 7946 0100'),
      ...(['taken-down', 'put-right', 'nothing-wrong'] as const).map((decision) =>
        decided({ ...report, ...listing, ...rest, reason: 'wrong' }, email.value, decision),
      ),
      codeMessage(email, '123456', { origin, key: '1', language }, now),
    ]
  }

  it('is told everything in Turkish first: every kind, with all that belongs into its sentences', () => {
    const said = new Set<string>()
    for (const draft of drafts) {
      assert.ok(draft)
      said.add(draft.kind)
      const told = inLanguage(draft)
      assert.equal(told.language, 'tr', `${draft.kind} ${draft.says ?? ''}`)
      assert.ok(told.words.body.endsWith(draft.words.body), draft.kind)
    }
    assert.deepEqual([...said].sort(), [...RESIDENT_KINDS].sort())
  })
})
