import {
  ADVICE_ONLY,
  CHECK_WITH_PROVIDER,
  type RuleAdvice,
  VERDICT_WORDS,
  type Verdict,
} from '../../../domain/eligibility.ts'
import { type Html, html } from '../../../kit/html.ts'
import { tag } from '../../../web/components/tag.ts'
import { fullDate } from '../../../web/dates.ts'
import type { ProgramAdvice } from './make-referral.page.ts'

const COLOURS: Readonly<Record<Verdict, string>> = { meets: 'green', 'does-not-meet': 'orange', ask: 'grey' }

/** Returns what the rules of a programme say, each with where it comes from. It advises; sending is always possible. */
export const adviceView = ({ program, advice }: ProgramAdvice): Html =>
  html`<div class="gw-box gw-box--quiet"><h3 class="gw-box__title">What the rules of ${program.name} say</h3>
<ul class="govuk-list govuk-list--spaced">${advice.rules.map(ruleView)}</ul>
<p class="govuk-body-s"><strong>${ADVICE_ONLY}</strong> You can send it whatever stands here.</p></div>`

const ruleView = ({ rule, verdict, checkWithProvider }: RuleAdvice): Html =>
  html`<li>${tag({ text: VERDICT_WORDS[verdict], classes: `govuk-tag--${COLOURS[verdict]}` })} ${rule.text}.${
    verdict === 'does-not-meet' && html` ${rule.outcome}.`
  }<br><span class="gw-quiet">From: <a class="govuk-link" href="${rule.sourceUrl}">${rule.sourceName}</a>, ${
    rule.sourceDate ? fullDate(rule.sourceDate) : 'no date given'
  }.${checkWithProvider && html` ${CHECK_WITH_PROVIDER}.`}</span></li>`
