import type { MessageDraft } from '../domain/message.ts'
import type { Viewer } from '../domain/permission.ts'
import { clocksOf, findReferralProgram } from '../domain/referral-program.ts'
import { workingDeadline } from '../domain/working-days.ts'
import { queueMessage } from '../records/message.ts'
import { sendLinkIfAsked } from '../records/referral-link.ts'
import { receivingTeam } from '../records/referral-receiving.ts'
import type { Sent } from '../records/referral-send.ts'
import type { Db } from '../records/schema.ts'
import { dayWords } from './help-request-words.ts'

/** A referral that was sent just now, and who takes it. */
export type Arriving = {
  readonly sent: Pick<Sent, 'id' | 'reference'>
  readonly program: string
  readonly to: { readonly organizationId: number; readonly hubId: number | null }
  readonly origin: string
}

/**
 * Lets the receiver know that a referral has come, however it was sent: a link for a partner without accounts, and for
 * everybody else a note to whoever reads what comes in. In the transaction that sent it.
 */
export async function tellReceiver(db: Db, viewer: Viewer, arriving: Arriving, now: Date): Promise<void> {
  const { sent, program, to, origin } = arriving
  if (await sendLinkIfAsked(db, viewer, sent.id, origin, now)) return
  const by = dayWords(workingDeadline(now, clocksOf(findReferralProgram(program)).acknowledge), now)
  for (const email of await receivingTeam(db, to)) await queueMessage(db, hasCome(email, sent, by, origin), now)
}

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
