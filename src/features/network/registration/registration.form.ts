import { readEmail, readPhone } from '../../../adapters/text/contact-address.ts'
import { tidyWebAddress } from '../../../adapters/text/link.ts'
import type { RegistrationDraft } from '../../../records/registration.ts'

export type RegistrationFields = {
  readonly name: string
  readonly what: string
  readonly website: string
  readonly number: string
  readonly contactName: string
  readonly email: string
  readonly phone: string
  readonly under18: string
  readonly lead: string
  readonly policy: string
  readonly staff: string
}

export type RegistrationMistakes = Readonly<Partial<Record<keyof RegistrationFields, string>>>

/** Returns what was typed, tidied and never longer than anybody needs. */
export function readFields(form: URLSearchParams): RegistrationFields {
  const said = (name: string, most = 200) => (form.get(name) ?? '').trim().slice(0, most)
  return {
    name: said('name', 120),
    what: said('what', 1000),
    website: said('website', 300),
    number: said('number', 20),
    contactName: said('contactName', 120),
    email: said('email', 254),
    phone: said('phone', 40),
    under18: said('under18', 3),
    lead: said('lead'),
    policy: said('policy', 300),
    staff: said('staff', 500),
  }
}

/** Returns the registration, or what to mend. */
export function readRegistration(fields: RegistrationFields): RegistrationDraft | { mistakes: RegistrationMistakes } {
  const email = readEmail(fields.email)
  const phone = fields.phone === '' ? null : readPhone(fields.phone)
  const website = fields.website === '' ? null : tidyWebAddress(fields.website)
  const under18 = fields.under18 === 'yes'
  const mistakes: Record<string, string> = {}
  if (fields.name === '') mistakes.name = 'Enter the name of your organisation'
  if (fields.what === '') mistakes.what = 'Say in a sentence or two what you do'
  if (fields.website !== '' && website === null) mistakes.website = 'Enter a web address, like https://example.org'
  if (fields.contactName === '') mistakes.contactName = 'Enter your name'
  if (email === null) mistakes.email = 'Enter an email address, like name@example.org'
  if (fields.phone !== '' && phone === null) mistakes.phone = 'Enter a telephone number, like 020 7946 0100'
  if (fields.under18 !== 'yes' && fields.under18 !== 'no') mistakes.under18 = 'Choose yes or no'
  if (under18 && fields.lead === '') mistakes.lead = 'Say who looks after safeguarding'
  if (under18 && fields.policy === '') mistakes.policy = 'Say where we can read your safeguarding policy'
  if (under18 && fields.staff === '') mistakes.staff = 'Say how you check people who meet under-18s'
  if (email === null || Object.keys(mistakes).length > 0) return { mistakes }
  return {
    name: fields.name,
    whatItDoes: fields.what,
    website,
    registerNumber: fields.number || null,
    contactName: fields.contactName,
    contactEmail: email,
    contactPhone: phone,
    worksWithUnder18: under18,
    safeguardingLead: under18 ? fields.lead : null,
    safeguardingPolicy: under18 ? fields.policy : null,
    staffChecked: under18 ? fields.staff : null,
  }
}
