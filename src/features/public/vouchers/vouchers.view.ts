import { penceWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Voucher } from '../../../records/fund-voucher.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { panel } from '../../../web/components/panel.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { fullDate } from '../../../web/dates.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'

export const ROOM = 'vouchers'

type Shown = {
  readonly typed: string
  readonly checked: { readonly code: string | null; readonly voucher: Voucher | null; readonly just: boolean } | null
  readonly mistakes: Mistakes
}

export const vouchersView = ({ typed, checked, mistakes }: Shown, ask: Ask): Html =>
  layout(
    { ask, title: 'Take a voucher', robots: 'noindex', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Take a voucher</h1>
<p class="govuk-body">For shops and schools that are shown a voucher of ours. Check its code, then say that you take it. Each works once.</p>
${checked && answer(checked, mistakes, ask)}
<form method="get" action="/vouchers" novalidate>${input({
      ...{ id: 'code', name: 'code', value: checked?.just ? '' : typed, classes: 'govuk-input--width-20' },
      ...{ autocomplete: 'off', spellcheck: false, hint: { text: 'Like V-7K3M-4QRT-9CDB' } },
      label: { text: checked?.voucher ? 'Code of another voucher' : 'Code of the voucher', classes: 'govuk-label--s' },
      ...mistakeAt(mistakes, 'code'),
    })}${button({ text: 'Check it', classes: checked?.voucher ? 'govuk-button--secondary' : '' })}</form>`,
  )

function answer({ code, voucher, just }: NonNullable<Shown['checked']>, mistakes: Mistakes, ask: Ask): Html {
  if (!code) return insetText({ text: 'That is not the code of a voucher. Look at each letter again, or call us.' })
  if (!voucher) return insetText({ text: `We have no voucher ${code}. Look at each letter again, or call us.` })
  if (just) {
    return panel({
      titleText: 'Taken',
      text: `${penceWords(voucher.pence)}. Keep the paper with your bill to us.`,
    })
  }
  const stands = {
    good: null,
    used: `It was taken ${voucher.redeemedAt ? dayAndTimeOf(voucher.redeemedAt) : 'already'}. It works once.`,
    expired: `Its last day was ${fullDate(voucher.expiresOn)}.`,
    cancelled: 'It is not good any more.',
  }[voucher.state]
  const rows = [
    ['Worth', penceWords(voucher.pence)],
    ['For use at', voucher.where],
    ['Until', fullDate(voucher.expiresOn)],
  ] as const
  return html`<h2 class="govuk-heading-m">${stands ? `Do not take ${voucher.code}` : `${voucher.code} is good`}</h2>
${stands && insetText({ text: `${stands} Questions? Call ${ask.place.contact.phone}.` })}
${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${
  !stands &&
  html`<form method="post" action="/vouchers" class="gw-plan-form" novalidate>${guardFields(ask, ROOM)}<input type="hidden" name="code" value="${voucher.code}">
${input({
  ...{ id: 'taker', name: 'taker', value: ask.form.get('taker') ?? '', autocomplete: 'organization' },
  ...{ label: { text: 'Which shop are you?', classes: 'govuk-label--s' }, ...mistakeAt(mistakes, 'taker') },
})}${button({ text: 'Take it', preventDoubleClick: true })}</form>`
}`
}
