import type { Participant } from '../../../domain/participant.ts'
import { penceWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { OwnVoucher } from '../../../records/fund-voucher.ts'
import type { Ask } from '../../../web/ask.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { printButton } from '../../../web/print-button.ts'

const STANDS = {
  good: 'Print this page: only the voucher comes onto the paper.',
  used: 'It has been used.',
  expired: 'It has run out. What it held is back in the fund by the next morning.',
  cancelled: 'It is not good any more.',
} as const

export const voucherView = (voucher: OwnVoucher, person: Participant, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: 'A voucher' },
      backTo: { href: `/desk/fund/${voucher.requestId}`, text: 'The request' },
    },
    html`<article class="gw-certificate gw-voucher">
<p class="gw-certificate__for">Voucher</p>
<h1 class="gw-certificate__name">${penceWords(voucher.pence)}</h1>
<p class="gw-certificate__words">for use at</p>
<p class="gw-certificate__course">${voucher.where}</p>
<p class="gw-certificate__words">until ${fullDate(voucher.expiresOn)}, once, with nothing given back</p>
<p class="gw-voucher__code">${voucher.code}</p>
<p class="gw-certificate__number">For the shop: say that you have taken it at<br>${ask.origin.replace(/^https?:\/\//, '')}/vouchers<br>or call ${ask.place.contact.phone}</p>
</article>
<p class="govuk-body gw-screen-only">${STANDS[voucher.state]}</p>
<div class="gw-screen-only">${printButton()}
<p class="gw-quiet">Number of the record: ${person.number}</p></div>`,
  )
