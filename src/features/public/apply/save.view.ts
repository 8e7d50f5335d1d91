import { type Html, html } from '../../../kit/html.ts'
import { DRAFT_DAYS, HELPER_CODE_HOURS, HELPER_DAYS } from '../../../records/application-draft.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { panel } from '../../../web/components/panel.ts'
import { mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { openStep } from './apply.page.ts'
import type { Work } from './apply.queries.ts'
import { workLayout } from './apply.view.ts'

const OWN = { by: 'applicant' } as const

export const saveView = (work: Work, code: string | null, ask: Ask): Html =>
  workLayout(
    OWN,
    { title: 'Save and come back later', back: `${work.base}/${openStep(work)}` },
    ask,
    code
      ? html`${panel({ titleText: 'It is saved', html: html`Your code is<br><strong>${code}</strong>` })}
<p class="govuk-body">Write the code down, or take a picture of it. To go on, open <strong>${ask.origin}/apply/resume</strong> on any phone or computer and type it in.</p>
<p class="govuk-body">It works for ${DRAFT_DAYS} days. Keep it to yourself: whoever has it can read what you typed.</p>
<p class="govuk-body"><a class="govuk-link" href="${work.base}/${openStep(work)}">Go on now</a></p>`
      : html`<h1 class="govuk-heading-l">Save and come back later</h1>
<p class="govuk-body">We keep what you typed for ${DRAFT_DAYS} days. On this device you find it again by itself. On another one you need a code.</p>
<form method="post" action="${work.base}/save">${button({ text: 'Give me a code' })}</form>
<p class="govuk-body">A new code ends the one before.</p>`,
  )

export function resumeView(mistake: string | null, ask: Ask): Html {
  const mistakes: Record<string, string> = mistake ? { code: mistake } : {}
  return workLayout(
    OWN,
    { title: 'Go on with your application', back: '/opportunities', hasErrors: mistake !== null },
    ask,
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Go on with your application</h1>
<form method="post" action="/apply/resume" novalidate>
${input({
  ...{ id: 'code', name: 'code', value: ask.form.get('code') ?? '', classes: 'govuk-input--width-20' },
  ...{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, ...mistakeAt(mistakes, 'code') },
  label: { text: 'Your code', classes: 'govuk-label--s' },
  hint: { text: 'It looks like 7K3M-4QRT-9XBC. Small letters and missing dashes are fine.' },
})}
${button({ text: 'Go on' })}</form>
<p class="govuk-body">It then opens here, and no longer on the device you used before.</p>`,
  )
}

export const adviceView = (work: Work, code: string | null, ask: Ask): Html =>
  workLayout(
    OWN,
    { title: 'Fill it in with an adviser', back: `${work.base}/${openStep(work)}` },
    ask,
    html`<h1 class="govuk-heading-l">Fill it in with an adviser</h1>
${
  code
    ? html`${panel({ titleText: 'Give this code to your adviser', html: html`<strong>${code}</strong>` })}
<p class="govuk-body">Say it, show it or write it down for them. It works once, in the next ${HELPER_CODE_HOURS} hours.</p>`
    : html`<p class="govuk-body">An adviser at a ${ask.place.words.hub} can fill this in with you, beside you or on the phone. They see what you typed and can change it for ${HELPER_DAYS} days. Only you can send it.</p>`
}
${
  work.draft?.helperName
    ? html`<p class="govuk-body"><strong>${work.draft.helperName}</strong> is helping you now.</p>
<form method="post" action="${work.base}/adviser/end">${button({ text: 'End their help', classes: 'govuk-button--secondary' })}</form>`
    : !code &&
      html`<form method="post" action="${work.base}/adviser">${button({ text: 'Give me a code for my adviser' })}</form>`
}
<p class="govuk-body"><a class="govuk-link" href="${work.base}/${openStep(work)}">Go on filling it in</a> or <a class="govuk-link" href="/hubs">find an adviser</a>.</p>`,
  )

export const forgetView = (work: Work, ask: Ask): Html =>
  workLayout(
    OWN,
    { title: 'Delete what you typed', back: `${work.base}/${openStep(work)}` },
    ask,
    html`<h1 class="govuk-heading-l">Delete what you typed?</h1>
<p class="govuk-body">Nothing has been sent to ${work.opportunity.organizationName}. If you delete it, we keep none of it and the code stops working.</p>
<form method="post" action="${work.base}/forget">${button({ text: 'Delete it', classes: 'govuk-button--warning' })}</form>`,
  )
