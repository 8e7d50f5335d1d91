import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'

export type HelpedDraft = {
  readonly path: string
  readonly title: string
  readonly name: string
  readonly changedAt: Date
}

export function draftsView(drafts: readonly HelpedDraft[], mistake: string | null, ask: Ask): Html {
  const mistakes: Record<string, string> = mistake ? { code: mistake } : {}
  return deskLayout(
    { ask, title: 'Applications you help with', hasErrors: mistake !== null },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Applications you help with</h1>
<p class="govuk-body">Somebody who is applying can give you a code. You then fill it in together. Only they can send it.</p>
<form method="post" action="/desk/drafts" novalidate>
${input({
  ...{ id: 'code', name: 'code', value: ask.form.get('code') ?? '', classes: 'govuk-input--width-20' },
  ...{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, ...mistakeAt(mistakes, 'code') },
  label: { text: 'Their code', classes: 'govuk-label--s' },
  hint: { text: 'It looks like 7K3M-4QRT-9XBC.' },
})}
${button({ text: 'Open their application' })}</form>
${
  drafts.length > 0 &&
  html`<h2 class="govuk-heading-m">Open now</h2>
<ul class="govuk-list">${drafts.map(
    ({ path, title, name, changedAt }) =>
      html`<li><a class="govuk-link" href="${path}">${name}: ${title}</a> <span class="gw-quiet">changed on ${dayOf(changedAt)}</span></li>`,
  )}</ul>`
}`,
  )
}
