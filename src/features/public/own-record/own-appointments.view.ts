import { appointmentAfter } from '../../../domain/appointment.ts'
import type { FreeTime } from '../../../domain/appointment-choice.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Appointments, ShownAppointment } from '../../../records/appointment-list.ts'
import { momentOfMeeting, placeOfMeeting, whenOf, whereToMeet } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { radios } from '../../../web/components/radios.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { Speaker } from '../../../web/own-language.ts'
import { ownForm, writeToAdviser } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

/** How a meeting stands, as the person reads it. Nobody is blamed for what they could not come to. */
const STANDING: Readonly<Record<ShownAppointment['status'], string>> = {
  offered: 'Does this time suit you?',
  booked: 'Booked',
  attended: 'You met',
  late: 'You met',
  'did-not-attend': 'You did not meet',
  'cancelled-by-person': 'You called it off',
  'cancelled-by-us': 'We had to call it off',
  'did-not-happen': 'It did not happen',
}

export const ownAppointmentsView = ({ speaker }: Own, { coming, unsaid, past }: Appointments, ask: Ask): Html => {
  const before = [...unsaid.toReversed(), ...past]
  return layout(
    { ask, title: 'My appointments', robots: 'noindex', backTo: { href: RECORD_PATH }, ...speaker.page },
    html`${leaveQuickly()}<h1 class="govuk-heading-l">${speaker.say('My appointments')}</h1>
${coming.length === 0 && html`<p class="govuk-body">${speaker.say('No appointment is booked.')}</p>${writeToAdviser(speaker)}`}
<ul class="gw-cards">${coming.map((one) => card(one, speaker, ask))}</ul>
${before.length > 0 && html`<h2 class="govuk-heading-m">${speaker.say('Before')}</h2><ul class="gw-cards">${before.slice(0, 10).map((one) => card(one, speaker, ask))}</ul>`}`,
  )
}

const card = (one: ShownAppointment, { say, plain }: Speaker, { now }: Ask): Html => {
  const open = one.status === 'offered' || one.status === 'booked'
  const unsaid = open && one.startsAt <= now
  return html`<li class="gw-card">${!unsaid && html`<p class="gw-card__kind">${tag({ html: say(STANDING[one.status]), classes: open ? '' : 'govuk-tag--grey' })}</p>`}
<h3 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${RECORD_PATH}/appointments/${one.id}">${plain(momentOfMeeting(one.startsAt, now))}</a></h3>
<p class="govuk-body">${plain(`${one.adviserName}, ${placeOfMeeting(one)}`)}</p></li>`
}

type Shown = { readonly meeting: ShownAppointment; readonly times: readonly FreeTime[] }

/** One meeting: when, where, with whom; and all that one can do about it. */
export function ownAppointmentView(own: Own, { meeting, times }: Shown, mistakes: Mistakes, ask: Ask): Html {
  const { say, plain } = own.speaker
  const { status, startsAt } = meeting
  const open = (status === 'offered' || status === 'booked') && startsAt > ask.now
  const path = `${RECORD_PATH}/appointments/${meeting.id}`
  const above = html`<div class="gw-box gw-own-next"><p>${tag({ html: say(STANDING[status]), classes: open ? '' : 'govuk-tag--grey' })}</p>
<p class="gw-own-next__step">${plain(whenOf(meeting, ask.now))}</p>
<p class="govuk-body">${plain(html`<strong>${meeting.adviserName}</strong><br>${whereToMeet(meeting)}`)}</p>
<p class="govuk-body">${plain(meeting.about)}</p>
${open && html`<p class="govuk-body"><a class="govuk-link" href="${path}/calendar">${say('Put it in my calendar')}</a></p>`}</div>`
  const may = (move: 'accept' | 'decline' | 'cancel') => appointmentAfter(meeting, move, 'person', ask.now).ok
  return ownForm(
    own,
    { title: 'Your appointment', action: path, mistakes, back: `${RECORD_PATH}/appointments`, above },
    html`${may('accept') && html`<div class="govuk-button-group">${button({ html: say('Yes, it suits me'), name: 'do', value: 'accept' })}${button({ html: say('No, it does not'), name: 'do', value: 'decline', classes: 'govuk-button--secondary' })}</div>`}
${open && moving(times, mistakes, own.speaker, ask)}
${open && lateness(meeting, own.speaker)}
${may('cancel') && details({ summaryHtml: say('I cannot come'), html: html`<p class="govuk-body">${say('That is fine. Your adviser finds another time with you.')}</p>${button({ html: say('Call it off'), name: 'do', value: 'cancel', classes: 'govuk-button--warning' })}` })}
${['attended', 'late'].includes(status) && feedback(meeting, mistakes, own.speaker, ask)}`,
    ask,
  )
}

const moving = (times: readonly FreeTime[], mistakes: Mistakes, { say, plain }: Speaker, { now, form }: Ask): Html =>
  times.length === 0
    ? html`<p class="govuk-body">${say('Does it not suit you? Write to your adviser.')} <a class="govuk-link" href="${RECORD_PATH}/messages">${say('Messages')}</a></p>`
    : html`${radios({
        ...{ name: 'time', value: form.get('time') ?? '', classes: 'govuk-radios--small' },
        fieldset: { legend: { html: say('Move it to another time'), classes: 'govuk-fieldset__legend--m' } },
        items: times.map(({ startsAt }) => ({
          ...{ value: startsAt.toISOString(), html: plain(momentOfMeeting(startsAt, now)) },
        })),
        ...mistakeAt(mistakes, 'time'),
      })}
${button({ html: say('Move it'), name: 'do', value: 'move' })}`

const lateness = ({ caseId }: ShownAppointment, { say }: Speaker): Html | false =>
  caseId !== null &&
  details({
    summaryHtml: say('I will be late'),
    html: html`${textarea({
      ...{ id: 'late-words', name: 'late-words', rows: 2 },
      label: { html: say('How late? (you do not have to say)') },
    })}${button({ html: say('Tell them'), name: 'do', value: 'late', classes: 'govuk-button--secondary' })}`,
  })

const OPINIONS = ['Not at all good', 'Not so good', 'All right', 'Good', 'Very good'] as const

const feedback = (meeting: ShownAppointment, mistakes: Mistakes, { say }: Speaker, { form }: Ask): Html =>
  meeting.feedback !== null
    ? html`<p class="govuk-body">${say('You told us how it was. Thank you.')}</p>`
    : html`${radios({
        ...{ name: 'feedback', value: form.get('feedback') ?? '', classes: 'govuk-radios--small' },
        fieldset: { legend: { html: say('How was your appointment?'), classes: 'govuk-fieldset__legend--m' } },
        hint: { html: say('You do not have to answer. It changes nothing about the help you get.') },
        items: OPINIONS.map((text, i) => ({ value: String(i + 1), html: say(text) })),
        ...mistakeAt(mistakes, 'feedback'),
      })}
${textarea({ id: 'feedback-words', name: 'feedback-words', rows: 2, label: { html: say('Anything you want to say about it (you do not have to)') } })}
${button({ html: say('Send'), name: 'do', value: 'say' })}`
