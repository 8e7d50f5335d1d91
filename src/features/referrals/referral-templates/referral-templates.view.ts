import { ASKED_MILESTONES } from '../../../domain/referral-milestone.ts'
import { DATA_CLASSES } from '../../../domain/sharing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ReferralService } from '../../../records/referral-service.ts'
import type { ReferralTemplate } from '../../../records/referral-template.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows, linkButton } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

const TEMPLATES = '/desk/referrals/templates'

export const templatesView = (
  templates: readonly ReferralTemplate[],
  services: readonly ReferralService[],
  ask: Ask,
): Html =>
  deskLayout(
    { ask, title: 'Templates', backTo: { href: '/desk/referrals/new', text: 'Back to refer somebody' } },
    html`<h1 class="govuk-heading-l">Templates</h1>
<p class="govuk-body">What your team usually refers for. One tap at the start fills in the rest. Everybody in your team sees them; nothing in them is about a person.</p>
${
  templates.length > 0 &&
  deskRows(
    templates.map(({ id, name, team, fields }) => ({
      title: name,
      about: html`${[team, serviceName(services, fields.service?.[0])].filter(Boolean).join('. ')}<br><a class="govuk-link" href="${TEMPLATES}/${id}">Change<span class="govuk-visually-hidden"> ${name}</span></a>`,
      action: linkButton({ action: `${TEMPLATES}/${id}/remove`, text: 'Remove', about: name }),
    })),
  )
}
${button({ text: 'New template', href: `${TEMPLATES}/new` })}`,
  )

const serviceName = (services: readonly ReferralService[], id: string | undefined): string =>
  services.find((service) => String(service.id) === id)?.name ?? 'To nobody in particular'

export type TemplatePage = {
  readonly template: ReferralTemplate | null
  readonly form: URLSearchParams
  readonly mistakes: Mistakes
  readonly services: readonly ReferralService[]
}

export function templateView({ template, form, mistakes, services }: TemplatePage, ask: Ask): Html {
  const value = (name: string) => form.get(name) ?? ''
  const title = template ? `Template: ${template.name}` : 'New template'
  const small = (text: string) => ({ text, classes: 'govuk-label--s' })
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  return deskLayout(
    { ask, title, backTo: { href: TEMPLATES }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">${title}</h1>
<form method="post" action="${TEMPLATES}/${template?.id ?? 'new'}" novalidate>${deskFields(ask)}
${input({ ...{ id: 'name', name: 'name', value: value('name'), label: small('What is it called?') }, ...mistakeAt(mistakes, 'name') })}
${input({
  ...{ id: 'team', name: 'team', value: value('team'), label: small('Which team? (optional)') },
  hint: { text: 'Whoever gets the referral reads it beside your name.' },
})}
${select({
  ...{ id: 'service', name: 'service', value: value('service'), label: small('To whom?') },
  items: [
    { value: '', text: 'Chosen each time' },
    ...services.map(({ id, name }) => ({ value: String(id), text: name })),
  ],
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: value('words'), label: small('Usual words (optional)') },
  hint: { text: 'They can be changed each time.' },
})}
${input({ ...{ id: 'reply-to', name: 'reply-to', value: value('reply-to'), label: small('How they reach your team (optional)') } })}
${checkboxes({
  name: 'class',
  values: form.getAll('class'),
  classes: 'govuk-checkboxes--small',
  fieldset: legend('What people usually agree to pass on'),
  hint: { text: 'Ticked to begin with, and read to them each time. Health is always asked anew.' },
  items: DATA_CLASSES.filter(({ value }) => ['needs', 'work', 'access'].includes(value)).map(({ value, text }) => ({
    value,
    text,
  })),
})}
${checkboxes({
  name: 'milestone',
  values: form.getAll('milestone'),
  classes: 'govuk-checkboxes--small',
  fieldset: legend('What people usually agree that you hear'),
  items: ASKED_MILESTONES.map(({ value, text }) => ({ value, text })),
})}
${button({ text: 'Keep it' })}
</form>`,
  )
}
