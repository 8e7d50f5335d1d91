import { londonDate } from '../domain/london-time.ts'
import type { Db } from './schema.ts'

/** Keeps equality answers with nothing beside them but the month, the borough and what they followed. */
export async function saveEqualityAnswers(
  db: Db,
  placeSlug: string,
  about: 'help-request' | 'job-application',
  answers: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  const month = `${londonDate(now).slice(0, 7)}-01`
  await db
    .insertInto('equality_answer')
    .values({ month, place_slug: placeSlug, about, answers: JSON.stringify(answers) })
    .execute()
}
