import { type Answer, page, redirect } from '../../../kit/http.ts'
import { digest } from '../../../kit/secret.ts'
import { draftsOfHelper, joinDraft } from '../../../records/application-draft.ts'
import { writeHistory } from '../../../records/history.ts'
import { opportunitiesByIds } from '../../../records/opportunity.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { KEPT_NOWHERE } from './apply.queries.ts'
import { draftsView } from './help.view.ts'

/** The applications this adviser was let into, and the way into another by its code. */
export async function showDrafts(ask: Ask): Promise<Answer> {
  return draftsAnswer(ask, null, 200)
}

async function draftsAnswer(ask: Ask, mistake: string | null, status: number): Promise<Answer> {
  const { db, viewer, now } = ask
  const drafts = await draftsOfHelper(db, viewer, now)
  const ids = drafts.map(({ opportunityId }) => opportunityId)
  const opportunities = await opportunitiesByIds(db, viewer, [...new Set(ids)])
  const titles = new Map(opportunities.map(({ id, title, organizationName }) => [id, `${title}, ${organizationName}`]))
  const lines = drafts.map((draft) => ({
    path: `/desk/drafts/${draft.id}/about-you`,
    title: titles.get(draft.opportunityId) ?? '',
    name: draft.answers.aboutYou?.name ?? '',
    changedAt: draft.updatedAt,
  }))
  return page(draftsView(lines, mistake, ask), status, { headers: KEPT_NOWHERE })
}

export async function joinByCode(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const subject = viewer.kind === 'member' ? `account:${viewer.accountId}` : null
  if (await tooManyTries(ask, 'join-draft', 10, 900, subject)) {
    return draftsAnswer(ask, 'There were many tries. Wait a quarter of an hour and try again', 429)
  }
  const hash = digest((form.get('code') ?? '').toUpperCase().replace(/[^A-Z0-9]/g, ''))
  const id = await inTransaction(db, async (db) => {
    const joined = await joinDraft(db, viewer, hash, now)
    if (joined !== null)
      await writeHistory(db, viewer, 'application-draft.joined', `application-draft:${joined}`, {}, now)
    return joined
  })
  if (id === null) return draftsAnswer(ask, 'Check the code with the person. It works once, for a day', 422)
  return redirect(`/desk/drafts/${id}/about-you`)
}
