import { type Answer, page } from '../../../kit/http.ts'
import { accountNames } from '../../../records/account.ts'
import { caseEventsOf, undoableMoveOf, undoCaseMove } from '../../../records/case-undo.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { casesOf } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { reopenReferralOf } from '../../../web/case-closing.ts'
import { putBackArranged } from '../../../web/case-ending.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import { changesWork, personAsked } from '../../../web/person-asked.ts'
import { casesPage } from './cases.page.ts'
import { caseAsked, casesPath } from './cases.queries.ts'
import { casesView } from './cases.view.ts'

export const ROOM = 'cases'

/** Shows what we do with somebody, programme by programme, and what happened; writes down that it was read. */
export async function showCases(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const person = await personAsked(ask)
  const cases = await casesOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const ids = cases.map(({ id }) => id)
  const undoable = new Map<string, Date>()
  for (const one of cases) {
    const last = await undoableMoveOf(db, viewer, one, now)
    if (last) undoable.set(one.id, last.until)
  }
  const known = {
    ...{ cases, undoable, events: await caseEventsOf(db, viewer, ids, now) },
    names: await accountNames(
      db,
      cases.map(({ ownerAccountId }) => ownerAccountId).filter((id) => id !== null),
    ),
    changes: await changesWork(ask, person),
    organizationId: viewer.membership.organizationId,
  }
  await writeHistory(db, viewer, 'case.viewed', `participant:${person.id}`, { count: cases.length }, now, {
    participantId: person.id,
    why: 'support',
  })
  return page(casesView(person, casesPage(known, now), ask))
}

/** Takes back one's own last move of a case, within its minutes; the referral that ended with it is open again too. */
export async function undoLast(ask: Ask): Promise<Answer> {
  const { person, kept } = await caseAsked(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    const last = await undoCaseMove(db, ask.viewer, kept, ask.now)
    if (last.move === 'close') {
      await reopenReferralOf({ ...ask, db }, kept, last.at)
      await putBackArranged({ ...ask, db }, kept, last.at)
    }
    return casesPath(person)
  })
}
