import { randomUUID } from 'node:crypto'
import type { DraftFields, DraftPage } from '../../../domain/referral-draft.ts'
import { DRAFT_PAGES, EMPTY_DRAFT, fieldsOf } from '../../../domain/referral-draft.ts'
import { REFERRAL_PROGRAMS } from '../../../domain/referral-program.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, json, page as pageAnswer, redirect } from '../../../kit/http.ts'
import { newSecret } from '../../../kit/secret.ts'
import { type Beginning, keepDraftPage, type ReferralDraft } from '../../../records/referral-draft.ts'
import { findTemplate, type ReferralTemplate, templatesOf } from '../../../records/referral-template.ts'
import type { Ask } from '../../../web/ask.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readId } from '../../../web/paths.ts'
import { whoFields } from '../../../web/referred-person-fields.ts'
import { formOfPerson } from '../../../web/referred-person-form.ts'
import { agreedFields } from './agreed.view.ts'
import { changeFiles } from './files.handler.ts'
import { adviceOf, formOf, mistakesOn } from './make-referral.page.ts'
import {
  besideDraft,
  draftAsked,
  idIn,
  memberOf,
  noteLook,
  personToRefer,
  serviceChoices,
  whereTheyLive,
} from './make-referral.queries.ts'
import { draftPath, type FormPage, formPageView } from './make-referral.view.ts'
import { whatFields } from './what.view.ts'

type Shown = Partial<Pick<FormPage, 'mistakes' | 'elsewhere' | 'templates' | 'template' | 'person' | 'window'>> & {
  readonly id: string
  readonly page: DraftPage
  readonly fields: DraftFields
  readonly version: number
  readonly status?: number
}

/** The first page, before anything is kept; `?template=3` begins as a team usually does, `?person=` with who is known. */
export async function showNew(ask: Ask): Promise<Answer> {
  const template = await templateAsked(ask, ask.query.get('template'))
  const templates = await templatesOf(ask.db, memberOf(ask))
  const person = await personToRefer(ask, ask.query.get('person'))
  await noteLook(ask, person?.id ?? null)
  const fields = person ? fieldsOf('who', formOfPerson(person)) : {}
  return shown(ask, { id: randomUUID(), page: 'who', fields, version: 0, templates, template, person })
}

const templateAsked = async (ask: Ask, typed: string | null): Promise<ReferralTemplate | null> => {
  const id = readId(typed ?? undefined)
  return id === null ? null : findTemplate(ask.db, memberOf(ask), id)
}

/** A page of a draft as it was left. With `?look` what is wrong with it is said at once. */
export async function showPage(ask: Ask): Promise<Answer> {
  const page = pageIn(ask.params.page)
  const draft = await draftAsked(ask)
  const { fields } = draft.answers
  await noteLook(ask, draft.participantId)
  const person = await personToRefer(ask, draft.participantId)
  const beside = ask.query.has('look') ? await besideDraft(ask, draft.id) : null
  const mistakes = beside ? mistakesOn(page, formOf(fields), beside) : {}
  return shown(ask, { id: draft.id, page, fields, version: draft.version, mistakes, person })
}

const pageIn = (text: string | undefined): DraftPage => found(DRAFT_PAGES.find((page) => page === text))

async function shown(ask: Ask, one: Shown): Promise<Answer> {
  const form = formOf(one.fields)
  const mistakes = one.mistakes ?? {}
  const view: FormPage = {
    ...{ id: one.id, page: one.page, form, mistakes, opened: one.version },
    window: one.window ?? newSecret().slice(0, 16),
    ...{ elsewhere: one.elsewhere ?? [], templates: one.templates ?? [], template: one.template ?? null },
    person: one.person ?? null,
  }
  const status = one.status ?? (Object.keys(mistakes).length > 0 ? 422 : 200)
  return pageAnswer(formPageView(view, await questions(ask, view), ask), status)
}

