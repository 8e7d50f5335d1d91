import type { Travelled } from '../../../domain/assessment.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { type Goal, isOpenGoal, isOpenStep, type Step } from '../../../domain/plan.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { tag } from '../../../web/components/tag.ts'
import { dateWords, nearDateWords } from '../../../web/dates.ts'
import { distanceList } from '../../../web/distance-words.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { Speaker } from '../../../web/own-language.ts'
import { openOnes, type WholePlan } from './own-plan.queries.ts'
import { stepRow } from './own-plan.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

/** Everything that was planned together: goals with their steps, what was said of it, and how far one has come. */
export function wholePlanView(own: Own, { plan, reviews, travelled }: WholePlan, ask: Ask): Html {
  const { speaker } = own
  const { say, plain } = speaker
  const open = plan.goals.filter(isOpenGoal)
  const ended = plan.goals.filter((goal) => !isOpenGoal(goal))
  const said = reviews.filter(({ status, words }) => status === 'done' && words)
  return layout(
    { ask, title: 'My whole plan', robots: 'noindex', backTo: { href: RECORD_PATH }, ...speaker.page },
    html`${leaveQuickly()}<h1 class="govuk-heading-l">${say('My whole plan')}</h1>
<form method="post" action="${RECORD_PATH}/do" novalidate class="gw-own-do">${guardFields(ask, 'own-record')}
<input type="hidden" name="back" value="plan">
${open.length === 0 ? html`<p class="govuk-body">${say('There is no goal yet. You agree one together.')}</p>` : open.map((goal) => goalCard(goal, plan.steps, speaker, ask))}
</form>
${open.length > 0 && openOnes(plan.cases).length > 0 && button({ html: say('I have an idea for a step'), href: `${RECORD_PATH}/steps/new`, classes: 'govuk-button--secondary' })}
${ended.length > 0 && html`<h2 class="govuk-heading-m">${say('What you have done')}</h2><ul class="govuk-list">${ended.map((goal) => html`<li class="gw-looked">${plain(html`<strong>${goal.words}</strong>`)}${goal.endedWords && html`<br>${plain(goal.endedWords)}`}</li>`)}</ul>`}
${said.length > 0 && html`<h2 class="govuk-heading-m">${say('What you said together')}</h2>${said.map(({ doneOn, words }) => html`<p class="govuk-body">${plain(html`<strong>${doneOn ? dateWords(doneOn, londonDate(ask.now)) : ''}</strong><br>${words}`)}</p>`)}`}
${distancePart(travelled, speaker)}`,
  )
}

const goalCard = (goal: Goal, steps: readonly Step[], speaker: Speaker, ask: Ask): Html => {
  const { say, plain } = speaker
  const today = londonDate(ask.now)
  const own = steps.filter(({ goalId }) => goalId === goal.id)
  return html`<section class="gw-goal"><div class="gw-goal__head"><h2 class="govuk-heading-m">${plain(goal.words)}</h2></div>
${goal.why && html`<p class="govuk-body">${plain(goal.why)}</p>`}
${goal.status === 'proposed' && html`<p>${tag({ html: say('Not agreed yet: talk about it together'), classes: 'govuk-tag--grey' })}</p>`}
<ul class="gw-plan-steps">${own.map((step) => (isOpenStep(step) && (step.ownerSide === 'person' || step.status === 'proposed') ? stepRow(step, speaker, ask) : otherStep(step, speaker, today)))}</ul></section>`
}

/** A step of somebody else, or one that has ended. */
const otherStep = (step: Step, { say, plain }: Speaker, today: string): Html =>
  html`<li class="gw-plan-step${!isOpenStep(step) && ' gw-plan-step--ended'}"><div><p class="gw-plan-step__words">${plain(step.words)}</p>
<p class="gw-plan-step__about">${
    isOpenStep(step)
      ? html`${step.ownerWords ? plain(step.ownerWords) : say('Your adviser does this')}${step.dueOn && html` <span class="gw-row">${plain(`By ${nearDateWords(step.dueOn, today)}`)}</span>`}`
      : tag({
          html: say(step.status === 'done' ? 'Done' : 'Not needed any more'),
          classes: step.status === 'done' ? 'govuk-tag--green' : 'govuk-tag--grey',
        })
  }</p></div></li>`

/** How far somebody has come, by their own answers, in plain words. No score is added up, and none is a mark. */
const distancePart = (travelled: readonly Travelled[], { say, plain }: Speaker): Html | null => {
  const taken = travelled.filter((one) => one.taken > 0)
  if (taken.length === 0) return null
  return html`<h2 class="govuk-heading-m">${say('How far you have come')}</h2>
<p class="govuk-body">${say('By your own answers. It is no test, and it decides nothing.')}</p>
${taken.map(
  (one) => html`<section class="gw-goal"><h3 class="govuk-heading-s">${plain(one.instrument.name)}</h3>
<div lang="en" dir="ltr">${distanceList(one)}</div>
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/questions/${one.instrument.id}">${say('Answer these questions again')}<span class="govuk-visually-hidden" lang="en">: ${one.instrument.name}</span></a></p></section>`,
)}`
}
