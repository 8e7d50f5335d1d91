import { EVIDENCE_KINDS } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { FundEvidence } from '../../../records/fund-spend.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { fileUpload } from '../../../web/components/file-upload.ts'
import { input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { keptFile } from '../../../web/kept-file.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'
import { fileAccept, fileHint } from '../../../web/sent-file.ts'
import type { RequestPage } from './request.page.ts'

/** What proves where the money went, and how more of it is added; the check at the end, once it is paid. */
export function proofPart(shown: RequestPage, mistakes: Mistakes, ask: Ask): Html | null {
  const { request, evidence, missing, changes, path } = shown
  const { status } = request
  const takes = changes && ['approved', 'committed', 'part-paid', 'paid', 'asked', 'more-wanted'].includes(status)
  if (!takes && evidence.length === 0) return null
  return html`<h2 class="govuk-heading-m" id="proof">Proof</h2>
${evidence.length > 0 && html`<ul class="gw-rows">${evidence.map((one) => proof(one, path))}</ul>`}
${missing.length > 0 ? html`<p class="govuk-body">Still missing: ${missing.join(', ')}.</p>` : html`<p class="govuk-body">Everything is there.</p>`}
${takes && details({ summaryText: 'Add a proof', open: status === 'paid' || Boolean(mistakes.file ?? mistakes.kind), html: add(shown, mistakes, ask) })}
${status === 'paid' && changes && check(shown, mistakes, ask)}`
}

const proof = ({ id, kind, words, fileName, fileState, fileType, at, by }: FundEvidence, path: string): Html =>
  html`<li class="gw-rows__one"><div><strong>${optionText(EVIDENCE_KINDS, kind)}</strong>${
    fileName && fileState !== 'safe' && html` ${tag({ text: 'Being checked', classes: 'govuk-tag--grey gw-tag' })}`
  }${words && html`<br>${words}`}<br><span class="gw-quiet">${by}, ${dayOf(at)}</span>${
    fileState === 'safe' && keptFile({ fileType, href: `${path}/proof/${id}`, name: fileName ?? 'Proof' })
  }</div>${
    fileState === 'safe' &&
    html`<div class="gw-rows__action"><a class="govuk-link" href="${path}/proof/${id}" download>Save the file<span class="govuk-visually-hidden">: ${fileName}</span></a></div>`
  }</li>`

/** The latest of what they sent: a receipt is asked for when it is wanted. */
const MOST_PAPERS = 20

const add = ({ path, papers }: RequestPage, mistakes: Mistakes, ask: Ask): Html =>
  html`<form method="post" action="${path}/proof" enctype="multipart/form-data" novalidate>${deskFields(ask)}
${select({
  ...{ id: 'kind', name: 'kind', value: ask.form.get('kind') ?? '', label: { text: 'What is it?' } },
  items: [{ value: '', text: 'Choose' }, ...EVIDENCE_KINDS.map(({ value, text }) => ({ value, text }))],
  ...mistakeAt(mistakes, 'kind'),
})}
${fileUpload({
  ...{ id: 'file', name: 'file', label: { text: 'File' }, ...mistakeAt(mistakes, 'file') },
  accept: fileAccept('papers'),
  hint: { text: fileHint('papers') },
})}
${
  papers.length > 0 &&
  select({
    ...{ id: 'paper', name: 'paper', value: ask.form.get('paper') ?? '' },
    label: { text: 'Or what they sent' },
    items: [
      { value: '', text: 'Choose' },
      ...papers.slice(0, MOST_PAPERS).map(({ id, name }) => ({ value: id, text: name })),
    ],
  })
}
${input({
  ...{ id: 'where', name: 'where', value: ask.form.get('where') ?? '' },
  label: { text: 'Or where the paper lies' },
  hint: { text: 'For example: “Folder 12 at the hub”' },
})}
${button({ text: 'Add', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`

const check = ({ missing, path }: RequestPage, mistakes: Mistakes, ask: Ask): Html =>
  html`<form method="post" action="${path}/check" class="gw-plan-form" novalidate>${deskFields(ask)}
${
  missing.length > 0 &&
  textarea({
    ...{ id: 'waived', name: 'waived', rows: 2, value: ask.form.get('waived') ?? '', ...mistakeAt(mistakes, 'waived') },
    label: { text: 'Why it goes on without it' },
  })
}
${missing.length > 0 ? button({ text: 'Go on without it', classes: 'govuk-button--secondary' }) : button({ text: 'The proof is in', preventDoubleClick: true })}</form>`
