import { endOfLondonDay } from '../domain/london-time.ts'
import type { ResidentMessage } from '../domain/message.ts'
import type { ResidentKind } from '../domain/message-kinds.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Participant } from '../domain/participant.ts'
import { fullDate } from './dates.ts'
import { type TellingFrom, toldPerson } from './told-person.ts'

/** What somebody hears about what they asked of their data. `until`: the day that matters. */
export type DataNews =
  | 'copy.ready'
  | 'copy.later'
  | 'copy.question'
  | 'correction.decided'
  | 'erasure.decided'
  | 'erasure.ordered'

/** Returns the message; null where there is no safe way to tell them. The words of the answer are on their own page. */
export function dataMessage(
  person: Participant,
  news: { readonly kind: DataNews; readonly id: string; readonly until: LocalDate | null; readonly once: string },
  from: TellingFrom,
): ResidentMessage | null {
  const said = NEWS[news.kind](news.until ? fullDate(news.until) : '')
  const link = `${from.origin}/requests`
  return toldPerson(
    person,
    {
      kind: news.kind satisfies ResidentKind,
      key: `${news.kind}:${news.id}:${news.once}`,
      subject: said.subject,
      // Once it is deleted there is nothing to open.
      lines: news.kind === 'erasure.ordered' ? [said.line] : [said.line, `Open your own record here:\n${link}`],
      text: `${said.line}`,
      slots: { link, ...(news.until && { date: endOfLondonDay(news.until) }) },
    },
    from,
  )
}

const NEWS: Readonly<Record<DataNews, (date: string) => { readonly subject: string; readonly line: string }>> = {
  'copy.ready': (date) => ({
    subject: 'Your copy is ready',
    line: `The copy of what we hold about you is ready. You can get it until ${date}.`,
  }),
  'copy.later': (date) => ({
    subject: 'Your copy takes longer',
    line: `The copy that you asked for takes longer. You have it by ${date} at the latest. We are sorry.`,
  }),
  'copy.question': () => ({
    subject: 'A question about your copy',
    line: 'We have a question about the copy that you asked for. We wait for your answer before we go on.',
  }),
  'correction.decided': () => ({
    subject: 'What you said was wrong',
    line: 'You told us that something about you is wrong. We have looked at it and decided.',
  }),
  'erasure.decided': () => ({
    subject: 'You asked us to delete what we hold',
    line: 'You asked us to delete what we hold about you. We have looked at it and decided. You can read why.',
  }),
  'erasure.ordered': () => ({
    subject: 'We are deleting what we hold about you',
    line: 'We are deleting what we hold about you, as you asked. It is gone today. Nobody can bring it back.',
  }),
}
