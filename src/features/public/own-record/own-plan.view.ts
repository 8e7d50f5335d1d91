import { londonDate } from '../../../domain/london-time.ts'
import { isLateStep, type Step } from '../../../domain/plan.ts'
import { CASE_STATUSES } from '../../../domain/support-case.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { OwnCaseLine } from '../../../records/own-cases.ts'
import { momentOfMeeting, placeOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { tag } from '../../../web/components/tag.ts'
import { dateWords, nearDateWords } from '../../../web/dates.ts'
import { instrumentsOf } from '../../../web/distance-words.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import type { Speaker } from '../../../web/own-language.ts'
import { type OwnPlan, openOnes, ownSteps } from './own-plan.queries.ts'
import { RECORD_PATH } from './own-record.queries.ts'

const MOST_STEPS = 3

/** The plan, first of all: what is next and with whom, what one can do today, and how to say something. */
export function planFront(plan: OwnPlan, speaker: Speaker, ask: Ask): Html | null {
  const open = openOnes(plan.cases)
  if (open.length === 0) return plan.cases.length > 0 ? comeBack(speaker) : null
  const { say } = speaker
  return html`${open.map((one) => nextBox(one, speaker, ask))}
<form method="post" action="${RECORD_PATH}/do" novalidate class="gw-own-do">
${guardFields(ask, 'own-record')}
${jobQuestion(plan, speaker)}
${questionCards(plan, speaker, ask)}
${meetingCard(plan, speaker, ask)}
${stepCards(plan, speaker, ask)}
</form>
<ul class="gw-own-ways">
${wayTo('/messages', 'Write to your adviser', speaker, plan.unread)}
${plan.job === null && wayTo('/job', 'I got a job', speaker)}
${wayTo('/plan', 'My whole plan', speaker)}
${wayTo('/appointments', 'My appointments', speaker)}
${wayTo('/papers', 'My papers, groups and money', speaker)}
</ul>
${plan.job && html`<p class="govuk-body">${say('You told us about your job. We are glad.')}</p>`}`
}

const wayTo = (path: string, words: string, { say, plain }: Speaker, count = 0): Html =>
  html`<li><a class="gw-own-way" href="${RECORD_PATH}${path}"><span>${say(words)}</span>${count > 0 && html` <span class="gw-count">${plain(String(count))}<span class="govuk-visually-hidden" lang="en"> new</span></span>`}</a></li>`

/** The one box that is read if nothing else is: what happens next, by when, and who helps. */
const nextBox = (one: OwnCaseLine, { say, plain }: Speaker, { now, place }: Ask): Html =>
  html`<section class="gw-box gw-own-next">
<p class="gw-own-next__lead">${say('Next')}</p>
<h2 class="gw-own-next__step">${say(one.nextStep ?? '')}</h2>
<p class="govuk-body gw-own-next__by">${plain(html`By <strong>${one.dueAt ? dayWords(one.dueAt, now) : ''}</strong>`)}</p>
<p class="govuk-body">${say('Who helps you')} <span class="gw-row">${plain(html`<strong>${one.ownerName ?? one.organization}</strong>, ${one.hubName ?? one.organization}<br>${phoneLink(one.phone ?? place.contact.phone)}`)}</span></p>
<p class="gw-small-print">${say(CASE_STATUSES.find(({ value }) => value === one.status)?.forPerson ?? '')}</p>
${
  one.stopAskedAt &&
  html`<p class="govuk-body">${say('You asked to stop. They call you once, and then it ends.')} <a class="govuk-link" href="${RECORD_PATH}/stop">${say('I changed my mind')}</a></p>`
}
</section>`

const jobQuestion = ({ check }: OwnPlan, { say }: Speaker): Html | null =>
  check &&
  html`<section class="gw-box gw-own-question"><h2 class="gw-box__title">${say('Are you still in work?')}</h2>
<div class="govuk-button-group">${button({ html: say('Yes, I am'), name: 'do', value: `check:${check.id}:yes` })}${button({ html: say('No, not any more'), name: 'do', value: `check:${check.id}:no`, classes: 'govuk-button--secondary' })}</div></section>`

/** Questions that somebody who helps has for them, where these are still in use here. */
const questionCards = ({ asked }: OwnPlan, { say, plain }: Speaker, ask: Ask): Html =>
  html`${asked.map((one) => {
    const instrument = instrumentsOf(ask).find(({ id }) => id === one.instrument)
    return (
      instrument &&
      html`<section class="gw-box gw-own-question"><h2 class="gw-box__title">${say('A few questions for you')}</h2>
<p class="govuk-body">${plain(html`${one.askedBy}: ${instrument.name}, by <strong>${dateWords(one.answerBy, londonDate(ask.now))}</strong>`)}</p>
${button({ html: say('Answer them'), href: `${RECORD_PATH}/questions/${one.instrument}`, classes: 'govuk-button--secondary' })}</section>`
    )
  })}`

const meetingCard = ({ coming, toSay }: OwnPlan, { say, plain }: Speaker, { now }: Ask): Html => {
  const next = coming[0]
  return html`${
    next &&
    html`<section class="gw-own-part"><h2 class="govuk-heading-m">${say(next.status === 'offered' ? 'Does this time suit you?' : 'My next appointment')}</h2>
<div class="gw-card"><p class="govuk-body"><strong>${plain(momentOfMeeting(next.startsAt, now))}</strong><br>${plain(`${next.adviserName}, ${placeOfMeeting(next)}`)}</p>
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/appointments/${next.id}">${say(next.status === 'offered' ? 'Say yes or no' : 'Move it, or say that you are late')}</a></p></div></section>`
  }${toSay.map(
    (one) =>
      html`<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/appointments/${one.id}">${say('How was your appointment?')}</a> ${plain(`${one.adviserName}, ${dayWords(one.startsAt, now)}`)}</p>`,
  )}`
}

const stepCards = ({ steps }: OwnPlan, speaker: Speaker, ask: Ask): Html | null => {
  const own = ownSteps(steps)
  if (own.length === 0) return null
  const { say } = speaker
  return html`<section class="gw-own-part"><h2 class="govuk-heading-m">${say('My steps')}</h2>
<ul class="gw-plan-steps">${own.slice(0, MOST_STEPS).map((step) => stepRow(step, speaker, ask))}</ul>
${own.length > MOST_STEPS && html`<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/plan">${say('All my steps')}</a></p>`}</section>`
}

/** One step of one's own: what, by when, and the button that says it is done. Inside the form of the page. */
export const stepRow = (step: Step, { say, plain }: Speaker, { now }: Ask): Html => {
  const today = londonDate(now)
  const proposed = step.status === 'proposed'
  return html`<li class="gw-plan-step"><div><p class="gw-plan-step__words">${plain(step.words)}</p>
<p class="gw-plan-step__about">${standing(step, today, say)}${step.dueOn && html` <span class="gw-row">${plain(`By ${nearDateWords(step.dueOn, today)}`)}</span>`}</p>
${step.blockedWords && html`<p class="gw-plan-step__stuck">${plain(`“${step.blockedWords}”`)}</p>`}</div>
<div class="gw-plan-step__do">${
    proposed
      ? button({
          html: html`${say('I agree')}<span class="govuk-visually-hidden" lang="en">: ${step.words}</span>`,
          name: 'do',
          value: `agree:${step.id}`,
          classes: 'gw-plan-step__done',
        })
      : step.asksFile
        ? button({
            html: html`${say('Send a photo or a file')}<span class="govuk-visually-hidden" lang="en">: ${step.words}</span>`,
            href: `${RECORD_PATH}/steps/${step.id}/file`,
            classes: 'govuk-button--secondary gw-plan-step__done',
          })
        : button({
            html: html`${say('Done')}<span class="govuk-visually-hidden" lang="en">: ${step.words}</span>`,
            name: 'do',
            value: `finish:${step.id}`,
            classes: 'govuk-button--secondary gw-plan-step__done',
          })
  }${
    (step.status === 'agreed' || step.status === 'in-progress') &&
    html`<a class="govuk-link" href="${RECORD_PATH}/steps/${step.id}">${say('I am stuck')}<span class="govuk-visually-hidden" lang="en">: ${step.words}</span></a>`
  }</div></li>`
}

const standing = (step: Step, today: string, say: Speaker['say']): Html | null => {
  if (step.status === 'blocked') return tag({ html: say('Stuck'), classes: 'govuk-tag--orange' })
  if (step.status === 'proposed') return tag({ html: say('Not agreed yet'), classes: 'govuk-tag--grey' })
  return isLateStep(step, today) ? tag({ html: say('Later than planned'), classes: 'govuk-tag--grey' }) : null
}

const comeBack = ({ say }: Speaker): Html =>
  html`<section class="gw-box gw-own-next"><h2 class="gw-own-next__step">${say('Nobody works with you at the moment.')}</h2>
<p class="govuk-body">${say('You can come back whenever you like. Nothing is lost.')}</p>
<p class="govuk-body"><a class="govuk-link" href="/ask-for-help">${say('Ask for help again')}</a></p></section>`
