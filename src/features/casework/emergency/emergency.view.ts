import { EMERGENCY } from '../../../domain/emergency.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { recordNumberInput } from '../../../web/record-number.ts'

const TITLE = 'See a record in an emergency'

export const emergencyView = (ask: Ask, mistakes: Mistakes): Html =>
  deskLayout(
    { ask, title: TITLE, hasErrors: Object.keys(mistakes).length > 0, backTo: { href: '/desk/people' } },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${TITLE}</h1>
<p>Use this when somebody may come to harm and you need to see a record that is not open to you. You can read it for
${EMERGENCY.minutes} minutes. You cannot change it.</p>
${warningText({ text: 'Somebody reads every reason. The person can see that you looked, and why.', iconFallbackText: 'Warning' })}
<form method="post" action="/desk/people/emergency" novalidate>
${recordNumberInput(
  ask,
  mistakes,
  'Number of the record',
  'It stands on letters to the person, and your colleagues can read it out.',
)}
${textarea({
  name: 'reason',
  id: 'reason',
  label: { text: 'What has happened, and why do you need to see it?' },
  hint: { text: `At least ${EMERGENCY.reasonLetters} letters. Say it so that somebody else understands it tomorrow.` },
  rows: 4,
  value: ask.form.get('reason') ?? '',
  ...mistakeAt(mistakes, 'reason'),
})}
${button({ text: 'Open the record', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`,
  )

/** A browser that has been open for an hour may have somebody else in front of it. */
export const signInFirstView = (ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Sign in again first', backTo: { href: '/desk/people' } },
    html`<h1 class="govuk-heading-l">Sign in again first</h1>
<p>You signed in more than ${EMERGENCY.signedInWithin} minutes ago. Before you see a record in an emergency, show again
that it is you.</p>
${button({ text: 'Sign in again', href: `/sign-in?next=${encodeURIComponent('/desk/people/emergency')}` })}`,
  )
