import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { draftsOf, removeReferralDraft } from '../../../records/referral-draft.ts'
import { referralServicesOf } from '../../../records/referral-service.ts'
import type { Ask } from '../../../web/ask.ts'
import { draftLines } from './referral-drafts.page.ts'
import { draftsView } from './referral-drafts.view.ts'

/** What this viewer has begun and not sent, on whatever computer. */
export async function showDrafts(ask: Ask): Promise<Answer> {
  const { db, viewer, place, now } = ask
  if (viewer.kind !== 'member') throw new NotFound()
  const services = await referralServicesOf(db, viewer, place.slug)
  return page(draftsView(draftLines(await draftsOf(db, viewer, now), services, now), ask))
}

export async function removeDraft({ db, viewer, params }: Ask): Promise<Answer> {
  const id = params.id ?? ''
  if (viewer.kind !== 'member' || !isUuid(id)) throw new NotFound()
  await removeReferralDraft(db, viewer, id)
  return redirect('/desk/referrals/drafts?done=removed')
}
