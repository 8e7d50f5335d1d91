import { type Answer, page } from '../../../kit/http.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { timelineOf } from '../../../records/timeline.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { personAsked } from '../../../web/person-asked.ts'
import { daysOf, HAPPENED_A_PAGE, readLook, timelinePath } from './timeline.page.ts'
import { timelineView } from './timeline.view.ts'

/** Shows what happened with somebody, the latest first, as far as this viewer reads it; and writes down that it was read. */
export async function showTimeline(ask: Ask): Promise<Answer> {
  const { db, now, query } = ask
  const viewer = memberIn(ask)
  const person = await personAsked(ask)
  const { kind, before } = readLook(query)
  const participantIds = await recordsOf(db, viewer, person.id, now)
  const look = { participantIds, kind, before, most: HAPPENED_A_PAGE + 1, now }
  const entries = await timelineOf(db, viewer, look)
  const shown = entries.slice(0, HAPPENED_A_PAGE)
  const last = entries.length > HAPPENED_A_PAGE ? shown.at(-1)! : null
  await writeHistory(db, viewer, 'timeline.viewed', `participant:${person.id}`, { count: shown.length }, now, {
    participantId: person.id,
    why: 'support',
  })
  return page(
    timelineView(
      {
        ...{ person, kind, days: daysOf(shown, now) },
        older: last && timelinePath(person.id, kind, last),
        latest: before && timelinePath(person.id, kind),
      },
      ask,
    ),
  )
}
