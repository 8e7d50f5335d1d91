import type { Keyword } from '../domain/keyword.ts'
import { londonDate } from '../domain/london-time.ts'
import type { MessageDraft } from '../domain/message.ts'
import { type AnsweringText, startedWords, stoppedWords, textAnswer } from '../domain/message-answers.ts'
import type { MessageWay } from '../domain/person-message.ts'
import { freeUntil } from '../domain/whatsapp-window.ts'
import { namedUuid } from '../kit/uuid.ts'
import type { ResidentViewer } from './case-news.ts'
import { reportJob } from './job-report.ts'
import { queueMessage } from './message.ts'
import { startAddress, stopAddress } from './message-stop.ts'
import type { Db } from './schema.ts'
import { askByText } from './text-question.ts'
import { offerTimes } from './text-times.ts'
import { agreeByThemself, endWhatsApp } from './whatsapp-agreement.ts'

/** A keyword that somebody sent, and whose number it came from, where one person alone has it. */
export type KeywordAsked = {
  readonly way: Exclude<MessageWay, 'email'>
  readonly from: string
  readonly messageId: string
  readonly participantId: string | null
  readonly organizationId: number
  /** Their open case with this organisation. */
  readonly caseId: string | null
  /** In which they are answered. */
  readonly language: string
}

/**
 * Does what a keyword asks for, in the transaction in which it is filed, under the login of the background work. Returns
 * whether that is all: where it could not be done, such as for a number that nobody has, somebody reads the message.
 */
type KeywordAnswer = (db: Db, asked: KeywordAsked, now: Date) => Promise<boolean>

/** What each keyword does. A keyword without an answer here does not compile. */
export const KEYWORD_ANSWERS: Readonly<Record<Keyword, KeywordAnswer>> = {
  async STOP(db, asked, now) {
    // Said once, answered once: two machines never write to each other for ever.
    const isNew = await stopAddress(db, asked.from, asked.way, now)
    if (asked.way === 'whatsapp' && asked.participantId) await endWhatsApp(db, asked.participantId, now)
    const told = { kind: 'person.stopped', words: stoppedWords, slots: {} } as const
    if (isNew) await queueMessage(db, keywordMessage(asked, told, now), now)
    return true
  },
  async START(db, asked, now) {
    const told = { kind: 'person.started', words: startedWords, slots: {} } as const
    const isNew = await startAddress(db, asked.from, asked.way)
    const { participantId, organizationId } = asked
    if (isNew && asked.way === 'whatsapp' && participantId) {
      await agreeByThemself(db, { participantId, organizationId }, now)
    }
    if (isNew) await queueMessage(db, keywordMessage(asked, told, now), now)
    return true
  },
  async JOB(db, asked, now) {
    const own = ownCaseOf(asked)
    if (!own) return passOn(db, asked, now)
    const report = { byWay: asked.way, startsOn: null, whereWords: null }
    const reportId = await reportJob(db, own.viewer, own.of, report, now)
    const question = { participantId: own.of.participantId, caseId: own.of.id, facts: { reportId } }
    await askByText(db, asked.from, { ...question, kind: 'job-start' }, now)
    await answerText(db, asked, textAnswer('job-start'), now)
    return true
  },
  async MOVE(db, asked, now) {
    const own = ownCaseOf(asked)
    const offered = own ? await offerTimes(db, own.viewer, asked.from, now) : null
    if (!offered) return passOn(db, asked, now)
    await answerText(db, asked, textAnswer('times', offered), now)
    return true
  },
}

/** Returns who writes, as they are on their own page, and their case; null where no one person with a case has the number. */
export function ownCaseOf({ participantId, caseId, organizationId, from }: KeywordAsked) {
  if (!participantId || !caseId) return null
  const viewer: ResidentViewer = { kind: 'resident', address: { kind: 'phone', value: from }, participantId }
  return { viewer, of: { id: caseId, participantId, organizationId } }
}

/** Says that somebody reads it: in the same words to everybody, once a day to a number. */
export async function passOn(db: Db, asked: KeywordAsked, now: Date): Promise<boolean> {
  const once = namedUuid(`passed on ${asked.way} ${asked.from} ${londonDate(now)}`)
  await answerText(db, { ...asked, messageId: once }, textAnswer('usual'), now)
  return false
}

/** Answers a text by itself. */
export const answerText = (db: Db, asked: KeywordAsked, answer: AnsweringText, now: Date): Promise<void> =>
  queueMessage(db, keywordMessage(asked, { kind: 'text.answer', ...answer }, now), now)

type Answered = { readonly kind: 'person.stopped' | 'person.started' | 'text.answer'; readonly says?: string } & Pick<
  AnsweringText,
  'words' | 'slots'
>

/** Returns what a text is answered with: at once, at whatever hour they wrote. */
export const keywordMessage = (
  { way, from, messageId, language }: Pick<KeywordAsked, 'way' | 'from' | 'messageId' | 'language'>,
  answered: Answered,
  now: Date,
): MessageDraft => ({
  to: { kind: 'phone', value: from },
  ...(way === 'whatsapp' && { via: 'whatsapp', freeUntil: freeUntil(now) }),
  key: `keyword:${messageId}`,
  language,
  ...answered,
  waitsForMorning: false,
})
