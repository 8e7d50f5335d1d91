import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { fileUpload } from '../../../web/components/file-upload.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { ADDRESS_FORMATS } from './new-feed.form.ts'

export type FeedMistakes = { readonly file?: string; readonly address?: string; readonly format?: string }

export function newFeedView(mistakes: FeedMistakes, ask: Ask): Html {
  const title = 'Bring many at once'
  const wrong = Object.entries(mistakes)
  return deskLayout(
    { ask, title, backTo: { href: '/desk/feeds', text: 'Back to your feeds' }, hasErrors: wrong.length > 0 },
    html`${wrong.length > 0 && errorSummary({ titleText: 'There is a problem', errorList: wrong.map(([name, text]) => ({ text, href: `#${name}` })) })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">You see what we read before anything is taken.</p>
<h2 class="govuk-heading-m">From a file</h2>
<p class="govuk-body">You can start from <a class="govuk-link" href="/desk/feeds/template.csv" download>our template</a>. It has every heading, and an example of each kind.</p>
<form method="post" action="/desk/feeds/file" enctype="multipart/form-data" novalidate>
${fileUpload({
  name: 'file',
  accept: '.csv,text/csv',
  label: { text: 'CSV file', classes: 'govuk-label--s' },
  hint: { text: 'Save your spreadsheet as CSV. One thing on each row, headings in the first row. Up to 5 MB.' },
  ...(mistakes.file && { errorMessage: { text: mistakes.file } }),
})}
${button({ text: 'Look at the file' })}</form>
<h2 class="govuk-heading-m">From a feed on your website</h2>
<form method="post" action="/desk/feeds/address" novalidate>
${input({
  name: 'address',
  label: { text: 'Address of the feed', classes: 'govuk-label--s' },
  hint: { text: 'It begins with https://' },
  value: ask.form.get('address') ?? '',
  spellcheck: false,
  ...(mistakes.address && { errorMessage: { text: mistakes.address } }),
})}
${radios({
  name: 'format',
  value: ask.form.get('format') ?? '',
  fieldset: { legend: { text: 'What is it written in?', classes: 'govuk-fieldset__legend--s' } },
  items: ADDRESS_FORMATS.map(({ value, text }) => ({ value, text })),
  ...(mistakes.format && { errorMessage: { text: mistakes.format } }),
})}
${button({ text: 'Look at the feed' })}</form>`,
  )
}
