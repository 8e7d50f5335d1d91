import type { Instrument } from '../../../domain/instruments.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { questionFields } from '../../../web/instrument-form.ts'
import { ownForm } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

/** Questions that somebody answers alone. Their wording is fixed, so they stand in the words they were made in. */
export const ownQuestionsView = (own: Own, instrument: Instrument, mistakes: Mistakes, ask: Ask): Html => {
  const { say, plain } = own.speaker
  const above = html`<h2 class="govuk-heading-m">${plain(instrument.name)}</h2><p class="govuk-body">${say('By your own answers. It is no test, and it decides nothing.')}</p>`
  return ownForm(
    own,
    {
      ...{ title: 'Some questions', action: `${RECORD_PATH}/questions/${instrument.id}`, mistakes, above },
      back: `${RECORD_PATH}/plan`,
    },
    html`<div class="gw-questions" lang="en" dir="ltr">${questionFields(instrument, mistakes, ask.form)}</div>
${button({ html: say('Save') })}
<p class="gw-small-print">${plain(instrument.source.line)}</p>`,
    ask,
  )
}
