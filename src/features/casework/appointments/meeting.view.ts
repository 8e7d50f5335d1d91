import { APPOINTMENT_WAYS, type AppointmentWay } from '../../../domain/appointment.ts'
import { londonDate, londonDateAndTime } from '../../../domain/london-time.ts'
import { fullName } from '../../../domain/participant.ts'
import { findReferralProgram } from '../../../domain/referral-program.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ShownAppointment } from '../../../records/appointment-list.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { capital, nearDateWords, timeWords } from '../../../web/dates.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { MEETING_LENGTHS, OTHER_TIME } from './appointments.form.ts'
import { listPath, type MeetingForm } from './appointments.queries.ts'

const small = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
const typedIn = ({ form }: Ask, name: string, usual = '') => form.get(name) ?? usual

export function newAppointmentView(shown: MeetingForm, mistakes: Mistakes, ask: Ask): Html {
  const { person, cases } = shown
  const path = `${listPath(person)}/new`
  return meetingLayout(
    'Make an appointment',
    shown,
    path,
    html`${input({
      ...{ id: 'about', name: 'about', value: typedIn(ask, 'about'), ...mistakeAt(mistakes, 'about') },
      label: { text: 'What is it about?', classes: 'govuk-label--s' },
      hint: { text: 'They read this. For example: “Your CV and what to apply for”.' },
    })}
${whenFields(shown, mistakes, ask)}
${wayFields(shown, mistakes, ask)}
${
  cases.length > 1 &&
  select({
    ...{
      id: 'case',
      name: 'case',
      value: typedIn(ask, 'case'),
      label: { text: 'For which support?', classes: 'govuk-label--s' },
    },
    items: cases.map(({ id, program }) => ({ value: id, text: findReferralProgram(program)?.name ?? program })),
  })
}
${radios({
  ...{ name: 'agreed', value: typedIn(ask, 'agreed', 'agreed'), fieldset: small('Do they know of it?') },
  items: [
    { value: 'agreed', text: 'Yes, we agreed on it' },
    { value: 'offer', text: 'No. Ask them if it suits them' },
  ],
})}
${
  cases.length > 0 &&
  checkboxes({
    ...{ name: 'next-step', values: ask.form.has('about') ? ask.form.getAll('next-step') : ['yes'] },
    items: [
      { value: 'yes', text: 'This is the next step', hint: { text: 'Its date follows when the appointment moves.' } },
    ],
  })
}
${button({ text: 'Make the appointment', preventDoubleClick: true })}`,
    mistakes,
    ask,
  )
}

export function moveView(shown: MeetingForm, kept: ShownAppointment, mistakes: Mistakes, ask: Ask): Html {
  const path = `${listPath(shown.person)}/${kept.id}/move`
  return meetingLayout(
    'Change the appointment',
    shown,
    path,
    html`${versionField(typedIn(ask, 'version', String(kept.version)))}
${whenFields(shown, mistakes, ask)}${wayFields(shown, mistakes, ask)}
${button({ text: 'Change it, and tell them', preventDoubleClick: true })}`,
    mistakes,
    ask,
  )
}

