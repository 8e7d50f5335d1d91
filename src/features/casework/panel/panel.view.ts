import { londonDateAndTime } from '../../../domain/london-time.ts'
import { fullName } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { panelTag, whenOfPanel } from './ask-panel.view.ts'
import type { PanelShown } from './panel.page.ts'

export function panelView(shown: PanelShown, mistakes: Mistakes, ask: Ask): Html {
  const { panel, changes, seat } = shown
  const path = `/desk/panel/${panel.id}`
  const rows = [
    ['When', whenOfPanel(panel, ask.now)],
    ...(panel.whereWords ? ([['Where', panel.whereWords]] as const) : []),
    ['Asked by', `${panel.askedByName}, ${dayOf(panel.askedAt)}`],
    ['Health', panel.health ? 'They agreed that it tells of their health' : 'It tells nothing of their health'],
  ] as const
  return deskLayout(
    {
      ...{ ask, title: `Panel: ${fullName(panel)}`, width: 'wide', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: '/desk/panel', text: 'Panel' },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l"><span class="govuk-caption-l">Panel</span> ${fullName(panel)} ${panelTag(panel.status)}</h1>
<p class="govuk-body"><a class="govuk-link" href="/desk/people/${panel.participantId}">Open the record</a></p>
<div class="gw-listing"><div class="gw-listing__main">
<blockquote class="gw-asked">${panel.question}</blockquote>
${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${panel.decidedWords && html`<h2 class="govuk-heading-m">What was decided</h2><p class="govuk-body gw-lines">${panel.decidedWords}</p><p class="govuk-body"><a class="govuk-link" href="/desk/people/${panel.participantId}/plan">The steps are in the plan</a></p>`}
<h2 class="govuk-heading-m">${panel.decidedAt ? 'Who looked at it' : 'Who looks at it'}</h2>
${guests(shown, path, ask)}
${seat && !panel.decidedAt && seatForm(shown, path, mistakes, ask)}
</div><div class="gw-listing__side">${changes && actions(shown, path, mistakes, ask)}</div></div>`,
  )
}

const guests = ({ guests, panel, changes }: PanelShown, path: string, ask: Ask): Html =>
  guests.length === 0
    ? html`<div class="gw-empty"><p>${panel.decidedAt ? 'Nobody was invited.' : 'Nobody is invited yet. Whoever you invite sees the person until the panel is over.'}</p></div>`
    : deskRows(
        guests.map((guest) => ({
          title: guest.name,
          about: html`<span class="gw-quiet">${guest.organization}${!panel.decidedAt && `, sees them until ${dayOf(guest.until)}`}</span>${guest.words && html`<br><span class="gw-lines">“${guest.words}”</span>`}`,
          action:
            changes &&
            html`<form method="post" action="${path}/guests/${guest.id}/end">${deskFields(ask)}<button class="gw-link-button" type="submit">Not any more<span class="govuk-visually-hidden">: ${guest.name}</span></button></form>`,
        })),
      )

const seatForm = ({ seat }: PanelShown, path: string, mistakes: Mistakes, ask: Ask): Html =>
  html`<form method="post" action="${path}/words" novalidate>${deskFields(ask)}${textarea({
    ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? seat?.words ?? '' },
    ...{ label: { text: 'What do you think?', classes: 'govuk-label--s' }, ...mistakeAt(mistakes, 'words') },
    hint: { text: 'Those who asked read it.' },
  })}${button({ text: 'Save', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`

function actions({ panel, invitable }: PanelShown, path: string, mistakes: Mistakes, ask: Ask): Html {
  const stands = panel.meetsAt ? londonDateAndTime(panel.meetsAt) : null
  const typed = (name: string, usual = '') => ask.form.get(name) ?? usual
  return html`<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">Invite somebody</h2>
<form method="post" action="${path}/guests" novalidate>${deskFields(ask)}${select({
    ...{ id: 'whom', name: 'whom', value: typed('whom'), label: { text: 'Whom?' }, ...mistakeAt(mistakes, 'whom') },
    hint: { text: 'Colleagues, and those with whom the person agreed to share this.' },
    items: [
      { value: '', text: 'Choose' },
      ...invitable.map((one) => ({
        ...{ value: `${one.organizationId}:${one.accountId}`, text: `${one.name}, ${one.organization}` },
      })),
    ],
  })}${button({ text: 'Invite', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form></div>
<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">${panel.meetsAt ? 'Another date' : 'Set a date'}</h2>
<form method="post" action="${path}/meeting" novalidate>${deskFields(ask)}${versionField(panel.version)}${input({
    ...{ id: 'day', name: 'day', type: 'date', value: typed('day', stands?.date), ...mistakeAt(mistakes, 'day') },
    ...{ classes: 'govuk-input--width-10', label: { text: 'Day' } },
  })}${input({
    ...{ id: 'at', name: 'at', value: typed('at', stands?.time), ...mistakeAt(mistakes, 'at') },
    ...{ classes: 'govuk-input--width-5', label: { text: 'Starts at' }, hint: { text: 'Like 2pm or 14:00' } },
  })}${input({
    ...{
      id: 'where',
      name: 'where',
      value: typed('where', panel.whereWords ?? ''),
      label: { text: 'Where (optional)' },
    },
  })}${button({ text: 'Save the date', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form></div>
${button({ text: 'Write down what was decided', href: `${path}/decision` })}
<form method="post" action="${path}/withdrawal">${deskFields(ask)}<button class="gw-link-button" type="submit">Take the question back</button></form>`
}
