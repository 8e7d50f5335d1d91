import type { Goal, Step } from '../../../domain/plan.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { fileField, ownForm } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

/** What is in the way of one step. */
export const stuckView = (own: Own, step: Step, mistakes: Mistakes, ask: Ask): Html => {
  const { say, plain } = own.speaker
  return ownForm(
    own,
    { title: 'I am stuck', action: `${RECORD_PATH}/steps/${step.id}`, mistakes },
    html`<p class="govuk-body-l">${plain(step.words)}</p>
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
  label: { html: say('What is in the way?'), classes: 'govuk-label--m' },
  hint: { html: say('Getting stuck is normal. Your adviser reads this and answers by the next working day.') },
  ...mistakeAt(mistakes, 'words'),
})}
${button({ html: say('Send') })}`,
    ask,
  )
}

/** What one step asks for: a photo or a file. */
export const stepFileView = (own: Own, step: Step, mistakes: Mistakes, ask: Ask): Html => {
  const { say, plain } = own.speaker
  const action = `${RECORD_PATH}/steps/${step.id}/file`
  return ownForm(
    own,
    { title: 'Send a photo or a file', action, mistakes, takesFile: true },
    html`<p class="govuk-body-l">${plain(step.words)}</p>
${fileField('Photo or file', say, mistakes)}
${textarea({
  ...{ id: 'words', name: 'words', rows: 3, value: ask.form.get('words') ?? '' },
  label: { html: say('Do you want to say something with it? (you do not have to)'), classes: 'govuk-label--s' },
})}
<p class="govuk-body">${say('Your adviser gets it, and it stands among your papers. With it, this step is done.')}</p>
${button({ html: say('Send') })}`,
    ask,
  )
}

/** An idea for a step: what, for which goal, by when. */
export const newStepView = (own: Own, goals: readonly Goal[], mistakes: Mistakes, ask: Ask): Html => {
  const { say, plain } = own.speaker
  return ownForm(
    own,
    { title: 'I have an idea for a step', action: `${RECORD_PATH}/steps/new`, mistakes, back: `${RECORD_PATH}/plan` },
    html`${textarea({
      ...{ id: 'words', name: 'words', rows: 2, value: ask.form.get('words') ?? '' },
      label: { html: say('What would you like to do?'), classes: 'govuk-label--m' },
      ...mistakeAt(mistakes, 'words'),
    })}
${
  goals.length > 1 &&
  radios({
    ...{ name: 'goal', value: ask.form.get('goal') ?? '' },
    fieldset: { legend: { html: say('What is it for?'), classes: 'govuk-fieldset__legend--m' } },
    items: goals.map(({ id, words }) => ({ value: id, html: plain(words) })),
    ...mistakeAt(mistakes, 'goal'),
  })
}
${radios({
  ...{ name: 'when', value: ask.form.get('when') ?? '' },
  fieldset: { legend: { html: say('By when?'), classes: 'govuk-fieldset__legend--m' } },
  items: [
    { value: 'week', html: say('In a week') },
    { value: 'fortnight', html: say('In two weeks') },
    { value: 'month', html: say('In four weeks') },
  ],
  ...mistakeAt(mistakes, 'when'),
})}
${button({ html: say('Save') })}`,
    ask,
  )
}
