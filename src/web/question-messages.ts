import { endOfLondonDay, londonDate } from '../domain/london-time.ts'
import type { ResidentMessage } from '../domain/message.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Participant } from '../domain/participant.ts'
import { dateWords } from './dates.ts'
import { type TellingFrom, toldPerson } from './told-person.ts'

/** Returns what somebody hears who is asked to answer questions by themself; null where they have no safe address. */
export function questionsMessage(
  person: Participant,
  asked: { readonly id: string; readonly adviser: string; readonly answerBy: LocalDate },
  from: TellingFrom,
  now: Date,
): ResidentMessage | null {
  const by = dateWords(asked.answerBy, londonDate(now))
  const link = `${from.origin}/requests`
  return toldPerson(
    person,
    {
      kind: 'assessment.asked',
      key: `assessment:${asked.id}:asked`,
      subject: 'A few questions for you',
      lines: [
        `${asked.adviser} has a few questions for you: how it is going, in your own view. Please answer them by ${by}.`,
        'It is no test. You can leave out any of them.',
        `They are with your plan:\n${link}`,
      ],
      text: `${asked.adviser} has a few questions for you. Please answer by ${by}. It is no test. ${link}`,
      slots: { date: endOfLondonDay(asked.answerBy), link },
      expiresAt: endOfLondonDay(asked.answerBy),
    },
    from,
  )
}
