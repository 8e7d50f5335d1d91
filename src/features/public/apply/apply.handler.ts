import type { ApplicationAnswers } from '../../../domain/application-answers.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { digest } from '../../../kit/secret.ts'
import { changeDraft, fileOfDraft, startDraft } from '../../../records/application-draft.ts'
import { addStoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { fileAnswer } from '../../../web/file-answer.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { rememberingLanguage } from '../../../web/message-language.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { fileRefusal } from '../../../web/sent-file.ts'
import { answerBy, openStep, type StepSlug, stepAfter, stepsFor } from './apply.page.ts'
import { draftCookie, KEPT_NOWHERE, type Work, workOf } from './apply.queries.ts'
import { startView, stepView } from './apply.view.ts'
import { answersAsForm, type ReadStep, readAboutYou, readChecklist, readOwnWords } from './steps.form.ts'

/** Says what applying takes, before anybody begins. */
export async function showStart(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  if (work.draft?.sentReference && !work.terms) return redirect(`${work.base}/sent`)
  const by = work.terms ? answerBy(work.terms, ask.now) : null
  return page(startView(work, by, ask), 200, { headers: KEPT_NOWHERE })
}

export async function showStep(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  const slug = stepOf(ask, work)
  if (!work.terms) return redirect(opportunityPath(work.opportunity))
  // What was sent is at its end; who comes back to its steps begins a new one.
  const fresh = work.draft?.sentReference ? { ...work, draft: null } : work
  if (!fresh.draft && slug !== 'about-you') return redirect(work.base)
  return stepAnswer(ask, fresh, slug, answersAsForm(fresh.draft?.answers ?? {}), {})
}

function stepOf({ params }: Ask, work: Work): StepSlug {
  return found(stepsFor(work).find(({ slug }) => slug === params.step)).slug
}

async function stepAnswer(
  ask: Ask,
  work: Work,
  slug: StepSlug,
  form: URLSearchParams,
  mistakes: Mistakes,
  other: 'changed' | null = null,
): Promise<Answer> {
  const cv = await fileOfDraft(ask.db, work.draft)
  const status = other ? 409 : Object.keys(mistakes).length > 0 ? 422 : 200
  const html = stepView({ work, slug, form, mistakes, cv, changed: other === 'changed' }, ask)
  const cookies = work.by === 'applicant' && !work.secret ? [draftCookie()] : []
  return page(html, status, { headers: KEPT_NOWHERE, cookies })
}

/** Keeps one step and goes on to the next; after a change, back to the check of all. */
export async function takeStep(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  const slug = stepOf(ask, work)
  if (!work.terms) return redirect(opportunityPath(work.opportunity))
  const fresh = work.draft?.sentReference ? { ...work, draft: null } : work
  if (!fresh.draft && (slug !== 'about-you' || work.by === 'adviser')) return redirect(work.base)

  const file = slug === 'your-words' ? await takeCv(ask, fresh) : null
  const read = readStep(ask.form, fresh, slug, file !== null)
  const mistakes = { ...(read.ok ? {} : read.mistakes), ...(file?.ok === false ? { cv: file.words } : {}) }
  if (!read.ok || file?.ok === false) return stepAnswer(ask, fresh, slug, ask.form, mistakes)
  if (!fresh.draft) return rememberingLanguage(ask, await begin(ask, fresh, read.answers))

  if (Number(ask.form.get('version')) !== fresh.draft.version) {
    return stepAnswer(ask, fresh, slug, ask.form, {}, 'changed')
  }
  const fileId = file?.ok ? { fileId: file.id } : {}
  await changeDraft(ask.db, fresh.draft, { answers: read.answers, ...fileId }, fresh.by, ask.now)
  const next = ask.query.has('change') ? 'check' : stepAfter(fresh, slug)
  const open = openStep({ ...fresh, draft: { ...fresh.draft, answers: { ...fresh.draft.answers, ...read.answers } } })
  return rememberingLanguage(ask, redirect(`${work.base}/${next === 'check' ? open : next}`))
}

/** The first step is the one that anybody can send: it makes the draft. */
async function begin(ask: Ask, work: Work, answers: ApplicationAnswers): Promise<Answer> {
  const { secret } = work
  if (!secret) return redirect(`${work.base}?cookies=off`)
  const next = `${work.base}/${stepAfter(work, 'about-you')}`
  return takeOnce(ask, 'apply', async (db) => {
    await startDraft(db, digest(secret), work.opportunity.id, answers, ask.now)
    return next
  })
}

function readStep(form: URLSearchParams, work: Work, slug: StepSlug, newFile: boolean): ReadStep {
  if (slug === 'about-you') return readAboutYou(form)
  if (slug === 'what-you-need') return readChecklist(form, work.opportunity.requirements)
  return readOwnWords(form, newFile || work.draft?.fileId !== null)
}

type TakenCv = { readonly ok: true; readonly id: number } | { readonly ok: false; readonly words: string }

/** Looking into a file takes a quarter of a second at worst: nobody needs more than a few goes. */
const CVS_AN_HOUR = 20

async function takeCv(ask: Ask, { draft }: Work): Promise<TakenCv | null> {
  const { db, files, fileStore, now } = ask
  const sent = files.find(({ field }) => field === 'cv')
  if (!sent) return null
  if (await tooManyTries(ask, 'application-cv', CVS_AN_HOUR, 3600, `draft:${draft?.id}`)) {
    return { ok: false, words: 'You have sent many files. Wait an hour, or send it without a CV' }
  }
  const received = await fileStore.receive(sent)
  if (!received.ok) return { ok: false, words: fileRefusal(received.why) }
  const { kind, ...file } = received.file
  return { ok: true, id: await addStoredFile(db, { ...file, shownName: `CV.${kind}` }, now) }
}

/** Hands out one's own CV again. */
export async function showOwnCv(ask: Ask): Promise<Answer> {
  return fileAnswer(ask, await fileOfDraft(ask.db, (await workOf(ask)).draft))
}

export async function removeCv(ask: Ask): Promise<Answer> {
  const { draft, base, by } = await workOf(ask)
  if (!draft || draft.sentReference) throw new NotFound()
  try {
    await changeDraft(ask.db, draft, { answers: {}, fileId: null }, by, ask.now)
  } catch (error) {
    // Pressed twice, or changed by the other one meanwhile: what is there now is shown.
    if (!(error instanceof Conflict)) throw error
  }
  return redirect(`${base}/your-words`)
}