async function questions(ask: Ask, { id, page, form, mistakes }: FormPage) {
  if (page === 'who') return whoFields(form, mistakes)
  if (page === 'agreed') return agreedFields(form, mistakes)
  const { services, files, now } = await besideDraft(ask, id)
  const lives = await whereTheyLive(ask, form)
  const advice = REFERRAL_PROGRAMS.map((program) => adviceOf(program.id, form, lives.borough, now))
  return whatFields({
    ...{ form, mistakes, files, now },
    choices: await serviceChoices(ask, services, lives),
    advice: advice.filter((one) => one !== null),
  })
}

/**
 * Keeps what was typed on a page, right or wrong, and then says what to mend. `save=by-itself` comes from the page's
 * script while somebody is still typing; `save=later` goes to the list of drafts without a word.
 */
export async function takePage(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberOf(ask)
  const id = idIn(ask.params.id)
  const page = pageIn(ask.params.page)
  const typed = fieldsOf(page, form)
  const how = form.get('save') ?? 'now'
  const opened = Number(form.get('opened')) || 0
  const window = (form.get('window') || newSecret()).slice(0, 16)
  const empty = Object.keys(typed).length === 0

  if (empty && opened === 0 && how !== 'now') return how === 'later' ? redirect(DRAFTS) : json({ saved: false })
  const beginning = await beginningOf(ask, page)
  const kept = await keepDraftPage(db, viewer, id, { page, typed, window, opened }, beginning, now)
  const fields = { ...kept.draft.answers.fields, ...(kept.ok ? {} : typed) }
  const person = await personToRefer(ask, kept.draft.participantId)
  const all = { id, page, fields, version: kept.draft.version, window, person }
  if (!kept.ok) {
    if (how === 'by-itself') return json({ saved: false }, 409)
    return shown(ask, { ...all, status: 409, elsewhere: otherWords(kept.draft, kept.changed) })
  }
  if (how === 'by-itself') return json({ saved: true })

  const fileMistakes = page === 'what' ? await changeFiles(ask, id, how) : {}
  if (how === 'later') return redirect(DRAFTS)
  if (how === 'add' || how.startsWith('without-') || how.startsWith('advise-')) {
    return Object.keys(fileMistakes).length > 0 || how === 'add'
      ? shown(ask, { ...all, mistakes: fileMistakes })
      : redirect(`${draftPath(id, page)}${how.startsWith('advise-') ? `#fits-${how.slice(7)}` : ''}`)
  }
  const mistakes: Mistakes = { ...mistakesOn(page, formOf(fields), await besideDraft(ask, id)), ...fileMistakes }
  if (Object.keys(mistakes).length > 0) return shown(ask, { ...all, mistakes })
  const next = DRAFT_PAGES[DRAFT_PAGES.indexOf(page) + 1]
  return redirect(draftPath(id, ask.query.has('change') || !next ? 'check' : next))
}

const DRAFTS = '/desk/referrals/drafts'

/**
 * What a draft begins with: what the team usually writes, and the record it was begun from. Later pages never make a
 * draft: it was sent, or thrown away.
 */
async function beginningOf(ask: Ask, page: DraftPage): Promise<Beginning> {
  if (page !== 'who') {
    await draftAsked(ask)
    return { fields: EMPTY_DRAFT.fields, participantId: null }
  }
  const person = await personToRefer(ask, ask.form.get('person'))
  const template = await templateAsked(ask, ask.form.get('template'))
  const fields = template ? { ...template.fields, ...(template.team && { team: [template.team] }) } : EMPTY_DRAFT.fields
  return { fields, participantId: person?.id ?? null }
}

const otherWords = ({ answers }: ReferralDraft, changed: readonly string[]): FormPage['elsewhere'] =>
  changed.map((name) => [fieldWords(name), (answers.fields[name] ?? ['nothing']).join(', ')])

/** Field names are near enough to words: `given-name`. */
const fieldWords = (name: string): string => name.replace(/^answer-/, '').replaceAll('-', ' ')
