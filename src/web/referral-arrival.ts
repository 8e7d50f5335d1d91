import type { MessageDraft } from '../domain/message.ts'
import type { Viewer } from '../domain/permission.ts'
import { clocksOf, findReferralProgram } from '../domain/referral-program.ts'
import { workingDeadline } from '../domain/working-days.ts'
import { queueMessage } from '../records/message.ts'
import { sendLinkIfAsked } from '../records/referral-link.ts'
import { isKeptShut, privacyLeads, receivingTeam } from '../records/referral-receiving.ts'
import type { KeptReferral } from '../records/referral-row.ts'
import type { Sent } from '../records/referral-send.ts'
import type { Db } from '../records/schema.ts'
import { dayWords } from './help-request-words.ts'

/** A referral that was sent just now, and who takes it. */
export type Arriving = {
  readonly sent: Sent
  readonly program: string
  readonly placeSlug: string
  readonly to: { readonly organizationId: number; readonly hubId: number | null }
  readonly origin: string
}

/**
 * Lets the receiver know that a referral has come, however it was sent: a link for a partner without accounts, and for
 * everybody else a note to whoever reads what comes in. Where the record is kept shut, its privacy lead hears instead, and
 * lets the right people in. In the transaction that sent it.
 */
export async function tellReceiver(db: Db, viewer: Viewer, arriving: Arriving, now: Date): Promise<void> {
  const { sent, program, placeSlug, to, origin } = arriving
  if (await isKeptShut(db, sent.participantId)) {
    for (const email of await privacyLeads(db, placeSlug)) await queueMessage(db, keptShut(email, sent, origin), now)
    return
  }
  if (await sendLinkIfAsked(db, viewer, sent.id, origin, now)) return
  const by = dayWords(workingDeadline(now, clocksOf(findReferralProgram(program)).acknowledge), now)
  for (const email of await receivingTeam(db, to)) await queueMessage(db, hasCome(email, sent, by, origin), now)
}

/** Sends a link once more where its receiver answers by one, and the record is not kept shut; returns whether it did. */
export async function sendLinkAgain(
  db: Db,
  viewer: Viewer,
  kept: Pick<KeptReferral, 'id' | 'participantId'>,
  origin: string,
  now: Date,
): Promise<boolean> {
  return !(await isKeptShut(db, kept.participantId)) && sendLinkIfAsked(db, viewer, kept.id, origin, now)
}

/** Tells a privacy lead that a record is kept shut until they let somebody in. */
const keptShut = (to: string, { id, reference, participantId }: Sent, origin: string): MessageDraft => ({
  to: { kind: 'email', value: to },
  language: 'en',
  waitsForMorning: false,
  key: `referral-kept-shut:${id}:${to}`,
  kind: 'referral.kept-shut',
  words: {
    subject: `Kept shut: ${reference}`,
    body: `Hello,

A referral has come of somebody who must be kept safe. It is kept shut. No one can read it till you let them in. Please look at it today:
${origin}/desk/privacy/people/${participantId}

We do not say here who it is.`,
    text: `A referral is kept shut till you let someone in: ${origin}/desk/privacy/people/${participantId}`,
  },
})

/** Nothing of whom it is about, nor of what for: whoever reads it over a shoulder learns nothing. */
const hasCome = (to: string, { id, reference }: Arriving['sent'], by: string, origin: string): MessageDraft => ({
  to: { kind: 'email', value: to },
  key: `referral-come:${id}:${to}`,
  kind: 'referral.come',
  language: 'en',
  waitsForMorning: false,
  words: {
    subject: `A referral has come: ${reference}`,
    body: `Hello,

A referral has come to your team. Say that you have it by ${by}:
${origin}/desk/referrals/${id}

This message says nothing about the person, on purpose.`,
    text: `A referral has come: ${origin}/desk/referrals/${id}`,
  },
})
