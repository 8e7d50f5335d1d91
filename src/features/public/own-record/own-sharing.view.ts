import { ASKED_MILESTONES } from '../../../domain/referral-milestone.ts'
import { DATA_CLASSES, SHARING_WORDING } from '../../../domain/sharing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { KeptDecision } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { optionTexts } from '../../../web/option-words.ts'
import { OWN_PURPOSES } from './own-record.page.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

const sharingPath = ({ id }: KeptDecision): string => `${RECORD_PATH}/sharing/${id}`

export function stopSharingView({ speaker }: Own, decision: KeptDecision, ask: Ask): Html {
  const { say, plain } = speaker
  const { text, stops, stays } = OWN_PURPOSES[decision.purpose]
  return layout(
    { ask, title: 'Stop sharing', robots: 'noindex', backTo: { href: RECORD_PATH }, ...speaker.page },
    html`${leaveQuickly()}<h1 class="govuk-heading-l">${say('Do you want to stop this?')}</h1>
<p class="govuk-body-l">${plain(decision.recipient ?? '')}</p>
<p class="govuk-body">${say(text)}</p>
<h2 class="govuk-heading-m">${say('What stops')}</h2>
<p class="govuk-body">${say(stops)}</p>
<h2 class="govuk-heading-m">${say('What stays')}</h2>
<p class="govuk-body">${say(stays)}</p>
<form method="post" action="${sharingPath(decision)}" novalidate>
${guardFields(ask, 'own-record')}
${button({ html: say('Yes, stop it'), classes: 'govuk-button--warning' })}
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}">${say('No, go back')}</a></p>
</form>`,
  )
}

function wordingOf({ purpose }: KeptDecision): string {
  if (purpose === 'progress-to-referrer') return SHARING_WORDING.progress
  return purpose === 'applications' ? SHARING_WORDING.applications : SHARING_WORDING.referral
}

export function agreeAgainView({ speaker }: Own, decision: KeptDecision, ask: Ask): Html {
  const { say, plain } = speaker
  const progress = decision.purpose === 'progress-to-referrer'
  return layout(
    { ask, title: 'Agree again', robots: 'noindex', backTo: { href: RECORD_PATH }, ...speaker.page },
    html`${leaveQuickly()}<h1 class="govuk-heading-l">${say('Do you want to agree again?')}</h1>
<p class="govuk-body-l">${plain(decision.recipient ?? '')}</p>
<p class="govuk-body">${say(OWN_PURPOSES[decision.purpose].text)}</p>
<div class="govuk-inset-text">${plain(wordingOf(decision))}</div>
<form method="post" action="${sharingPath(decision)}/again" novalidate>
${guardFields(ask, 'own-record')}
${
  progress
    ? checkboxes({
        name: 'milestones',
        fieldset: { legend: { html: say('What may they hear?'), classes: 'govuk-fieldset__legend--s' } },
        items: ASKED_MILESTONES.map(({ value, text }) => ({ value, html: plain(text) })),
      })
    : html`<p class="govuk-body">${plain(optionTexts(DATA_CLASSES, decision.dataClasses))}</p>`
}
${button({ html: say('I agree') })}
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}">${say('No, go back')}</a></p>
</form>`,
  )
}
