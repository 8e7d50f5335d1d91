import { endOfLondonDay, londonDate } from '../domain/london-time.ts'
import type { ResidentMessage } from '../domain/message.ts'
import type { Participant } from '../domain/participant.ts'
import type { Review } from '../domain/review.ts'
import { dateWords } from './dates.ts'
import { type TellingFrom, toldPerson } from './told-person.ts'

/** Returns what somebody hears when a review of theirs opens: what it is for, and that it is no test. */
export function reviewMessage(
  person: Participant,
  review: Pick<Review, 'id' | 'dueOn'>,
  from: TellingFrom,
  now: Date,
): ResidentMessage | null {
  const by = dateWords(review.dueOn, londonDate(now))
  return toldPerson(
    person,
    {
      kind: 'review.coming',
      key: `review:${review.id}:coming`,
      subject: 'A look at your plan together',
      lines: [
        `By ${by} we would like to look at your plan together: what went well, what was hard, what comes next.`,
        'It is no test. If another day suits you better, tell us.',
        `Your plan is here:\n${from.origin}/requests`,
      ],
      text: `By ${by} we would like to look at your plan with you. It is no test.`,
      slots: { date: endOfLondonDay(review.dueOn) },
      expiresAt: endOfLondonDay(review.dueOn),
    },
    from,
  )
}
