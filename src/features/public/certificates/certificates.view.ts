import { type Html, html } from '../../../kit/html.ts'
import type { Certificate } from '../../../records/certificate.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { fullDate } from '../../../web/dates.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { dayOf } from '../../../web/moments.ts'

type Checked = { readonly number: string | null; readonly certificate: Certificate | null }

export const certificatesView = (checked: Checked | null, ask: Ask): Html =>
  layout(
    { ask, title: 'Check a certificate', robots: 'noindex' },
    html`<h1 class="govuk-heading-l">Check a certificate</h1>
<p class="govuk-body">Every certificate of a course here has a number. We say whether it is true, and of which course. We do not say whose it is.</p>
${checked && answer(checked)}
<form method="get" action="/certificates" novalidate>${input({
      ...{ id: 'number', name: 'number', value: ask.query.get('number') ?? '', classes: 'govuk-input--width-10' },
      ...{ autocomplete: 'off', spellcheck: false, hint: { text: 'Like C-7K3M-4QRT' } },
      label: { text: 'Number of the certificate', classes: 'govuk-label--s' },
    })}${button({ text: 'Check it' })}</form>`,
  )

function answer({ number, certificate }: Checked): Html {
  if (!certificate) {
    return insetText({
      text: number
        ? `We have no certificate with the number ${number}. Look at each letter again, or call us.`
        : 'That is not the number of a certificate. It looks like C-7K3M-4QRT.',
    })
  }
  const rows = [
    ['Course', certificate.course],
    ['Run by', certificate.runBy],
    ['When', `${certificate.weeks} weeks from ${fullDate(certificate.startsOn)}`],
    ['Meetings', `${certificate.attended} of ${certificate.meetings}`],
    ['Given on', dayOf(certificate.certifiedAt)],
  ] as const
  return html`<h2 class="govuk-heading-m">Certificate ${number} is true</h2>
${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}`
}
