import type { Opportunity } from '../../../domain/listing.ts'
import { may } from '../../../domain/permission.ts'
import { entryOf } from '../../../kit/entry.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Takedown } from '../../../records/takedown.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { opportunityPath } from '../../../web/paths.ts'

export type TakedownPage = {
  readonly opportunity: Opportunity
  /** Who took it down, and why; null where it is not down. */
  readonly takedown: Takedown | null
  readonly mistake: string | null
}

const DONE: Readonly<Record<string, string>> = {
  down: 'It is gone: from search, feeds, calendars and open data.',
  back: 'It is back: in search, feeds, calendars and open data.',
}

export function takedownView({ opportunity, takedown, mistake }: TakedownPage, ask: Ask): Html {
  const title = takedown ? 'This listing is down' : 'Take a listing down'
  const done = entryOf(DONE, ask.query.get('done'))
  return deskLayout(
    {
      ask,
      title,
      hasErrors: mistake !== null,
      ...(may(ask.viewer, 'postings.moderate') && { backTo: { href: '/desk/moderation', text: 'Postings to check' } }),
    },
    html`${mistakeSummary(mistake ? { reason: mistake } : {})}
${done && notificationBanner({ type: 'success', text: done })}
${done === 'not-now' && notificationBanner({ text: 'It cannot come back now: nothing of its organisation may be shown, or it is back already.' })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l"><a class="govuk-link" href="${opportunityPath(opportunity)}">${opportunity.title}</a></p>
<p>${opportunity.organizationName}</p>
${takedown ? bringBackForm(takedown, mistake, ask) : opportunity.withdrawnAt !== null ? html`<p>This listing is off the site. Nobody of us took it down.</p>` : takedownForm(opportunity.id, mistake, ask)}`,
  )
}

const bringBackForm = ({ opportunityId, at, byName, reason }: Takedown, mistake: string | null, ask: Ask): Html => html`
<p>${byName} took it down: ${dayWords(at, ask.now)}.</p>
${insetText({ text: reason })}
<h2 class="govuk-heading-m">Bring it back</h2>
<p>People find it again at once, as it was before. If a partner posted it, they are told why.</p>
<form method="post" action="/desk/take-down/${opportunityId}/undo" novalidate>${deskFields(ask)}
${reasonInput('Why does it come back?', 'For example “They showed us that nobody has to pay”.', mistake, ask)}
${button({ text: 'Bring it back', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`

const takedownForm = (id: number, mistake: string | null, ask: Ask): Html => html`
<p>It goes at once, everywhere. No feed brings it back. If a partner posted it, they are told why.</p>
<form method="post" action="/desk/take-down/${id}" novalidate>${deskFields(ask)}
${reasonInput('Why?', 'For example “It asks people to pay first”.', mistake, ask)}
${button({ text: 'Take it down now', classes: 'govuk-button--warning' })}</form>`

const reasonInput = (label: string, hint: string, mistake: string | null, ask: Ask): Html =>
  input({
    name: 'reason',
    label: { text: label },
    hint: { text: hint },
    value: ask.form.get('reason') ?? '',
    ...(mistake ? { errorMessage: { text: mistake } } : {}),
  })