function meetingLayout(
  title: string,
  shown: MeetingForm,
  path: string,
  fields: Html,
  mistakes: Mistakes,
  ask: Ask,
): Html {
  return personLayout(
    { ask, person: shown.person, title, section: '/appointments', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">${title}</h1>
${shown.advisers.length > 1 && adviserForm(shown, path)}
<form method="post" action="${path}" novalidate>${deskFields(ask)}
<input type="hidden" name="with" value="${shown.ownerAccountId}">
${fields}</form>
<p class="govuk-body"><a class="govuk-link" href="${listPath(shown.person)}">Back to the appointments of ${fullName(shown.person)}</a></p>`,
  )
}

/** Another adviser has other times: asked first, by a form of its own that works without JavaScript. */
const adviserForm = ({ advisers, ownerAccountId }: MeetingForm, path: string): Html =>
  html`<form method="get" action="${path}" class="gw-inline-form">${select({
    ...{
      id: 'with',
      name: 'with',
      value: ownerAccountId,
      label: { text: 'Who meets them?', classes: 'govuk-label--s' },
    },
    items: advisers.map(({ accountId, name }) => ({ value: accountId, text: name })),
  })}${button({ text: 'Show their times', classes: 'govuk-button--secondary' })}</form>`

function whenFields({ times }: MeetingForm, mistakes: Mistakes, ask: Ask): Html {
  const typed = html`${input({
    ...{ id: 'day', name: 'day', type: 'date', value: typedIn(ask, 'day'), ...mistakeAt(mistakes, 'day') },
    ...{ classes: 'govuk-input--width-10', label: { text: 'Day' } },
  })}${input({
    ...{
      id: 'at',
      name: 'at',
      value: typedIn(ask, 'at'),
      classes: 'govuk-input--width-5',
      ...mistakeAt(mistakes, 'at'),
    },
    ...{ label: { text: 'Starts at' }, hint: { text: 'Like 2pm or 14:00' } },
  })}${select({
    ...{ id: 'minutes', name: 'minutes', value: typedIn(ask, 'minutes', '45'), label: { text: 'How long' } },
    items: MEETING_LENGTHS.map((length) => ({ value: length, text: `${length} minutes` })),
  })}`
  if (times.length === 0)
    return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">When?</legend>${typed}</fieldset>`
  const today = londonDate(ask.now)
  const days = Map.groupBy(times, ({ startsAt }) => londonDate(startsAt))
  const shown = [...days].slice(0, DAYS_TO_CHOOSE).flatMap(([date, free]) =>
    threeOf(free).map(({ startsAt }) => ({
      value: startsAt.toISOString(),
      text: `${capital(nearDateWords(date, today))}, ${timeWords(londonDateAndTime(startsAt).time)}`,
    })),
  )
  const items = [...shown, { value: OTHER_TIME, text: 'Another day or time', conditional: { html: typed } }]
  return radios({
    ...{
      name: 'time',
      value: typedIn(ask, 'time'),
      fieldset: small('When?'),
      items,
      classes: 'govuk-radios--small gw-times-list',
    },
    ...mistakeAt(mistakes, 'time'),
  })
}

/** So many days to choose from, with three times each: early, in the middle and late. */
const DAYS_TO_CHOOSE = 4

const threeOf = <T>(times: readonly T[]): readonly T[] =>
  times.length <= 3 ? times : [times[0]!, times[Math.floor(times.length / 2)]!, times.at(-1)!]

function wayFields({ hubs }: MeetingForm, mistakes: Mistakes, ask: Ask): Html {
  const more: Partial<Record<AppointmentWay, Html>> = {
    hub: select({
      ...{ id: 'hub', name: 'hub', value: typedIn(ask, 'hub'), label: { text: 'Hub' }, ...mistakeAt(mistakes, 'hub') },
      items: hubs.map(({ id, name }) => ({ value: id, text: name })),
    }),
    elsewhere: input({
      ...{ id: 'where', name: 'where', value: typedIn(ask, 'where'), ...mistakeAt(mistakes, 'where') },
      label: { text: 'Where, so that they find it' },
    }),
    video: input({
      ...{ id: 'link', name: 'link', type: 'url', value: typedIn(ask, 'link'), ...mistakeAt(mistakes, 'link') },
      ...{ label: { text: 'Link of the call (optional)' }, hint: { text: 'You can add it later.' } },
    }),
  }
  const ways = APPOINTMENT_WAYS.filter(({ value }) => value !== 'hub' || hubs.length > 0)
  return radios({
    ...{ name: 'way', value: typedIn(ask, 'way'), fieldset: small('How do you meet?'), ...mistakeAt(mistakes, 'way') },
    items: ways.map((way) => ({ ...way, ...(more[way.value] && { conditional: { html: more[way.value]! } }) })),
  })
}
