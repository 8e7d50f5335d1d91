import { londonDate } from '../../../domain/london-time.ts'
import { clocksOf, findReferralProgram } from '../../../domain/referral-program.ts'
import { LAWFUL_BASES, type LawfulBasis, SHARING_WORDING } from '../../../domain/sharing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { dateWords } from '../../../web/dates.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { optionText } from '../../../web/option-words.ts'
import { deskFilePath, referralPacketView } from '../../../web/referral-packet-view.ts'
import { adviceView } from './advice.view.ts'
import type { ProgramAdvice, Ready } from './make-referral.page.ts'
import { draftPath } from './make-referral.view.ts'

export type Warnings = {
  /** A referral of the same name that this team has open: its own, so it may be named. */
  readonly own: { readonly id: string; readonly sentAt: Date } | null
  /** Somebody like this may be known somewhere. Where, and who, is told to nobody. */
  readonly known: boolean
}

export type CheckPage = {
  readonly id: string
  readonly ready: Ready
  readonly changed: boolean
  readonly warnings: Warnings
  readonly advice: ProgramAdvice | null
  readonly lawfulBasis: LawfulBasis
}

export function checkView({ id, ready, changed, warnings, advice, lawfulBasis }: CheckPage, ask: Ask): Html {
  const { service } = ready.asked
  const change = (page: 'who' | 'what' | 'agreed', words: string) =>
    html`<li><a class="govuk-link" href="${draftPath(id, page)}?change">Change ${words}</a></li>`
  return deskLayout(
    { ask, title: 'Check and send', backTo: { href: draftPath(id, 'agreed') } },
    html`${changed && insetText({ text: 'Something was changed in another window. Please read it again before you send it.' })}
<span class="govuk-caption-l">To ${service.name}</span>
<h1 class="govuk-heading-l">Check and send</h1>
${warningsView(warnings, ask.now)}
<h2 class="govuk-heading-m">What ${service.organizationName} will see</h2>
<p class="govuk-body">Exactly this. It stays as it is once it is sent.</p>
<div class="gw-box">${referralPacketView(ready.packet, deskFilePath)}</div>
<ul class="gw-links">${change('who', 'who')}${change('what', 'what for')}${change('agreed', 'what they agreed to')}</ul>
${leftOutView(ready)}
${
  ready.consent.notSee &&
  insetText({
    text: 'The record is kept shut at once. The privacy lead of the council reads what you wrote about that, and nobody else.',
  })
}
${advice && details({ summaryText: `What the rules of ${advice.program.name} say`, html: adviceView(advice) })}
<p class="govuk-body">They usually decide in ${clocksOf(findReferralProgram(service.program)).decide} working days. You hear what they decide.</p>
<form method="post" action="/desk/referrals/drafts/${id}/send">
<input type="hidden" name="seal" value="${ready.seal}">
<div class="govuk-button-group">${button({ text: 'Send it', preventDoubleClick: true })}
<a class="govuk-link" href="/desk/referrals/drafts">Keep it as a draft</a></div>
</form>
<p class="gw-small-print">Why your organisation may do this in law: ${optionText(LAWFUL_BASES, lawfulBasis).toLowerCase()}. What they agreed to is kept apart from that, with the words that were read to them (version ${SHARING_WORDING.version}).</p>`,
  )
}

function warningsView({ own, known }: Warnings, now: Date): Html | null {
  if (own) {
    const day = dateWords(londonDate(own.sentAt), londonDate(now))
    return insetText({
      html: html`Your team sent a referral with this name on ${day}, and it is still open. <a class="govuk-link" href="/desk/referrals/sent/${own.id}">See how it stands</a>. You can send another one.`,
    })
  }
  return known ? insetText({ text: 'They may already be known to us. Nothing is lost if you send it.' }) : null
}

const leftOutView = ({ leftOut }: Ready): Html | null =>
  leftOut.length === 0
    ? null
    : html`<h2 class="govuk-heading-s">Not passed on, for they did not agree to it</h2>
<ul class="govuk-list govuk-list--bullet">${leftOut.map((name) => html`<li>${name}</li>`)}</ul>`
