import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { countOf } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'
import type { CasePlan, GoalPart, PlanPage, StepLine } from './action-plan.page.ts'

export const planView = (person: Participant, page: PlanPage, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Plan', section: '/plan' },
    html`<h1 class="govuk-heading-l">Plan</h1>
${page.plans.length === 0 && nothingOpen(person)}
${page.plans.map((plan) => casePlan(plan, page, ask))}
${
  page.taken.length > 0 &&
  html`<section class="gw-plan"><h2 class="govuk-heading-m">Your steps in the plan of another organisation</h2>
<ol class="gw-plan-steps">${page.taken.map((step) => stepRow(step, actions(step, page, ask)))}</ol></section>`
}
${
  page.ended.length > 0 &&
  details({
    summaryText: 'Plans that have ended',
    html: html`${page.ended.map((plan) => casePlan(plan, page, ask))}`,
  })
}
${
  page.events.length > 0 &&
  details({
    summaryText: 'What happened to the plan',
    html: html`<ul class="govuk-list gw-timeline">${page.events.map(
      ({ day, by, about, words }) =>
        html`<li><strong>${about}</strong><br>${words}<br><span class="gw-quiet">${day}, ${by}</span></li>`,
    )}</ul>`,
  })
}`,
  )

const nothingOpen = ({ id }: Participant): Html =>
  html`<div class="gw-empty"><p>No case is open. A plan belongs to one.</p>
<p><a class="govuk-link" href="/desk/people/${id}/cases">Open a case</a></p></div>`

const casePlan = (plan: CasePlan, page: PlanPage, ask: Ask): Html => html`<section class="gw-plan">
<h2 class="govuk-heading-m">${plan.program} <span class="gw-quiet">${plan.standing}</span></h2>
${plan.progress && html`<p class="govuk-body-l">${plan.progress}</p>`}
${plan.agree === 'now' && agreement(plan, page, ask)}
${
  plan.goals.length === 0 &&
  insetText({ text: `Nothing is planned yet. What does ${page.name} want to reach first?`, classes: 'gw-note' })
}
${plan.goals.map((goal) => goalPart(goal, plan, page, ask))}
${
  plan.changes &&
  button({
    text: 'Add a goal',
    href: `${page.path}/goals/new?case=${plan.caseId}`,
    classes: 'govuk-button--secondary',
  })
}</section>`

const agreement = (plan: CasePlan, page: PlanPage, ask: Ask): Html =>
  html`<form class="gw-box gw-agree" method="post" action="${page.path}/agree">${deskFields(ask)}<input type="hidden" name="case" value="${plan.caseId}">
<p class="govuk-body">Some of this is only proposed. Read it together first. ${page.name} reads all of it, too.</p>
${button({ text: `${page.name} and I have agreed this` })}</form>`

const goalPart = (goal: GoalPart, plan: CasePlan, page: PlanPage, ask: Ask): Html =>
  html`<article class="gw-goal${!goal.open && ' gw-goal--ended'}" id="goal-${goal.id}">
<div class="gw-goal__head"><div><h3 class="govuk-heading-m">${goal.words}</h3><p class="govuk-body gw-quiet">${goal.about}</p></div>
${plan.changes && html`<a class="govuk-link" href="${page.path}/goals/${goal.id}">Change<span class="govuk-visually-hidden"> the goal “${goal.words}” and its steps</span></a>`}</div>
${goal.why && html`<p class="govuk-body">${goal.why}</p>`}
${stepList(
  goal.steps.filter(({ open }) => open),
  goal,
  plan,
  page,
  ask,
)}
${goal.open && goal.steps.every(({ open }) => !open) && html`<p class="govuk-body">No step is open. What comes next?</p>`}
${ended(goal, plan, page, ask)}</article>`

const stepList = (steps: readonly StepLine[], goal: GoalPart, plan: CasePlan, page: PlanPage, ask: Ask): Html | false =>
  steps.length > 0 && html`<ol class="gw-plan-steps">${steps.map((step) => stepLine(step, goal, plan, page, ask))}</ol>`

/** What is over stands folded away, so that what is to be done is seen. */
function ended(goal: GoalPart, plan: CasePlan, page: PlanPage, ask: Ask): Html | false {
  const steps = goal.steps.filter(({ open }) => !open)
  if (steps.length === 0) return false
  const list = stepList(steps, goal, plan, page, ask)
  return details({
    summaryText: countOf(steps.length, 'step is over', 'steps are over'),
    html: html`${list}`,
    classes: 'gw-plan-over',
  })
}

const stepLine = (step: StepLine, goal: GoalPart, plan: CasePlan, page: PlanPage, ask: Ask): Html =>
  stepRow(step, plan.changes && goal.open && actions(step, page, ask))

const stepRow = (step: StepLine, does: Html | false): Html =>
  html`<li class="gw-plan-step${!step.open && ' gw-plan-step--ended'}" id="step-${step.id}">
<div><p class="gw-plan-step__words">${step.words}</p>
<p class="gw-plan-step__about">${tag({ text: step.standing.text, classes: `${step.standing.classes} gw-tag` })} ${step.owner}${step.due && html`<span class="gw-plan-step__due">${step.due}</span>`}</p>
${step.stuck && html`<p class="gw-plan-step__stuck">${step.stuck}</p>`}</div>
${does}</li>`

const actions = (step: StepLine, page: PlanPage, ask: Ask): Html =>
  html`<div class="gw-plan-step__do">${
    step.mayFinish &&
    html`<form method="post" action="${page.path}/steps/${step.id}">${deskFields(ask)}<input type="hidden" name="move" value="finish">${versionField(step.version)}${button(
      {
        html: html`Done<span class="govuk-visually-hidden">: ${step.words}</span>`,
        classes: 'govuk-button--secondary gw-plan-step__done',
      },
    )}</form>`
  }<a class="govuk-link" href="${page.path}/steps/${step.id}">${step.open ? 'More' : 'Open again'}<span class="govuk-visually-hidden"> about “${step.words}”</span></a></div>`
