import {
  ATTENDANCE_STATUSES,
  type AttendanceStatus,
  COHORT_STATUSES,
  LEAVING_REASONS,
  PLACE_OUTCOMES,
} from '../../../domain/cohort.ts'
import { fullName } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import type { CohortPlace } from '../../../records/cohort-place.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { table } from '../../../web/components/table.ts'
import { tag } from '../../../web/components/tag.ts'
import { fullDate, timeWords } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'
import type { CohortPage, PersonLine } from './cohort.page.ts'
import { COHORT_TAGS, placesWords } from './cohorts.view.ts'

export function cohortView(page: CohortPage, ask: Ask): Html {
  const { cohort, changes } = page.shown
  const open = cohort.endedAt === null
  return deskLayout(
    { ask, title: cohort.name, width: 'wide', backTo: { href: '/desk/cohorts', text: 'Groups' } },
    html`<h1 class="govuk-heading-l">${cohort.name} ${tag({ text: optionText(COHORT_STATUSES, cohort.status), classes: COHORT_TAGS[cohort.status] })}</h1>
${cohort.about && html`<p class="govuk-body">${cohort.about}</p>`}
${summaryList({ rows: facts(cohort).map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${
  open &&
  html`<div class="govuk-button-group">${changes && button({ text: 'Put somebody forward', href: `${page.path}/enrol` })}
${page.shown.leads && html`<a class="govuk-link" href="${page.path}/change">Change it</a> <a class="govuk-link" href="${page.path}/add">Add meetings</a> <a class="govuk-link" href="${page.path}/leader">Somebody else leads it</a>`}
${page.mayEnd && html`<a class="govuk-link" href="${page.path}/end">End this group</a>`}</div>`
}
${flags(page)}
<h2 class="govuk-heading-m">Who is in it</h2>
${page.people.length === 0 ? html`<div class="gw-empty"><p>Nobody that you work with is in it yet.</p></div>` : people(page)}
${page.unseen > 0 && html`<p class="gw-small-print">${page.unseen} more, whom colleagues work with.</p>`}
${page.waiting.length > 0 && waiting(page, ask)}
<h2 class="govuk-heading-m">Meetings</h2>
${deskRows(
  page.sessions.map(({ number, when, state, path, isNext, past }) => ({
    title: `${number}. ${when}`,
    about: html`${isNext && tag({ text: 'Next', classes: 'govuk-tag--blue' })} ${state}`,
    action:
      path !== null &&
      html`<a class="govuk-link" href="${path}">${past ? 'Who came' : 'Open'}<span class="govuk-visually-hidden">, meeting ${number}</span></a>`,
  })),
)}
${page.ended.length > 0 && html`<h2 class="govuk-heading-m">Left before the end</h2>${deskRows(page.ended.map(({ name, place }) => ({ title: name, about: html`${optionText(LEAVING_REASONS, place.reason ?? '')}. <span class="gw-quiet">${place.endedAt && dayOf(place.endedAt)}</span>` })))}`}`,
  )
}

const facts = (cohort: CohortWithTally): readonly (readonly [string, string])[] => [
  ['Places', placesWords(cohort)],
  [
    'When',
    `${cohort.weeks} weeks from ${fullDate(cohort.startsOn)}, at ${timeWords(cohort.fromTime)}, ${cohort.minutes} minutes`,
  ],
  ['Where', cohort.whereWords],
  ['Led by', `${cohort.facilitatorName}, ${cohort.organizationName}`],
  ['Certificate', `for ${cohort.passPercent}% of the meetings or more`],
]

/** One letter or sign for each meeting, said in full to whoever does not see it. */
const MARKS: Readonly<Record<AttendanceStatus, string>> = {
  came: '●',
  late: '◐',
  'absent-told': '○',
  absent: '✕',
  excused: '–',
}

const mark = (status: AttendanceStatus | null): Html =>
  status === null
    ? html`<span class="gw-mark gw-mark--none"><span class="govuk-visually-hidden">nothing written</span></span>`
    : html`<span class="gw-mark gw-mark--${status}"><span aria-hidden="true">${MARKS[status]}</span><span class="govuk-visually-hidden">${optionText(ATTENDANCE_STATUSES, status)}</span></span>`

