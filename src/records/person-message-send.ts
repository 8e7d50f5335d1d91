import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MessageDraft, WrittenMessage } from '../domain/message.ts'
import type { Participant } from '../domain/participant.ts'
import type { Address, Member, Viewer } from '../domain/permission.ts'
import {
  ANSWER_DAYS,
  LONGEST_WORDS,
  type MessageBy,
  type MessageWay,
  noticeWords,
  type WayFacts,
  whyNot,
} from '../domain/person-message.ts'
import { recordsOfResident } from '../domain/reach.ts'
import type { SentMedia } from '../domain/sent-media.ts'
import { isCurrent } from '../domain/sharing.ts'
import { freeUntil } from '../domain/whatsapp-window.ts'
import { workingDeadline } from '../domain/working-days.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { digest } from '../kit/secret.ts'
import { BLANK_MESSAGE } from './blank-message.ts'
import { recordsOf } from './folded.ts'
import { writeHistory } from './history.ts'
import { queueMessage } from './message.ts'
import { stoppedWays } from './message-stop.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesMessage, readsMessage } from './reach-of-messages.ts'
import type { Db } from './schema.ts'
import { casesOf, keepContact } from './support-case.ts'

/** How messages go out here: what the deployment has set up, and what a notice says to call. */
export type Messaging = {
  readonly whatsApp: boolean
  /** The address that an answer by e-mail goes to, with this secret in it; null where answers go elsewhere. */
  readonly replyTo: ((secret: string) => string) | null
  readonly takesTexts: (phone: string) => boolean
  readonly phone: string
}

/** Words that somebody writes to one person. */
export type SendingToPerson = {
  readonly person: Participant
  readonly way: MessageWay
  readonly words: string
  readonly subject?: string | null
  /** That of the words. */
  readonly language: string
  readonly template?: string | null
  readonly repliesTo?: string | null
}

/** Returns what decides by which ways this person may be written to now. */
export async function wayFacts(
  db: Db,
  viewer: Member,
  person: Participant,
  { whatsApp, takesTexts }: Pick<Messaging, 'whatsApp' | 'takesTexts'>,
  now: Date,
): Promise<WayFacts> {
  const ids = await recordsOf(db, viewer, person.id, now)
  const agreed = await db
    .selectFrom('sharing_decision')
    .select(['given_at as givenAt', 'withdrawn_at as withdrawnAt', 'expires_at as expiresAt'])
    .where('participant_id', 'in', ids)
    .where('purpose', '=', 'whatsapp')
    .where('recipient_organization_id', '=', viewer.membership.organizationId)
    .execute()
  const wrote = await db
    .selectFrom('person_message')
    .select('channel')
    .distinct()
    .where('participant_id', 'in', ids)
    .where('direction', '=', 'in')
    .where('address', 'in', [person.email ?? '', person.phone ?? ''])
    .where(readsMessage(viewer, now))
    .execute()
  return {
    contact: person,
    takesTexts: person.phone !== null && takesTexts(person.phone),
    agreedToWhatsApp: agreed.some((one) => isCurrent(one, now)),
    whatsAppSetUp: whatsApp,
    stopped: await stoppedWays(db, person.id),
    wroteBy: wrote.map(({ channel }) => channel),
  }
}

/**
 * Writes to somebody by a way that is open to them, in the caller's transaction; it goes out after it. Where others may
 * see messages, no more goes out than that there is one. Every message of theirs that waited here is answered by it. Throws
 * NotFound where the viewer may not change them, Conflict with the reason where the way is shut. Returns the message's id.
 */
