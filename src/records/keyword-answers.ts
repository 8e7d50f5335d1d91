import type { Keyword } from '../domain/keyword.ts'
import type { MessageDraft, Worded } from '../domain/message.ts'
import { startedWords, stoppedWords } from '../domain/message-answers.ts'
import type { MessageWay } from '../domain/person-message.ts'
import { freeUntil } from '../domain/whatsapp-window.ts'
import { queueMessage } from './message.ts'
import { startAddress, stopAddress } from './message-stop.ts'
import type { Db } from './schema.ts'
import { agreeByThemself, endWhatsApp } from './whatsapp-agreement.ts'

/** A keyword that somebody sent, and whose number it came from, where one person alone has it. */
export type KeywordAsked = {
  readonly way: Exclude<MessageWay, 'email'>
  readonly from: string
  /** What stands after the keyword. */
  readonly rest: string
  readonly messageId: string
  readonly participantId: string | null
  readonly organizationId: number
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
    if (isNew) await answer(db, asked, 'person.stopped', stoppedWords, now)
    return true
  },
  async START(db, asked, now) {
    const isNew = await startAddress(db, asked.from, asked.way)
    const { participantId, organizationId } = asked
    if (isNew && asked.way === 'whatsapp' && participantId) {
      await agreeByThemself(db, { participantId, organizationId }, now)
    }
    if (isNew) await answer(db, asked, 'person.started', startedWords, now)
    return true
  },
}

type Answered = 'person.stopped' | 'person.started'

/** Returns what a keyword is answered with: at once, at whatever hour they wrote. */
export const keywordMessage = (
  { way, from, messageId, language }: Pick<KeywordAsked, 'way' | 'from' | 'messageId' | 'language'>,
  kind: Answered,
  words: Worded,
  now: Date,
): MessageDraft => ({
  to: { kind: 'phone', value: from },
  ...(way === 'whatsapp' && { via: 'whatsapp', freeUntil: freeUntil(now) }),
  key: `keyword:${messageId}`,
  kind,
  language,
  words,
  slots: {},
  waitsForMorning: false,
})

const answer = (db: Db, asked: KeywordAsked, kind: Answered, words: Worded, now: Date): Promise<void> =>
  queueMessage(db, keywordMessage(asked, kind, words, now), now)
