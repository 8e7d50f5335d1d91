import type { Opportunity } from '../../../domain/listing.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { enrol } from '../../../records/enrolment.ts'
import { enrolsHere, type Start, startsOf } from '../../../records/enrolment-start.ts'
import { queueMessage } from '../../../records/message.ts'
import { findOpportunity } from '../../../records/opportunity.ts'
import type { Ask } from '../../../web/ask.ts'
import { enrolmentMessage, toldAtFirst } from '../../../web/enrolment-messages.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readMessageLanguage, rememberingLanguage } from '../../../web/message-language.ts'
import { opportunityPath, readId } from '../../../web/paths.ts'
import { readEnrolForm } from './enrol.form.ts'
import { doneView, enrolView } from './enrol.view.ts'

type Asked = { readonly opportunity: Opportunity; readonly starts: readonly Start[] }

/** Returns what is asked for; null where one does not enrol on it here. */
async function asked({ db, viewer, params, now }: Ask): Promise<Opportunity | Asked> {
  const id = found(readId(params.id))
  const opportunity = found(await findOpportunity(db, viewer, id))
  if (!(await enrolsHere(db, opportunity, now))) return opportunity
  return { opportunity, starts: await startsOf(db, opportunity, now) }
}

export async function showForm(ask: Ask): Promise<Answer> {
  const it = await asked(ask)
  return 'starts' in it ? formAnswer(ask, it, {}) : redirect(opportunityPath(it))
}

const formAnswer = (ask: Ask, it: Asked, mistakes: Mistakes): Answer =>
  page(enrolView(ask, { ...it, mistakes }), Object.keys(mistakes).length > 0 ? 422 : 200, {
    headers: { 'cache-control': 'no-store' },
  })

/** Takes a place, or one on the waiting list where somebody was quicker: what was sent always counts. */
export async function send(ask: Ask): Promise<Answer> {
  const { viewer, now, origin, form, place } = ask
  const it = await asked(ask)
  if (!('starts' in it)) return redirect(opportunityPath(it))
  const { mistakes, start, draft } = readEnrolForm(form, it.opportunity, it.starts, readMessageLanguage(ask))
  if (!draft) return formAnswer(ask, it, mistakes)
  const answer = await takeOnce(ask, 'enrol', async (db) => {
    const { enrolment, isNew } = await enrol(db, viewer, it.opportunity, start, draft, now, place.sample)
    // Whoever knows a name and an address is not told by this page what that person signed up for before.
    if (!isNew) return `/enrol/${it.opportunity.id}/done/already`
    const message = enrolmentMessage(enrolment, toldAtFirst(enrolment), { origin, now })
    if (message) await queueMessage(db, message, now)
    return `/enrol/${it.opportunity.id}/done/${toldAtFirst(enrolment)}?reference=${enrolment.reference}`
  }).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error
    return formAnswer(ask, it, { start: 'Somebody was quicker. Send the form once more' })
  })
  return rememberingLanguage(ask, answer)
}

export async function showDone(ask: Ask): Promise<Answer> {
  const id = found(readId(ask.params.id))
  const opportunity = found(await findOpportunity(ask.db, ask.viewer, id))
  return page(doneView(ask, opportunity, ask.params.outcome ?? ''), 200, { headers: { 'cache-control': 'no-store' } })
}
