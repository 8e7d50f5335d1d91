import { messageAddress } from '../domain/help-request.ts'
import { londonDate } from '../domain/london-time.ts'
import type { ReferralMove } from '../domain/referral.ts'
import { guardedWords, type ReferralMessageFacts, wordsForPerson } from '../domain/referral-messages.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import { queueMessage } from './message.ts'
import type { Db } from './schema.ts'

/** What the person is told, to the address they said is safe: guarded where others may see it. */
export type Telling = {
  readonly move: ReferralMove
  readonly referralId: string
  readonly person: ReferredPerson
  readonly facts: Omit<ReferralMessageFacts, 'name'>
}

/** Queues the person's message about a move; nothing where they have no safe address or the move needs no message. */
export async function tellPerson(db: Db, { move, referralId, person, facts }: Telling, now: Date): Promise<void> {
  const to = messageAddress(person)
  const all = { ...facts, name: person.knownAs || person.givenName }
  const words = wordsForPerson(move, all)
  if (!to || !words) return
  await queueMessage(
    db,
    {
      to,
      key: `referral:${referralId}:${move}:${now.getTime()}`,
      kind: `referral.${move}`,
      language: person.othersMaySee ? 'en' : person.language,
      words: person.othersMaySee ? guardedWords(all) : words,
      slots: { reference: facts.reference, place: facts.to, date: now },
      waitsForMorning: to.kind === 'phone',
    },
    now,
  )
}

/** Returns a moment as its London date, for words that people read. */
export const dayOf = (moment: Date): string => londonDate(moment)
