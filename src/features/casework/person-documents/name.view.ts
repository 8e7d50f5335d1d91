import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { PersonDocument } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { input } from '../../../web/components/input.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { keptFile } from '../../../web/kept-file.ts'
import { personLayout } from '../../../web/person-sections.ts'

/** What a paper is that came with a message. */
export const nameView = (person: Participant, document: PersonDocument, mistakes: Mistakes, ask: Ask): Html => {
  const path = `/desk/people/${person.id}/documents`
  const { name, fileType } = document
  return personLayout(
    { ask, person, title: 'Say what it is', section: '/documents', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Say what it is</h1>
<p class="govuk-body">${name}</p>
${document.fileState === 'safe' && keptFile({ fileType, href: `${path}/${document.id}/file`, name })}
<form method="post" action="${path}/${document.id}/name" novalidate>${deskFields(ask)}${input({
      ...{ id: 'name', name: 'name', value: ask.form.get('name') ?? name, label: { text: 'What is it?' } },
      ...{ hint: { text: 'For example: “Certificate in food hygiene”.' }, ...mistakeAt(mistakes, 'name') },
    })}${checkboxes({
      ...{
        name: 'health',
        classes: 'govuk-checkboxes--small',
        values: document.health ? ['yes'] : ask.form.getAll('health'),
      },
      items: [
        {
          ...{ value: 'yes', text: 'It says something about health or disability' },
          hint: { text: 'Then only those who work with them read it.' },
        },
      ],
    })}<div class="govuk-button-group">${button({ text: 'Save' })}<a class="govuk-link" href="${path}">Leave it as it is</a></div></form>`,
  )
}