export async function sendToPerson(
  db: Db,
  viewer: Member,
  sending: SendingToPerson,
  messaging: Messaging,
  now: Date,
): Promise<string> {
  const { person, way } = sending
  if (!(await mayChangeParticipant(db, viewer, person.id, now))) throw new NotFound()
  const refused = whyNot(way, await wayFacts(db, viewer, person, messaging, now))
  if (refused) throw new Conflict(refused)
  const ids = await recordsOf(db, viewer, person.id, now)
  const [id, secret] = [randomUUID(), randomBytes(20).toString('hex')]
  const to: Address =
    way === 'email' ? { kind: 'email', value: person.email! } : { kind: 'phone', value: person.phone! }
  const answerable = way === 'email' && messaging.replyTo !== null
  const openCase = (await casesOf(db, viewer, ids, now)).find(({ closedAt }) => closedAt === null)
  const words = sending.words.slice(0, LONGEST_WORDS[way])
  await db
    .insertInto('person_message')
    .values({
      ...BLANK_MESSAGE,
      id,
      participant_id: person.id,
      organization_id: viewer.membership.organizationId,
      case_id: openCase?.id ?? null,
      direction: 'out',
      channel: way,
      address: to.value,
      subject: sending.subject ?? null,
      words,
      language: sending.language,
      template: sending.template ?? null,
      went_as: person.othersMaySee ? 'notice' : 'words',
      at: now,
      account_id: viewer.accountId,
      status: 'queued',
      status_at: now,
      reply_hash: answerable ? digest(secret) : null,
      replied_to: sending.repliesTo ?? null,
    })
    .execute()
  const envelope: Envelope = {
    to,
    ...(way === 'whatsapp' && { via: way, freeUntil: freeUntil(await lastHeardOn(db, person.phone!)) }),
    ...(answerable && { replyTo: messaging.replyTo!(secret) }),
    key: `person-message:${id}`,
    waitsForMorning: true,
  }
  await queueMessage(db, draftFor(envelope, { ...sending, words }, messaging.phone), now)
  await answerWaiting(db, viewer, ids, now)
  await keepContact(db, viewer, { participantId: person.id, at: now, twoWay: false }, now)
  const facts = { way, template: sending.template ?? null, notice: person.othersMaySee }
  await writeHistory(db, viewer, 'message.sent', `message:${id}`, facts, now, {
    participantId: person.id,
    why: 'support',
  })
  return id
}

type Envelope = Pick<WrittenMessage, 'to' | 'via' | 'freeUntil' | 'replyTo' | 'key' | 'waitsForMorning'>

/** Returns what goes out: the words, or where others may see them no more than that there are some. */
export function draftFor(
  envelope: Envelope,
  {
    person,
    subject,
    language,
    words,
  }: Pick<SendingToPerson, 'subject' | 'language' | 'words'> & {
    readonly person: Pick<Participant, 'othersMaySee' | 'language'>
  },
  phone: string,
): MessageDraft {
  if (person.othersMaySee) {
    const notice = { kind: 'person.notice', words: noticeWords(phone), slots: { phone } } as const
    return { ...envelope, ...notice, language: person.language }
  }
  const worded = { subject: subject || 'A message for you', body: words, text: words }
  return { ...envelope, kind: 'person.message', language, words: worded }
}

/** When a number last wrote to us on WhatsApp, as far as this viewer sees: their day begins there. */
async function lastHeardOn(db: Db, phone: string): Promise<Date | null> {
  const row = await db
    .selectFrom('person_message')
    .select(sql<Date | null>`max(at)`.as('at'))
    .where('channel', '=', 'whatsapp')
    .where('direction', '=', 'in')
    .where('address', '=', phone)
    .executeTakeFirst()
  return row?.at ?? null
}

const answerWaiting = (db: Db, viewer: Member, participantIds: readonly string[], now: Date) =>
  db
    .updateTable('person_message')
    .set({ answered_at: now, answered_by: viewer.accountId, answered_how: 'message' })
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('participant_id', 'in', participantIds)
    .where('organization_id', '=', viewer.membership.organizationId)
    .where('direction', '=', 'in')
    .where('answered_at', 'is', null)
    .where(changesMessage(viewer, now))
    .execute()

/** What somebody writes to an organisation that works with them, on their own page. */
export type OwnMessage = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly caseId: string
  readonly ownerAccountId: number
  readonly words: string
  /** What comes along: papers that are kept in the same transaction. */
  readonly media?: readonly SentMedia[]
}

/**
 * Keeps what the person wrote on their own page about an open case of theirs, to whoever has it. Once by its id. Throws
 * NotFound where it is not their page.
 */
export async function writeFromOwnPage(db: Db, viewer: Viewer, own: OwnMessage, now: Date): Promise<void> {
  if (viewer.kind !== 'resident' || !recordsOfResident(viewer).includes(own.participantId)) throw new NotFound()
  const by: MessageBy = 'page'
  await db
    .insertInto('person_message')
    .values({
      ...BLANK_MESSAGE,
      id: own.id,
      participant_id: own.participantId,
      organization_id: own.organizationId,
      case_id: own.caseId,
      direction: 'in',
      channel: by,
      words: own.words,
      media: own.media && own.media.length > 0 ? JSON.stringify(own.media) : null,
      at: now,
      status: 'delivered',
      status_at: now,
      owner_account_id: own.ownerAccountId,
      due_at: workingDeadline(now, ANSWER_DAYS),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await writeHistory(db, viewer, 'message.received', `message:${own.id}`, { way: by }, now, {
    participantId: own.participantId,
    why: 'own-record',
  })
}
