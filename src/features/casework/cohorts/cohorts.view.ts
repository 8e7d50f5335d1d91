import { COHORT_STATUSES } from '../../../domain/cohort.ts'
import { may } from '../../../domain/permission.ts'
import { REFERRAL_PROGRAMS } from '../../../domain/referral-program.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { type InputOptions, input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { optionText } from '../../../web/option-words.ts'
import type { CohortChoices } from './cohorts.form.ts'

export const COHORT_TAGS = {
  planned: 'govuk-tag--blue',
  running: 'govuk-tag--green',
  ended: 'govuk-tag--grey',
  'called-off': 'govuk-tag--grey',
} as const

export const cohortsView = (cohorts: readonly CohortWithTally[], ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Groups', width: 'wide' },
    html`<h1 class="govuk-heading-l">Groups</h1>
<p class="govuk-body">Courses that people go through together, week by week.</p>
${may(ask.viewer, 'cohorts.manage') && button({ text: 'Plan a group', href: '/desk/cohorts/new' })}
${
  cohorts.length === 0
    ? html`<div class="gw-empty"><p>There is no group yet. A group shows who is in it, who waits, and who came to which meeting.</p></div>`
    : deskRows(
        cohorts.map((cohort) => ({
          title: cohort.name,
          about: html`${tag({ text: optionText(COHORT_STATUSES, cohort.status), classes: COHORT_TAGS[cohort.status] })}
${placesWords(cohort)}<br><span class="gw-quiet">${cohort.organizationName} · ${cohort.weeks} weeks from ${fullDate(cohort.startsOn)} · ${cohort.whereWords}</span>`,
          action: html`<a class="govuk-link" href="/desk/cohorts/${cohort.id}">Open<span class="govuk-visually-hidden"> ${cohort.name}, ${fullDate(cohort.startsOn)}</span></a>`,
        })),
      )
}`,
  )

/** Returns how many places are taken, and how many people wait. */
export const placesWords = ({ enrolled, ceiling, waiting }: CohortWithTally): string =>
  `${enrolled} of ${ceiling} places taken${waiting > 0 ? `, ${waiting} waiting` : ''}`

export function newCohortView({ hubs, leaders }: CohortChoices, mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string, usual = '') => ask.form.get(name) ?? usual
  const field = (name: string, text: string, more: Partial<InputOptions> = {}, usual = '') =>
    input({
      ...{ id: name, name, value: typed(name, usual), label: { text, classes: 'govuk-label--s' } },
      ...mistakeAt(mistakes, name),
      ...more,
    })
  const short = { classes: 'govuk-input--width-3', inputmode: 'numeric' } as const
  const own = ask.viewer.kind === 'member' ? String(ask.viewer.accountId) : ''
  return deskLayout(
    {
      ...{ ask, title: 'Plan a group', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: '/desk/cohorts', text: 'Groups' },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Plan a group</h1>
<form method="post" action="/desk/cohorts/new" novalidate>${deskFields(ask)}
${field('name', 'What is it called?', { hint: { text: 'For example: “Skills for Work, winter group”.' } })}
${textarea({ id: 'about', name: 'about', rows: 3, value: typed('about'), label: { text: 'What is it for? (optional)', classes: 'govuk-label--s' } })}
${select({
  ...{
    id: 'program',
    name: 'program',
    value: typed('program'),
    label: { text: 'Programme', classes: 'govuk-label--s' },
  },
  ...{ items: REFERRAL_PROGRAMS.map(({ id, name }) => ({ value: id, text: name })), ...mistakeAt(mistakes, 'program') },
})}
${select({
  ...{
    id: 'leader',
    name: 'leader',
    value: typed('leader', own),
    label: { text: 'Who leads it?', classes: 'govuk-label--s' },
  },
  ...{
    items: leaders.map(({ accountId, name }) => ({ value: accountId, text: name })),
    ...mistakeAt(mistakes, 'leader'),
  },
})}
<h2 class="govuk-heading-m">When and where</h2>
${field('starts-on', 'First day', { type: 'date', classes: 'govuk-input--width-10', hint: { text: 'It meets on this day every week.' } })}
${field('from', 'Starts at', { classes: 'govuk-input--width-5', hint: { text: 'Like 10am or 10:00' } })}
${field('minutes', 'Minutes of a meeting', short, '120')}
${field('weeks', 'Weeks', short, '8')}
${field('where', 'Where', { hint: { text: 'So that people find it.' } })}
${
  hubs.length > 0 &&
  select({
    ...{ id: 'hub', name: 'hub', value: typed('hub'), label: { text: 'Hub (optional)', classes: 'govuk-label--s' } },
    items: [{ value: '', text: 'No hub' }, ...hubs.map(({ id, name }) => ({ value: id, text: name }))],
  })
}
<h2 class="govuk-heading-m">Places</h2>
${field('ceiling', 'How many places are there?', { ...short, hint: { text: 'Who comes after that waits, in order.' } }, '12')}
${field('pass', 'Share of meetings for a certificate, in percent', short, '75')}
${checkboxes({
  ...{ name: 'open', values: ask.form.getAll('open') },
  items: [{ value: 'yes', text: 'Other organisations can put people forward' }],
})}
${button({ text: 'Plan the group', preventDoubleClick: true })}</form>`,
  )
}
