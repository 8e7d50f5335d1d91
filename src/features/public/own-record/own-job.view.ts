import { type Html, html } from '../../../kit/html.ts'
import type { OwnCaseLine } from '../../../records/own-cases.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { ownForm } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

/** "I got a job": one button, and two questions that may stay empty. */
export const ownJobView = (own: Own, open: readonly OwnCaseLine[], mistakes: Mistakes, ask: Ask): Html => {
  const { say, plain } = own.speaker
  const whom = open.map(({ ownerName, organization }) => ownerName ?? organization).join(', ')
  const above = html`<p class="govuk-body-l">${say('Well done. That is your work.')}</p>
<p class="govuk-body">${say('We tell:')} ${plain(html`<strong>${whom}</strong>`)}</p>`
  return ownForm(
    own,
    { title: 'I got a job', action: `${RECORD_PATH}/job`, mistakes, above },
    html`${input({
      ...{ id: 'start', name: 'start', value: ask.form.get('start') ?? '', classes: 'govuk-input--width-10' },
      label: { html: say('When do you start?'), classes: 'govuk-label--s' },
      hint: { html: say('A day, like 1 March. You can leave it empty.') },
      ...mistakeAt(mistakes, 'start'),
    })}
${input({
  ...{ id: 'where', name: 'where', value: ask.form.get('where') ?? '', autocomplete: 'organization' },
  label: { html: say('Where is it?'), classes: 'govuk-label--s' },
  hint: { html: say('You can leave it empty.') },
})}
${button({ html: say('Tell them') })}
<p class="gw-small-print">${say('We ask you after 13 and 26 weeks whether you are still in work. You do not have to answer.')}</p>`,
    ask,
  )
}