function people(page: CohortPage): Html {
  const meetings = page.shown.sessions.filter(({ status }) => status !== 'called-off')
  const { changes } = page.shown
  return html`<div class="gw-scroll" role="region" tabindex="0" aria-label="Who came">${table({
    classes: 'gw-attended',
    head: [
      { text: 'Name' },
      ...meetings.map(({ number }) => ({ html: html`<span class="govuk-visually-hidden">Meeting </span>${number}` })),
      { text: 'Share', format: 'numeric' },
    ],
    rows: page.people.map((line) => [
      { html: html`<a class="govuk-link" href="${line.personPath}">${line.name}</a>${nextFor(page, line, changes)}` },
      ...line.marks.map((status) => ({ html: mark(status) })),
      { html: share(line), format: 'numeric' },
    ]),
  })}</div>
<p class="gw-small-print">${ATTENDANCE_STATUSES.map(({ value, text }) => `${MARKS[value]} ${text}`).join(' · ')}</p>`
}

const share = ({ percent, enough }: PersonLine): Html =>
  percent === null
    ? html`<span class="gw-quiet">–</span>`
    : html`${percent}%${enough && html`<span class="govuk-visually-hidden">, enough for a certificate</span>`}`

/** How it ended, or the way out of the group: under the name, so that the meetings have the width. */
function nextFor(page: CohortPage, { place, name }: PersonLine, changes: boolean): Html | false {
  if (place.status === 'completed' || place.status === 'not-completed') {
    return html`<span class="gw-attended__next">${place.status === 'completed' ? html`<a class="govuk-link" href="${page.path}/places/${place.id}/certificate">Certificate<span class="govuk-visually-hidden"> of ${name}</span></a>` : 'Did not complete'}. ${optionText(PLACE_OUTCOMES, place.outcome ?? '')}</span>`
  }
  return (
    changes &&
    html`<span class="gw-attended__next"><a class="govuk-link" href="${page.path}/places/${place.id}/leave">Leaves the group<span class="govuk-visually-hidden">: ${name}</span></a></span>`
  )
}

function flags(page: CohortPage): Html | null {
  const { flags } = page.shown
  if (flags.length === 0) return null
  const nameOf = (placeId: string) => [...page.people, ...page.ended].find(({ place }) => place.id === placeId)?.name
  return html`<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">Ask how they are</h2>${deskRows(
    flags.map((flag) => ({
      title: nameOf(flag.placeId) ?? '',
      about: html`Missed ${flag.inARow} meetings in a row.<br><span class="gw-quiet">${flag.ownerName}, by ${dayOf(flag.dueAt)}</span>`,
      action:
        page.shown.changes &&
        html`<a class="govuk-link" href="${page.path}/absences/${flag.id}">Write down what came of it<span class="govuk-visually-hidden">: ${nameOf(flag.placeId)}</span></a>`,
    })),
  )}</div>`
}

function waiting(page: CohortPage, ask: Ask): Html {
  const { cohort, changes, runs } = page.shown
  const free = cohort.enrolled < cohort.ceiling && cohort.endedAt === null
  return html`<h2 class="govuk-heading-m">Waiting list</h2>${deskRows(
    page.waiting.map(({ place, name, personPath }, i) => ({
      title: `${i + 1}. ${name}`,
      about: html`<span class="gw-quiet">Since ${dayOf(place.since)}</span> · <a class="govuk-link" href="${personPath}">Record<span class="govuk-visually-hidden"> of ${name}</span></a>${changes && html` · <a class="govuk-link" href="${page.path}/places/${place.id}/leave">Leaves the list<span class="govuk-visually-hidden">: ${name}</span></a>`}`,
      action:
        free &&
        changes &&
        runs &&
        html`<form method="post" action="${page.path}/places/${place.id}/give">${deskFields(ask)}<button class="gw-link-button" type="submit">Give them a place<span class="govuk-visually-hidden">: ${name}</span></button></form>`,
    })),
  )}`
}

export const leaveView = (cohort: CohortWithTally, place: CohortPlace, mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: 'Leaves the group', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/cohorts/${cohort.id}`, text: cohort.name },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">${fullName(place)} leaves the group</h1>
<p class="govuk-body">We tell them, and that they can come back at any time. The place is free then.</p>
<form method="post" action="/desk/cohorts/${cohort.id}/places/${place.id}/leave" novalidate>${deskFields(ask)}
${radios({
  ...{
    name: 'reason',
    value: ask.form.get('reason') ?? '',
    items: LEAVING_REASONS.filter((one) => !('chosen' in one)),
    ...mistakeAt(mistakes, 'reason'),
  },
  fieldset: { legend: { text: 'Why?', classes: 'govuk-fieldset__legend--s' } },
})}
<div class="govuk-button-group">${button({ text: 'Take them off the list', classes: 'govuk-button--warning', preventDoubleClick: true })}
<a class="govuk-link" href="/desk/cohorts/${cohort.id}">Keep their place</a></div></form>`,
  )
