import { found, NotFound } from '../../../kit/errors.ts'
import { page, redirect } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { actUnder, SIGN_IN_COOKIE } from '../../../records/sign-in.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Handler } from '../../../web/ask.ts'
import { actingForView, deskView } from './desk.view.ts'

export const showDesk: Handler = (ask) => page(deskView(ask))

export const showActingFor: Handler = (ask) => page(actingForView(ask))

/** POST /desk/acting-for: only ever one of one's own live memberships. */
export const changeActingFor: Handler = async ({ db, viewer, form, cookies, now }) => {
  if (viewer.kind !== 'member') throw new NotFound()
  const chosen = found(viewer.memberships.find(({ id }) => String(id) === form.get('membership')))
  await inTransaction(db, async (db) => {
    await actUnder(db, found(cookies[SIGN_IN_COOKIE]), chosen.id)
    await writeHistory(db, { ...viewer, membership: chosen }, 'sign-in.acts-for', `membership:${chosen.id}`, {}, now)
  })
  return redirect('/desk')
}
