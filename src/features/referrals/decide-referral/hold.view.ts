import { HOLD_REASONS, holdUntilAtMost } from '../../../domain/referral-hold.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { Ask } from '../../../web/ask.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { fullDate } from '../../../web/dates.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { stepView } from './move.view.ts'

export const holdView = (kept: KeptReferral, mistakes: Mistakes, ask: Ask): Html =>
  stepView(
    kept,
    { step: 'hold', title: 'Put on hold', button: 'Put on hold' },
    html`<p class="govuk-body">The clocks stand still until the last day. The person reads why. What is late already stays late.</p>
${radios({
  name: 'reason',
  value: ask.form.get('reason') ?? '',
  fieldset: { legend: { text: 'Why does it wait?', classes: 'govuk-fieldset__legend--s' } },
  items: HOLD_REASONS.map(({ value, text }) => ({
    ...{ value, text },
    hint: { text: `Until ${fullDate(holdUntilAtMost(value, ask.now))} at most` },
  })),
  ...mistakeAt(mistakes, 'reason'),
})}
${input({
  ...{ id: 'until', name: 'until', type: 'date', value: ask.form.get('until') ?? '' },
  ...{ label: { text: 'Last day of the hold', classes: 'govuk-label--s' }, classes: 'govuk-input--width-10' },
  ...mistakeAt(mistakes, 'until'),
})}`,
    mistakes,
    ask,
  )
