import { PANEL_STATUSES, type PanelStatus } from '../../../domain/panel.ts'
import { fullName } from '../../../domain/participant.ts'
import { may } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { OwnPerson } from '../../../records/cohort-people.ts'
import type { Panel } from '../../../records/panel.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'
import { AGREED_HOW } from '../../../web/referral-packet-view.ts'

const TAGS: Readonly<Record<PanelStatus, string>> = {
  waiting: 'govuk-tag--yellow',
  planned: 'govuk-tag--blue',
  decided: 'govuk-tag--green',
  withdrawn: 'govuk-tag--grey',
}

export const panelTag = (status: PanelStatus): Html =>
  tag({ text: optionText(PANEL_STATUSES, status), classes: TAGS[status] })

export function queueView(panels: readonly Panel[], ask: Ask): Html {
  const [open, ended] = [panels.filter(({ decidedAt }) => !decidedAt), panels.filter(({ decidedAt }) => decidedAt)]
  return deskLayout(
    { ask, title: 'Panel', width: 'wide' },
    html`<h1 class="govuk-heading-l">Panel</h1>
<p class="govuk-body">Questions about somebody that several of you look at together. Whoever is invited sees the person until the panel is over.</p>
${may(ask.viewer, 'casework.change') && button({ text: 'Ask a question', href: '/desk/panel/new' })}
${open.length === 0 ? html`<div class="gw-empty"><p>Nothing waits for the panel.</p></div>` : rows(open, ask)}
${ended.length > 0 && html`<h2 class="govuk-heading-m">Before</h2>${rows(ended, ask)}`}`,
  )
}

const rows = (panels: readonly Panel[], ask: Ask): Html =>
  deskRows(
    panels.map((panel) => ({
      title: fullName(panel),
      about: html`${panelTag(panel.status)} ${shortened(panel.question)}<br><span class="gw-quiet">${whenOfPanel(panel, ask.now)} · asked by ${panel.askedByName}</span>`,
      action: html`<a class="govuk-link" href="/desk/panel/${panel.id}">Open<span class="govuk-visually-hidden">: ${fullName(panel)}</span></a>`,
    })),
  )

const shortened = (words: string): string => (words.length > 120 ? `${words.slice(0, 119).trimEnd()}…` : words)

/** Returns when a question is looked at, in a few words. */
export function whenOfPanel({ status, meetsAt, lookBy, decidedAt }: Panel, now: Date): string {
  if (decidedAt) return dayOf(decidedAt)
  return status === 'planned' && meetsAt ? momentOfMeeting(meetsAt, now) : `By ${dayOf(lookBy)}`
}

export function askView(people: readonly OwnPerson[], mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string) => ask.form.get(name) ?? ask.query.get(name) ?? ''
  return deskLayout(
    {
      ...{ ask, title: 'Ask a question', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: '/desk/panel', text: 'Panel' },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Ask a question</h1>
<form method="post" action="/desk/panel/new" novalidate>${deskFields(ask)}
${select({
  ...{ id: 'person', name: 'person', value: typed('person'), ...mistakeAt(mistakes, 'person') },
  label: { text: 'Whom is it about?', classes: 'govuk-label--s' },
  items: [
    { value: '', text: 'Choose' },
    ...people.map((person) => ({ value: person.caseId, text: `${fullName(person)}, ${person.number}` })),
  ],
})}
${textarea({
  ...{ id: 'question', name: 'question', rows: 5, value: typed('question'), ...mistakeAt(mistakes, 'question') },
  label: { text: 'What would you like to know, or decide together?', classes: 'govuk-label--s' },
  hint: { text: 'One question, and what is needed to answer it. Nothing more about the person than that.' },
})}
${radios({
  ...{ name: 'how', value: typed('how'), ...mistakeAt(mistakes, 'how') },
  fieldset: { legend: { text: 'They agree that you ask. How did they say so?', classes: 'govuk-fieldset__legend--s' } },
  items: AGREED_HOW.filter(({ value }) => value !== 'machine'),
})}
${checkboxes({
  ...{ name: 'health', values: ask.form.getAll('health') },
  fieldset: { legend: { text: 'Health', classes: 'govuk-fieldset__legend--s' } },
  items: [
    {
      ...{ value: 'yes', text: 'The question tells something about their health or disability' },
      conditional: {
        html: checkboxes({
          ...{
            name: 'health-agreed',
            values: ask.form.getAll('health-agreed'),
            ...mistakeAt(mistakes, 'health-agreed'),
          },
          items: [{ value: 'yes', text: 'They agree to that as well' }],
        }),
      },
    },
  ],
})}
<p class="gw-small-print">Only those who work with people about health can be invited to such a question.</p>
${button({ text: 'Put it on the queue', preventDoubleClick: true })}</form>`,
  )
}
