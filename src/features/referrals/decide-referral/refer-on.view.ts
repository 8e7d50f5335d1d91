import { UNDO_MINUTES } from '../../../domain/referral-move.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { ReferralService } from '../../../records/referral-service.ts'
import type { Ask } from '../../../web/ask.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { onwardFields } from '../../../web/referral-onward-form.ts'
import { stepView } from './move.view.ts'

export const referOnView = (
  kept: KeptReferral,
  services: readonly ReferralService[],
  mistakes: Mistakes,
  ask: Ask,
): Html =>
  stepView(
    kept,
    { step: 'refer-on', title: 'Refer on', button: 'Refer on' },
    html`<p class="govuk-body">They get what was sent to you, and you keep only that it was here. The person is told, and whoever referred them follows it there.</p>
${onwardFields(services, ask.form, mistakes, 'Why does somebody else fit better?')}
<p class="gw-small-print">You can take it back for ${UNDO_MINUTES['refer-on']} minutes, unless they have opened it.</p>`,
    mistakes,
    ask,
  )
