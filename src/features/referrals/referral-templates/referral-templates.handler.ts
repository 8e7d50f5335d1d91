import type { Member } from '../../../domain/permission.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { referralServicesOf } from '../../../records/referral-service.ts'
import {
  endTemplate,
  findTemplate,
  type ReferralTemplate,
  saveTemplate,
  templatesOf,
} from '../../../records/referral-template.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readId } from '../../../web/paths.ts'
import { readTemplate } from './referral-templates.form.ts'
import { templatesView, templateView } from './referral-templates.view.ts'

const TEMPLATES = '/desk/referrals/templates'

function memberOf({ viewer }: Ask): Member {
  if (viewer.kind !== 'member') throw new NotFound()
  return viewer
}

export async function showTemplates(ask: Ask): Promise<Answer> {
  const { db, viewer, place } = ask
  const services = await referralServicesOf(db, viewer, place.slug)
  return page(templatesView(await templatesOf(db, memberOf(ask)), services, ask))
}

export const showNewTemplate = (ask: Ask): Promise<Answer> => formAnswer(ask, null, new URLSearchParams(), {})

export async function showTemplate(ask: Ask): Promise<Answer> {
  const template = await templateAsked(ask)
  const form = new URLSearchParams({ name: template.name, team: template.team })
  for (const [name, values] of Object.entries(template.fields)) for (const value of values) form.append(name, value)
  return formAnswer(ask, template, form, {})
}

const templateAsked = async (ask: Ask): Promise<ReferralTemplate> =>
  found(await findTemplate(ask.db, memberOf(ask), found(readId(ask.params.id))))

async function formAnswer(
  ask: Ask,
  template: ReferralTemplate | null,
  form: URLSearchParams,
  mistakes: Mistakes,
): Promise<Answer> {
  const services = await referralServicesOf(ask.db, ask.viewer, ask.place.slug)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(templateView({ template, form, mistakes, services }, ask), status)
}

/** Keeps a new template, or a change to one of the team's own. */
export async function takeTemplate(ask: Ask): Promise<Answer> {
  const viewer = memberOf(ask)
  const template = ask.params.id === undefined ? null : await templateAsked(ask)
  const read = readTemplate(ask.form)
  if (!read.ok) return formAnswer(ask, template, ask.form, read.mistakes)
  return takeDeskForm(ask, 'referral-template', async (db) => {
    await saveTemplate(db, viewer, template?.id ?? null, read.value, ask.now)
    return TEMPLATES
  })
}

export async function removeTemplate(ask: Ask): Promise<Answer> {
  const { id } = await templateAsked(ask)
  await endTemplate(ask.db, memberOf(ask), id, ask.now)
  return redirect(TEMPLATES)
}
