import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { addressWords } from '../../../web/reached-by.ts'
import { ownForm } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

/** An organisation that works with the person, on one of their records, and whether it sees what they apply for. */
export type ShowingHelper = {
  readonly organizationId: number
  readonly organization: string
  readonly participantId: string
  readonly shows: boolean
}

/** What whoever helps would see and what not, and the question. */
export function showingView(own: Own, helpers: readonly ShowingHelper[], ask: Ask): Html {
  const { say, plain } = own.speaker
  const above = html`<p class="govuk-body">${say('Then they need not ask you, and can help you get ready.')}</p>
<ul class="govuk-list govuk-list--bullet"><li>${say('They see which job or course, with whom, when, and how it stands.')}</li>
<li>${say('They do not see your answers, your CV or your papers.')}</li>
<li>${say('You can change your mind at any time.')}</li></ul>
<p class="govuk-body">${say('It is about what you send from')} ${plain(html`<strong>${addressWords(own.viewer.address)}</strong>`)}</p>`
  return ownForm(
    own,
    { title: 'Show my adviser the jobs and courses I apply for', action: `${RECORD_PATH}/applications`, above },
    html`${helpers.map(({ organizationId, organization, shows }) =>
      radios({
        ...{ name: `show-${organizationId}`, idPrefix: `show-${organizationId}`, value: shows ? 'yes' : 'no' },
        fieldset: {
          legend: {
            html: html`${plain(organization)}<br>${say('May they see it?')}`,
            classes: 'govuk-fieldset__legend--m',
          },
        },
        items: [
          { value: 'yes', html: say('Yes') },
          { value: 'no', html: say('No') },
        ],
      }),
    )}
${
  helpers.length > 0
    ? button({ html: say('Save'), preventDoubleClick: true })
    : html`<p class="govuk-body">${say('Nobody works with you at the moment.')}</p>`
}`,
    ask,
  )
}
