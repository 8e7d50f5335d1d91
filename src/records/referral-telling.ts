import { sql } from 'kysely'
import { messageAddress } from '../domain/help-request.ts'
import type { MessageDraft } from '../domain/message.ts'
import { RESIDENT_KINDS } from '../domain/message-kinds.ts'
import type { ReferralMove } from '../domain/referral.ts'
import {
  guardedWords,
  type ReferralMessageFacts,
  wordsForPerson,
  wordsForReferrer,
} from '../domain/referral-messages.ts'
import { tellAt } from '../domain/referral-move.ts'
import type { ReferralOutcome } from '../domain/referral-outcome.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import { queueMessage } from './message.ts'
import type { Db } from './schema.ts'

/** What the person is told, to the address they said is safe: guarded where others may see it. */
export type Telling = {
  readonly move: ReferralMove
  readonly referralId: string
  readonly person: ReferredPerson
  readonly facts: Omit<ReferralMessageFacts, 'name'>
  /** How it ended: nobody is written to who has died. */
  readonly outcome?: ReferralOutcome | null
}

/** What messages about one move are known by, until it can no longer be taken back. */
const keyOf = (referralId: string, move: ReferralMove, at: Date): string =>
  `referral:${referralId}:${move}:${at.getTime()}`

/**
 * Returns the person's message about a move made now; null where they have no safe address, where the move needs no
 * message, and where nobody is left to write to. It waits until the move can no longer be taken back.
 */
export function messageForPerson(
  { move, referralId, person, facts, outcome }: Telling,
  now: Date,
): MessageDraft | null {
  if (outcome === 'died') return null
  const to = messageAddress(person)
  const all = { ...facts, name: person.knownAs || person.givenName }
  const words = wordsForPerson(move, all)
  const kind = RESIDENT_KINDS.find((one) => one === `referral.${move}`)
  if (!to || !words || !kind) return null
  return {
    to,
    key: keyOf(referralId, move, now),
    kind,
    language: person.language,
    words: person.othersMaySee ? guardedWords(all) : words,
    slots: {
      ...{ reference: facts.reference, organization: facts.to, phone: facts.phone },
      link: `${facts.origin}/requests`,
    },
    ...(person.othersMaySee ? {} : { says: 'open' }),
    waitsForMorning: to.kind === 'phone',
    sendAfter: tellAt({ move, at: now }),
  }
}

/** Queues the person's message about a move made now, where there is one. */
export async function tellPerson(db: Db, telling: Telling, now: Date): Promise<void> {
  const draft = messageForPerson(telling, now)
  if (draft) await queueMessage(db, draft, now)
}

/** Moves of which whoever follows a referral hears by e-mail: that there is news, never what or of whom. */
const NEWS: Readonly<Partial<Record<ReferralMove, string>>> = {
  accept: 'They have decided about a referral of yours.',
  waitlist: 'They have decided about a referral of yours.',
  'ask-for-more': 'They have a question about a referral of yours.',
  decline: 'They have decided about a referral of yours. There is something for you to do.',
  'refer-on': 'A referral of yours was referred on.',
  start: 'There is news about a referral of yours.',
  close: 'A referral of yours has come to its end. They wrote to you how.',
  'give-up-contact': 'There is news about a referral of yours.',
  expire: 'Nobody answered a referral of yours in time. There is something for you to do.',
}

/** Queues the news of a move for all who follow the referral: by account, for a team is no address. */
export async function tellFollowersOfNews(
  db: Db,
  {
    move,
    referralId,
    reference,
    origin,
  }: { move: ReferralMove; referralId: string; reference: string; origin: string },
  now: Date,
): Promise<void> {
  const says = NEWS[move]
  if (!says) return
  const followers = await db
    .selectFrom('referral_tracking as t')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .where('t.referral_id', '=', referralId)
    .where('a.disabled_at', 'is', null)
    .select(['a.id', 'a.email'])
    .execute()
  for (const { id, email } of followers) {
    const message = {
      key: `${keyOf(referralId, move, now)}:to:${id}`,
      to: { kind: 'email', value: email },
      kind: 'referral.news',
      language: 'en',
      words: wordsForReferrer(reference, says, origin),
      waitsForMorning: false,
      sendAfter: tellAt({ move, at: now }),
    } as const
    await queueMessage(db, message, now)
  }
}

/** Takes back every message about a move that was taken back, as far as it has not gone yet. */
export async function takeBackTelling(
  db: Db,
  of: { readonly referralId: string; readonly move: ReferralMove; readonly at: Date },
  now: Date,
): Promise<void> {
  await sql`select take_back_messages(${keyOf(of.referralId, of.move, of.at)}, ${now})`.execute(db)
}
