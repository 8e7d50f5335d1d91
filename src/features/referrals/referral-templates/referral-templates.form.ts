import type { DraftFields } from '../../../domain/referral-draft.ts'
import { fieldsOf } from '../../../domain/referral-draft.ts'
import type { TemplateDraft } from '../../../records/referral-template.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

export type ReadTemplate =
  | { readonly ok: true; readonly value: TemplateDraft }
  | { readonly ok: false; readonly mistakes: Mistakes }

/** What a template may fill in: nothing that is about a person, and never the agreement about health. */
const USUAL: readonly string[] = ['service', 'words', 'work', 'help', 'reply-to', 'class', 'milestone']

/** Reads a template. Only its name is needed. */
export function readTemplate(form: URLSearchParams): ReadTemplate {
  const name = (form.get('name') ?? '').trim().slice(0, 60)
  const team = (form.get('team') ?? '').trim().slice(0, 60)
  if (name === '') return { ok: false, mistakes: { name: 'Say what it is called' } }
  return { ok: true, value: { name, team, fields: usualFields(form) } }
}

function usualFields(form: URLSearchParams): DraftFields {
  const typed = { ...fieldsOf('what', form), ...fieldsOf('agreed', form) }
  const usual = Object.entries(typed).filter(([name]) => USUAL.includes(name))
  return Object.fromEntries(
    usual.map(([name, values]) => [name, name === 'class' ? values.filter((value) => value !== 'health') : values]),
  )
}
