import type { Member } from '../src/domain/permission.ts'
import { findParticipant, searchParticipants } from '../src/records/participant.ts'
import { findPacket, findReferral } from '../src/records/referral.ts'
import { type InboxPart, inboxCounts, inboxPage, lateReferrals, searchReferrals } from '../src/records/referral-list.ts'
import { eventsOf, threadOf } from '../src/records/referral-thread.ts'
import { childrenOf, findTracked, type SentPart, sentPage, waitingForUs } from '../src/records/referral-tracking.ts'
import type { Db } from '../src/records/schema.ts'
import { BOROUGH_NOW as NOW } from './referral-borough.ts'

/** What a page asks of the records, in the words of the page; asked again with every one of its subjects. */
export type Question = {
  readonly name: string
  readonly subjects: readonly string[]
  readonly ask: (db: Db, viewer: Member, subject: string) => Promise<unknown>
}

const PARTS: readonly InboxPart[] = ['open', 'mine', 'unassigned', 'late', 'on-hold']
const SENT: readonly SentPart[] = ['waits', 'open', 'ended']
/** As people are looked for: a whole name, both names, the beginning of one, a single letter, and nobody at all. */
const WORDS =
  'barer Coleman holin Mar Aber ra thorn Am_Khader K a silford Xq Penmore Jo_Lang Bel_Asher Huss Nwoke oket is ez ley'
    .split(' ')
    .map((words) => words.replace('_', ' '))

/** Returns what is measured for somebody: the ids are of what they see first. */
export async function questionsOf(db: Db, viewer: Member): Promise<readonly Question[]> {
  const received = (await inboxPage(db, viewer, 'open', null, NOW)).lines.map(({ id }) => id)
  const sent = (await sentPage(db, viewer, 'ended', null, NOW)).lines.map(({ id }) => id)
  const people = (await searchParticipants(db, viewer, 'a', NOW)).concat(await searchParticipants(db, viewer, 'b', NOW))
  const numbers = people.slice(0, 5).map(({ number }) => number)
  const questions: readonly Question[] = [
    {
      name: 'inbox, first page',
      subjects: PARTS,
      ask: (db, viewer, part) => inboxPage(db, viewer, part as InboxPart, null, NOW),
    },
    { name: 'inbox, next page', subjects: PARTS, ask: nextInboxPage },
    { name: 'inbox, all five counts', subjects: [''], ask: (db, viewer) => inboxCounts(db, viewer, PARTS, NOW) },
    { name: 'inbox, late', subjects: [''], ask: (db, viewer) => lateReferrals(db, viewer, NOW) },
    { name: 'inbox, search', subjects: WORDS, ask: (db, viewer, words) => searchReferrals(db, viewer, words, NOW) },
    { name: 'one referral', subjects: received, ask: oneReferral },
    {
      name: 'sent, first page',
      subjects: SENT,
      ask: (db, viewer, part) => sentPage(db, viewer, part as SentPart, null, NOW),
    },
    { name: 'sent, next page', subjects: SENT, ask: nextSentPage },
    { name: 'sent, what waits', subjects: [''], ask: (db, viewer) => waitingForUs(db, viewer) },
    { name: 'sent, one of them', subjects: sent, ask: oneTracked },
    {
      name: 'people, search',
      subjects: [...WORDS, ...numbers],
      ask: (db, viewer, words) => searchParticipants(db, viewer, words, NOW),
    },
    {
      name: 'people, one record',
      subjects: people.map(({ id }) => id),
      ask: (db, viewer, id) => findParticipant(db, viewer, id, NOW),
    },
  ]
  return questions.filter(({ subjects }) => subjects.length > 0)
}

async function nextInboxPage(db: Db, viewer: Member, part: string) {
  const { next } = await inboxPage(db, viewer, part as InboxPart, null, NOW)
  return next && inboxPage(db, viewer, part as InboxPart, next, NOW)
}

async function nextSentPage(db: Db, viewer: Member, part: string) {
  const { next } = await sentPage(db, viewer, part as SentPart, null, NOW)
  return next && sentPage(db, viewer, part as SentPart, next, NOW)
}

async function oneReferral(db: Db, viewer: Member, id: string) {
  const kept = await findReferral(db, viewer, id, NOW)
  if (!kept) throw new Error('a referral of the inbox is not there')
  return [
    kept,
    await findPacket(db, viewer, id, NOW),
    await threadOf(db, viewer, kept.threadId, NOW),
    await eventsOf(db, { id, status: kept.facts.status }, 'receiver'),
  ]
}

async function oneTracked(db: Db, viewer: Member, id: string) {
  const tracked = await findTracked(db, viewer, id, NOW)
  if (!tracked) throw new Error('a referral that was sent is not there')
  const events = await eventsOf(db, { id, status: tracked.state }, 'referrer')
  return [tracked, await findPacket(db, viewer, id, NOW), await childrenOf(db, viewer, id, NOW), events]
}
