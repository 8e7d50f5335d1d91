import { type Html, html } from '../kit/html.ts'
import type { Onward } from '../records/referral-onward.ts'
import type { ReferralService } from '../records/referral-service.ts'
import { checkboxes } from './components/checkboxes.ts'
import { radios } from './components/radios.ts'
import { textarea } from './components/textarea.ts'
import { type Mistakes, mistakeAt } from './form-mistakes.ts'
import { programText } from './referral-due.ts'
import { AGREED_HOW } from './referral-packet-view.ts'

const HOW = AGREED_HOW.filter(({ value }) => value !== 'machine')

/** Reads where it goes. Nothing is passed on unless the person agreed to this one. */
export function readOnward(
  form: URLSearchParams,
  services: readonly ReferralService[],
): { readonly ok: true; readonly onward: Onward } | { readonly ok: false; readonly mistakes: Mistakes } {
  const mistakes: Record<string, string> = {}
  const service = services.find(({ id }) => String(id) === form.get('service'))
  if (!service) mistakes.service = 'Choose who it goes to'
  const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 2000)
  if (!words) mistakes.words = 'Say why'
  if (form.get('agreed') !== 'yes') mistakes.agreed = 'Ask them first: it goes to nobody without their agreement'
  const how = HOW.find(({ value }) => value === form.get('how'))?.value
  if (!how || how === 'machine') mistakes.how = 'Choose how they agreed'
  if (!service || !how || how === 'machine' || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, onward: { service, words, how } }
}

/** Returns the questions of passing something on. */
export const onwardFields = (
  services: readonly ReferralService[],
  form: URLSearchParams,
  mistakes: Mistakes,
  whyLabel: string,
): Html =>
  html`${radios({
    name: 'service',
    value: form.get('service') ?? '',
    fieldset: small('Who does it go to?'),
    classes: 'govuk-radios--small',
    items: services.map(({ id, name, organizationName, program, about }) => ({
      value: id,
      text: `${name}: ${programText(program)}`,
      hint: { text: name === organizationName ? about : `${organizationName}. ${about}` },
    })),
    ...mistakeAt(mistakes, 'service'),
  })}${textarea({
    ...{ id: 'words', name: 'words', rows: 3, value: form.get('words') ?? '' },
    label: { text: whyLabel, classes: 'govuk-label--s' },
    hint: { text: 'The person and the referrer read this.' },
    ...mistakeAt(mistakes, 'words'),
  })}${checkboxes({
    ...{ name: 'agreed', values: form.getAll('agreed'), fieldset: small('Do they agree?') },
    items: [{ value: 'yes', text: 'They agree that this organisation gets what they agreed to share before' }],
    ...mistakeAt(mistakes, 'agreed'),
  })}${radios({
    ...{ name: 'how', value: form.get('how') ?? '', fieldset: small('How did they agree?'), items: HOW },
    ...{ classes: 'govuk-radios--small', ...mistakeAt(mistakes, 'how') },
  })}`

const small = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
