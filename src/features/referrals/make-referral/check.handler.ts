import { type Answer, page as pageAnswer, redirect } from '../../../kit/http.ts'
import { lawfulBasisOf } from '../../../records/referral-receiving.ts'
import { mayBeKnown, ownOpenReferralOf } from '../../../records/referral-warning.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { checkView, type Warnings } from './check.view.ts'
import { adviceOf, formOf, type Ready, readDraft } from './make-referral.page.ts'
import { besideDraft, draftAsked, memberOf, noteLook, whereTheyLive } from './make-referral.queries.ts'
import { draftPath } from './make-referral.view.ts'

/** Shows exactly what would be sent, or leads to the first page on which something is to be mended. */
export async function showCheck(ask: Ask): Promise<Answer> {
  const { id, participantId, answers } = await draftAsked(ask)
  const { fields } = answers
  await noteLook(ask, participantId)
  const read = readDraft(fields, await besideDraft(ask, id))
  if (!read.ok) return redirect(`${draftPath(id, read.page)}?look`)
  return checkAnswer(ask, id, read.ready, false)
}

/** `changed`: what was read on the page before is not what would be sent now. */
export async function checkAnswer(ask: Ask, id: string, ready: Ready, changed: boolean): Promise<Answer> {
  const viewer = memberOf(ask)
  const { participantId, answers } = await draftAsked(ask)
  const form = formOf(answers.fields)
  const { borough } = await whereTheyLive(ask, form)
  const page = {
    ...{ id, ready, changed },
    warnings: await warningsOf(ask, ready, participantId),
    advice: adviceOf(ready.asked.service.program, form, borough, ask.now),
    lawfulBasis: await lawfulBasisOf(ask.db, viewer.membership.organizationId),
  }
  return pageAnswer(checkView(page, ask), changed ? 409 : 200)
}

/** Enough for a morning of referrals; whoever asks more often is no longer told whether somebody is known. */
const WARNINGS_AN_HOUR = 40

async function warningsOf(ask: Ask, { person }: Ready, participantId: string | null): Promise<Warnings> {
  const { db, now } = ask
  const viewer = memberOf(ask)
  const own = await ownOpenReferralOf(db, viewer, person, now)
  if (participantId) return { own, known: false }
  const often = await tooManyTries(ask, 'known-already', WARNINGS_AN_HOUR, 3600, `account:${viewer.accountId}`)
  const known = await mayBeKnown(db, viewer, person, now)
  return { own, known: known && !often && own === null }
}
