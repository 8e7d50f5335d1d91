import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { messageAddress } from '../../../domain/help-request.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { ASKED_MILESTONES } from '../../../domain/referral-milestone.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { clocksOf, findReferralProgram } from '../../../domain/referral-program.ts'
import { DATA_CLASSES } from '../../../domain/sharing.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { panel } from '../../../web/components/panel.ts'
import { fullDate } from '../../../web/dates.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { optionTexts } from '../../../web/option-words.ts'

export type SentPage = {
  readonly id: string
  readonly reference: string
  readonly to: string
  readonly program: string
  readonly submittedAt: Date
  readonly packet: ReferralPacket
  readonly name: string
}

const clocks = ({ program, submittedAt }: SentPage, ask: Ask) => {
  const { acknowledge, decide } = clocksOf(findReferralProgram(program))
  const by = (days: number) => dayWords(workingDeadline(submittedAt, days), ask.now)
  return { acknowledgeBy: by(acknowledge), decideBy: by(decide) }
}

export function doneView(sent: SentPage, ask: Ask): Html {
  const { id, to, reference, packet } = sent
  const { acknowledgeBy, decideBy } = clocks(sent, ask)
  const milestones = optionTexts(ASKED_MILESTONES, packet.agreed.milestones)
  return deskLayout(
    { ask, title: 'The referral is sent' },
    html`${panel({ titleText: 'The referral is sent', html: html`Its reference is<br><strong>${reference}</strong>` })}
<h2 class="govuk-heading-m">What happens next</h2>
<ol class="gw-steps">
<li>${to} says by <strong>${acknowledgeBy}</strong> that it has come.</li>
<li>They decide by <strong>${decideBy}</strong>. You hear what they decide.</li>
<li>${milestones ? html`Later you hear, as agreed: ${milestones}.` : 'Later you hear nothing more, as agreed.'}</li>
<li>${toldWords(packet)}</li>
</ol>
<div class="govuk-button-group">${button({ text: 'Print a sheet for them', href: `/desk/referrals/sent/${id}/sheet` })}
<a class="govuk-link" href="/desk/referrals/sent/${id}">See how it stands</a>
<a class="govuk-link" href="/desk/referrals/new">Refer somebody else</a></div>`,
  )
}

function toldWords({ person }: ReferralPacket): string {
  const address = messageAddress(person)
  if (!address) return 'They get no message from us: give them the sheet, with the reference on it.'
  const way = address.kind === 'email' ? 'an email' : 'a text'
  return person.othersMaySee
    ? `They get ${way} that says no more than to call us.`
    : `They get ${way} with the reference, and how to change their mind.`
}

/** Paper is found by others too: where somebody else may see, the sheet says a reference and a number, nothing else. */
export function sheetView(sent: SentPage, ask: Ask): Html {
  const { reference, packet, id } = sent
  const guarded = packet.person.othersMaySee
  return deskLayout(
    { ask, title: guarded ? 'Your reference' : 'Your referral', backTo: { href: `/desk/referrals/sent/${id}/done` } },
    html`<div${guarded && html` class="gw-bare-sheet"`}><h1 class="govuk-heading-l">${guarded ? 'Your reference' : 'Your referral'}</h1>
<p class="govuk-body gw-screen-only">Print this page and give it to them${guarded && '. It says nothing of what it is about, for somebody else might see it'}.</p>
<p class="govuk-body-l">Reference: <strong>${reference}</strong></p>
${!guarded && openSheet(sent, ask)}
<p class="govuk-body">Questions? Call <strong>${phoneWords(ask.place.contact.phone)}</strong> and say your reference.</p></div>`,
  )
}

function openSheet(sent: SentPage, ask: Ask): Html {
  const { name, to, packet, submittedAt } = sent
  const { acknowledgeBy, decideBy } = clocks(sent, ask)
  const passedOn = packet.agreed.dataClasses
  const heard = packet.agreed.milestones
  return html`<p class="govuk-body">Hello ${name}. On ${fullDate(londonDate(submittedAt))} we sent your referral to <strong>${to}</strong>.</p>
<h2 class="govuk-heading-m">What happens next</h2>
<ul class="govuk-list govuk-list--bullet"><li>They tell us by ${acknowledgeBy} that it has come.</li>
<li>They decide by ${decideBy}, and tell you.</li></ul>
<h2 class="govuk-heading-m">What you agreed to</h2>
<p class="govuk-body">We passed on:</p>
<ul class="govuk-list govuk-list--bullet">${DATA_CLASSES.filter(({ value }) => value !== 'progress' && passedOn.includes(value)).map(({ text }) => html`<li>${text}</li>`)}</ul>
<p class="govuk-body">${packet.referrer.organization} hears whether they take it on${
    heard.length > 0 && html`, and: ${optionTexts(ASKED_MILESTONES, heard)}`
  }.</p>
<h2 class="govuk-heading-m">You can change your mind</h2>
<p class="govuk-body">See how it is going, or take it back, at <strong>${ask.origin.replace(/^https?:\/\//, '')}/requests</strong>.</p>`
}
