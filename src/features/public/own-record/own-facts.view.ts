import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { standingFields } from '../../../web/merge.ts'
import { type ContactWayAnswer, contactWayFields, safetyFields } from '../../../web/safe-contact-form.ts'
import { factsOf } from './own-facts.form.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

export function factsView({ person, speaker }: Own, form: URLSearchParams, mistakes: Mistakes, ask: Ask): Html {
  const { say, plain } = speaker
  const line = (name: string, text: string) =>
    input({
      ...{ id: name, name, value: form.get(name) ?? '', spellcheck: false, autocomplete: 'off' },
      label: { html: say(text), classes: 'govuk-label--s' },
      ...mistakeAt(mistakes, name),
    })
  return layout(
    {
      ...{ ask, title: 'Put something right', robots: 'noindex', backTo: { href: RECORD_PATH } },
      ...{ hasErrors: Object.keys(mistakes).length > 0, ...speaker.page },
    },
    html`${leaveQuickly()}${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${say('Put something right')}</h1>
<p class="govuk-body">${say('Whoever helps you is told what has changed.')}</p>
<form method="post" action="${RECORD_PATH}/facts" novalidate>
${guardFields(ask, 'own-record')}${standingFields(form, factsOf(person))}
${line('given-name', 'First name')}
${line('family-name', 'Last name')}
${line('known-as', 'What you like to be called')}
<div lang="en" dir="ltr">${contactWayFields(form, mistakes, 'How can we contact you?', SHARED)}
${safetyFields(form, ANY_WAY, mistakes)}</div>
${button({ html: say('Save') })}
</form>
<p class="govuk-body">${say('Is your date of birth or something else wrong? Call us.')} ${plain(ask.place.contact.phone)}</p>`,
  )
}

/** Not the heading of a page here. */
const SHARED = { hint: 'It can be a phone or an email address that you share.', more: {} }

/** On one page all questions are there, whichever way is chosen. */
const ANY_WAY: ContactWayAnswer = { contactBy: 'phone', phone: '+447700900000', email: null, postalAddress: null }
