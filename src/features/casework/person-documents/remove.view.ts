import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { PersonDocument } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'

export const removeView = (person: Participant, document: PersonDocument, mistakes: Mistakes, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Remove a paper', section: '/documents', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Remove “${document.name}”?</h1>
<p class="govuk-body">Nobody can open it any more. That it was here, and why it went, stays written down.</p>
<form method="post" action="/desk/people/${person.id}/documents/${document.id}/remove" novalidate>${textarea({
      ...{ id: 'words', name: 'words', rows: 3, value: ask.form.get('words') ?? '' },
      label: { text: 'Why?', classes: 'govuk-label--s' },
      ...mistakeAt(mistakes, 'words'),
    })}<div class="govuk-button-group">${button({ text: 'Remove it', classes: 'govuk-button--warning' })}
<a class="govuk-link" href="/desk/people/${person.id}/documents">Keep it</a></div></form>`,
  )
