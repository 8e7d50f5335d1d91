import { randomBytes } from 'node:crypto'
import { reference } from '../../../domain/reference.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { digest, newSecret } from '../../../kit/secret.ts'
import {
  type ApplicationDraft,
  endHelp,
  removeDraft,
  resumeDraft,
  setHelperCode,
  setResumeCode,
} from '../../../records/application-draft.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { draftCookie, KEPT_NOWHERE, secretOf, type Work, workOf } from './apply.queries.ts'
import { adviceView, forgetView, resumeView, saveView } from './save.view.ts'

type Begun = Work & { readonly draft: ApplicationDraft }

const begun = (work: Work): work is Begun => work.draft !== null && work.draft.sentReference === null
const shown = (html: ReturnType<typeof saveView>, status = 200) => page(html, status, { headers: KEPT_NOWHERE })

/** A code to type: twelve letters that are not misread, 54 bits. */
const codeOf = (): string => `${reference(randomBytes(8)).slice(3)}-${reference(randomBytes(8)).slice(8)}`
const codeHash = (typed: string): Buffer => digest(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))

export async function showSave(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  return begun(work) ? shown(saveView(work, null, ask)) : redirect(work.base)
}

/** Makes the code and shows it, once: we keep only its digest. */
export async function save(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  if (!begun(work)) return redirect(work.base)
  const code = codeOf()
  await setResumeCode(ask.db, work.draft, codeHash(code))
  return shown(saveView(work, code, ask))
}

export const showResume = (ask: Ask): Answer => shown(resumeView(null, ask))

/** Opens a saved application in this browser. A wrong code and one that has ended look the same. */
export async function resume(ask: Ask): Promise<Answer> {
  const typed = ask.form.get('code') ?? ''
  if (await tooManyTries(ask, 'resume-application', 10, 900)) {
    return shown(resumeView('There were many tries from here. Wait a quarter of an hour and try again', ask), 429)
  }
  const secret = secretOf(ask) ?? newSecret()
  const id = await resumeDraft(ask.db, codeHash(typed), digest(secret), ask.now)
  if (id === null) return shown(resumeView('Check the code. It may also have ended: we keep it for 30 days', ask), 422)
  return redirect(`/apply/${id}`, [draftCookie(secret)])
}

export async function showAdvice(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  return begun(work) ? shown(adviceView(work, null, ask)) : redirect(work.base)
}

/** Makes the code that lets one adviser in, and shows it once. */
export async function inviteAdviser(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  if (!begun(work)) return redirect(work.base)
  const code = codeOf()
  await setHelperCode(ask.db, work.draft, codeHash(code), ask.now)
  return shown(adviceView(work, code, ask))
}

export async function endAdvice(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  if (begun(work)) await endHelp(ask.db, work.draft)
  return redirect(`${work.base}/adviser`)
}

export async function showForget(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  return begun(work) ? shown(forgetView(work, ask)) : redirect(work.base)
}

export async function forgetDraft(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  if (begun(work)) await removeDraft(ask.db, work.draft)
  return redirect(opportunityPath(work.opportunity))
}
