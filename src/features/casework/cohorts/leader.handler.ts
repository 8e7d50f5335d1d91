import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import { giveGroup } from '../../../records/cohort-leader.ts'
import { NotForThisGroup } from '../../../records/cohort-place.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { cohortLed, writeCohortSeen } from '../../../web/cohort-asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { leadersFor } from './cohorts.queries.ts'
import { leaderView } from './leader.view.ts'

const ROOM = 'cohort-leader'

/** Asks who leads a group from now on. */
export async function showLeader(ask: Ask): Promise<Answer> {
  const cohort = await openGroup(ask)
  await writeCohortSeen(ask, cohort, 0)
  return leaderAnswer(ask, cohort, {})
}

async function leaderAnswer(ask: Ask, cohort: CohortWithTally, mistakes: Mistakes): Promise<Answer> {
  const leaders = (await leadersFor(ask)).filter(({ accountId }) => accountId !== cohort.facilitatorId)
  return page(leaderView(cohort, leaders, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Gives a group to somebody else to lead; where they must not see somebody in it, nobody is told whom. */
export async function changeLeader(ask: Ask): Promise<Answer> {
  const cohort = await openGroup(ask)
  const leader = (await leadersFor(ask)).find(({ accountId }) => String(accountId) === ask.form.get('leader'))
  if (!leader || leader.accountId === cohort.facilitatorId) {
    return leaderAnswer(ask, cohort, { leader: 'Choose who leads it from now on' })
  }
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      await giveGroup(db, memberIn(ask), cohort, leader.accountId, ask.now)
      return '/desk/cohorts'
    })
  } catch (error) {
    if (!(error instanceof NotForThisGroup)) throw error
    return leaderAnswer(ask, cohort, { leader: `${leader.name} cannot lead this group. Choose somebody else` })
  }
}

async function openGroup(ask: Ask): Promise<CohortWithTally> {
  const cohort = await cohortLed(ask)
  if (cohort.endedAt) throw new Conflict('cannot-be-done-now')
  return cohort
}
