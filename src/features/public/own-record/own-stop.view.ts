import { type Html, html } from '../../../kit/html.ts'
import type { OwnCaseLine } from '../../../records/own-cases.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { ownForm } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

/** Stopping, and changing one's mind about it. No reason is asked for. */
export function stopView(own: Own, open: readonly OwnCaseLine[], ask: Ask): Html {
  const { say, plain } = own.speaker
  const asked = open.filter(({ stopAskedAt }) => stopAskedAt)
  const others = open.filter(({ stopAskedAt }) => !stopAskedAt)
  const [first] = others
  if (!first) {
    return ownForm(
      own,
      { title: asked.length > 0 ? 'You asked to stop' : 'I want to stop', action: `${RECORD_PATH}/do` },
      html`${asked.map(
        (one) => html`<p class="govuk-body">${plain(one.organization)}</p>
${button({ html: say('I want to go on'), name: 'do', value: `go-on:${one.id}` })}`,
      )}${asked.length === 0 && html`<p class="govuk-body">${say('Nobody works with you at the moment.')}</p>`}`,
      ask,
    )
  }
  const above = html`<p class="govuk-body">${say('You can stop at any time. You do not have to say why.')}</p>
<ul class="govuk-list govuk-list--bullet"><li>${say('Your adviser calls you once, and then it ends.')}</li>
<li>${say('Your plan and your papers stay. Nothing is lost.')}</li>
<li>${say('You can come back whenever you like.')}</li></ul>`
  return ownForm(
    own,
    { title: 'I want to stop', action: `${RECORD_PATH}/stop`, above },
    html`${
      others.length > 1
        ? radios({
            ...{ name: 'case', value: first.id },
            fieldset: { legend: { html: say('With whom?'), classes: 'govuk-fieldset__legend--m' } },
            items: others.map(({ id, organization }) => ({ value: id, html: plain(organization) })),
          })
        : html`<input type="hidden" name="case" value="${first.id}">`
    }
${textarea({
  ...{ id: 'words', name: 'words', rows: 3 },
  label: { html: say('Anything you want to say about it (you do not have to)'), classes: 'govuk-label--s' },
})}
${button({ html: say('Yes, I want to stop'), classes: 'govuk-button--warning' })}
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}">${say('No, go back')}</a></p>`,
    ask,
  )
}
