import { found } from '../../../kit/errors.ts'
import { type Answer, page as pageAnswer, redirect } from '../../../kit/http.ts'
import { findReferralDraft } from '../../../records/referral-draft.ts'
import { lawfulBasisOf } from '../../../records/referral-receiving.ts'
import { mayBeKnown, ownOpenReferralOf } from '../../../records/referral-warning.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { checkView, type Warnings } from './check.view.ts'
import { adviceOf, formOf, type Ready, readDraft } from './make-referral.page.ts'
import { besideDraft, idIn, memberOf, whereTheyLive } from './make-referral.queries.ts'
import { draftPath } from './make-referral.view.ts'

/** Shows exactly what would be sent, or leads to the first page on which something is to be mended. */
export async function showCheck(ask: Ask): Promise<Answer> {
  const id = idIn(ask.params.id)
  const { fields } = found(await findReferralDraft(ask.db, memberOf(ask), id)).answers
  const read = readDraft(fields, await besideDraft(ask, id))
  if (!read.ok) return redirect(`${draftPath(id, read.page)}?look`)
  return checkAnswer(ask, id, read.ready, false)
}

/** `changed`: what was read on the page before is not what would be sent now. */
export async function checkAnswer(ask: Ask, id: string, ready: Ready, changed: boolean): Promise<Answer> {
  const viewer = memberOf(ask)
  const { fields } = found(await findReferralDraft(ask.db, viewer, id)).answers
  const form = formOf(fields)
  const { borough } = await whereTheyLive(ask, form)
  const page = {
    ...{ id, ready, changed },
    warnings: await warningsOf(ask, ready),
    advice: adviceOf(ready.asked.service.program, form, borough, ask.now),
    lawfulBasis: await lawfulBasisOf(ask.db, viewer.membership.organizationId),
  }
  return pageAnswer(checkView(page, ask), changed ? 409 : 200)
}

/** Enough for a morning of referrals; whoever asks more often is no longer told whether somebody is known. */
const WARNINGS_AN_HOUR = 40

async function warningsOf(ask: Ask, { person }: Ready): Promise<Warnings> {
  const { db, now } = ask
  const viewer = memberOf(ask)
  const own = await ownOpenReferralOf(db, viewer, person, now)
  const often = await tooManyTries(ask, 'known-already', WARNINGS_AN_HOUR, 3600, `account:${viewer.accountId}`)
  const known = await mayBeKnown(db, viewer, person, now)
  return { own, known: known && !often && own === null }
}
