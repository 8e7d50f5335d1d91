import { shareWork, type Taker } from '../../../domain/caring.ts'
import { may } from '../../../domain/permission.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { giveWork, settlePromise, takersOf, workOf } from '../../../records/caring.ts'
import { caseloadOf } from '../../../records/caseload.ts'
import { writeHistory } from '../../../records/history.ts'
import type { Ask } from '../../../web/ask.ts'
import { idIn, memberIn } from '../../../web/asked.ts'
import { tellOfHandOver } from '../../../web/case-handover.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readGiving, readLook } from './caseload.form.ts'
import { caseloadPage } from './caseload.page.ts'
import { caseloadView } from './caseload.view.ts'

const ROOM = 'caseload'

/** Shows whom one looks after, how much that is, and whoever shares out, how much everybody has. */
export const showCaseload = (ask: Ask): Promise<Answer> => caseloadAnswer(ask, memberIn(ask).accountId, {})

/** Shows a manager whom one of their advisers looks after. */
export const showAdviser = (ask: Ask): Promise<Answer> => caseloadAnswer(ask, idIn(ask, 'account'), {})

async function caseloadAnswer(ask: Ask, accountId: number, mistakes: Mistakes): Promise<Answer> {
  const { db, now, query } = ask
  const viewer = memberIn(ask)
  const takers = await takersOf(db, viewer.membership.organizationId)
  const whose = found(takers.find((one) => one.accountId === accountId))
  const look = readLook(query)
  const lines = await caseloadOf(db, viewer, accountId, look, now)
  const details = { account: accountId, count: lines.length }
  await writeHistory(db, viewer, 'cases.listed', 'cases', details, now, { why: 'support' })
  const shares = may(viewer, 'caseload.share-out')
  const shown = caseloadPage(
    { whose, lines, look, own: accountId === viewer.accountId, takers: shares ? takers : [] },
    now,
  )
  return page(caseloadView(shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Hands several people of one adviser over at once, to somebody or by who has room; each new adviser is told. */
export async function giveSeveral(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const viewer = memberIn(ask)
  const accountId = idIn(ask, 'account')
  const read = readGiving(form)
  if (!read.ok) return caseloadAnswer(ask, accountId, read.mistakes)
  const { organizationId } = viewer.membership
  const { people, toAccountId, words } = read.value
  return takeDeskForm(ask, ROOM, async (db) => {
    const takers = (await takersOf(db, organizationId)).filter((one) => one.accountId !== accountId)
    if (toAccountId !== null) found(takers.find((one) => one.accountId === toAccountId))
    const work = (await workOf(db, { accountId, organizationId })).filter(({ key }) => people.includes(key))
    if (work.length !== people.length) throw new NotFound()
    const { given } = shareWork(work, takers, toAccountId)
    const named = given.filter((one) => one.accountId !== null && !one.letIn)
    if (named.length !== people.length) throw new Conflict('not-to-be-given-to-them')
    await giveWork(db, { accountId, organizationId, because: 'shared-out', words }, named, now)
    await settlePromise(db)
    for (const [taker, count] of countsOf(named, takers)) {
      await tellOfHandOver(db, { ...ask, viewer }, { fromAccountId: accountId, taker, count })
    }
    return accountId === viewer.accountId ? '/desk/caseload' : `/desk/caseload/${accountId}`
  })
}

function countsOf(given: readonly { readonly accountId: number | null }[], takers: readonly Taker[]) {
  const counts = takers.map(
    (taker) => [taker, given.filter((one) => one.accountId === taker.accountId).length] as const,
  )
  return counts.filter(([, count]) => count > 0)
}
