import { calledName } from '../../../domain/participant.ts'
import { DOCUMENT_KINDS, documentKind } from '../../../domain/person-document.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { PersonDocument } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { fileUpload } from '../../../web/components/file-upload.ts'
import { input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { keptFile } from '../../../web/kept-file.ts'
import { dayOf } from '../../../web/moments.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { fileAccept, fileHint } from '../../../web/sent-file.ts'
import type { DocumentLine, DocumentsPage } from './person-documents.page.ts'

export function documentsView(shown: DocumentsPage, mistakes: Mistakes, ask: Ask): Html {
  const { person, cvs, others, sent, mayWrite } = shown
  const path = `/desk/people/${person.id}/documents`
  return personLayout(
    { ask, person, title: 'Papers', section: '/documents', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Papers</h1>
<div class="gw-listing"><div class="gw-listing__main">
<div class="gw-head"><h2 class="govuk-heading-m">CV</h2>${mayWrite && html`<a class="govuk-link" href="${path}/cv">Write a CV here</a>`}</div>
${cvs.length === 0 ? html`<p class="govuk-body">No CV yet. Write one here together, or add a file.</p>` : list(cvs, path)}
<h2 class="govuk-heading-m">Other papers</h2>
${others.length === 0 ? html`<p class="govuk-body">None yet: letters, certificates, proof of the right to work.</p>` : list(others, path)}
${sent.length > 0 && html`<h2 class="govuk-heading-m">Sent with messages</h2>${list(sent, path)}`}
</div>${mayWrite && html`<aside class="gw-listing__side">${add(shown, mistakes, path, ask)}</aside>`}</div>`,
  )
}

const list = (lines: readonly DocumentLine[], path: string): Html =>
  html`<ul class="gw-rows">${lines.map((line) => one(line, path))}</ul>`

const one = ({ inUse, earlier, mayChange, over }: DocumentLine, path: string): Html =>
  html`<li class="gw-rows__one"><div><strong>${title(inUse, path)}</strong>${earlier.length > 0 && html` ${tag({ text: 'In use', classes: 'govuk-tag--green' })}`}${
    inUse.health && html` ${tag({ text: 'Health', classes: 'govuk-tag--purple' })}`
  }${over && html` ${tag({ text: 'Has run out', classes: 'govuk-tag--yellow' })}`}<br>
<span class="gw-quiet">${facts(inUse)}</span>${inUse.changedWords && html`<br>${inUse.changedWords}`}
${inUse.fileState === 'safe' && keptFile({ fileType: inUse.fileType, href: `${path}/${inUse.id}/file`, name: inUse.name })}
${earlier.length > 0 && versions(inUse, earlier, mayChange, path)}</div>
${mayChange && html`<div class="gw-rows__action gw-paper__acts">${acts(inUse, path)}</div>`}</li>`

/** A file opens to be saved, a CV written here as a page; one that was not checked yet opens to nobody. */
const title = (document: PersonDocument, path: string): Html => {
  const name = document.number > 1 ? `${document.name}, version ${document.number}` : document.name
  if (document.cv) return html`<a class="govuk-link" href="${path}/${document.id}">${name}</a>`
  if (document.fileId === null) return html`${name}`
  if (document.fileState !== 'safe') return html`${name} ${tag({ text: 'Being checked', classes: 'govuk-tag--grey' })}`
  return html`<a class="govuk-link" href="${path}/${document.id}/file" download>${name}<span class="govuk-visually-hidden"> (file to save)</span></a>`
}

function facts(document: PersonDocument): string {
  const { kind, cv, madeSide, madeBy, madeAt, validUntil, fileSize, forPerson } = document
  const maker = madeSide === 'person' ? 'them' : (madeBy ?? 'the team')
  return [
    documentKind(kind).text,
    cv
      ? 'written here'
      : fileSize === null
        ? 'seen, no copy kept'
        : `file, ${Math.max(1, Math.round(fileSize / 1000))} KB`,
    `by ${maker}, ${dayOf(madeAt)}`,
    ...(validUntil ? [`until ${fullDate(validUntil)}`] : []),
    forPerson ? 'they see it' : 'they do not see it',
  ].join(' · ')
}

const acts = (document: PersonDocument, path: string): Html =>
  html`${document.kind === 'cv' && document.cv && html`<a class="govuk-link" href="${path}/cv?from=${document.id}">New version${about(document)}</a>`}
${document.fromMessageId !== null && html`<a class="govuk-link" href="${path}/${document.id}/name">Say what it is${about(document)}</a>`}
<form method="post" action="${path}/${document.id}/show"><input type="hidden" name="for-person" value="${document.forPerson ? 'no' : 'yes'}"><button class="gw-link-button" type="submit">${document.forPerson ? 'Do not show it to them' : 'Show it to them'}${about(document)}</button></form>
<a class="govuk-link" href="${path}/${document.id}/remove">Remove${about(document)}</a>`

const about = ({ name, number }: PersonDocument): Html =>
  html`<span class="govuk-visually-hidden">: ${name}, version ${number}</span>`

const versions = (inUse: PersonDocument, earlier: readonly PersonDocument[], mayChange: boolean, path: string): Html =>
  details({
    summaryText: earlier.length === 1 ? 'One other version' : `${earlier.length} other versions`,
    html: html`<ul class="govuk-list govuk-list--spaced">${earlier.map(
      (one) =>
        html`<li>${title(one, path)}${one.changedWords && html`: ${one.changedWords}`}<br><span class="gw-quiet">${facts(one)}</span><br>
${one.cv && inUse.cv && html`<a class="govuk-link" href="${path}/${inUse.id}/compare/${one.id}">Compare with the one in use${about(one)}</a>`}
${mayChange && html`<form method="post" action="${path}/${one.id}/use"><button class="gw-link-button" type="submit">Use this one${about(one)}</button></form>`}</li>`,
    )}</ul>`,
  })

const add = (shown: DocumentsPage, mistakes: Mistakes, path: string, ask: Ask): Html => {
  const value = (name: string) => ask.form.get(name) ?? ''
  const name = calledName(shown.person)
  return html`<section class="gw-box" aria-labelledby="add"><h2 class="gw-box__title" id="add">Add a paper</h2>
<form method="post" action="${path}" enctype="multipart/form-data" novalidate>${deskFields(ask)}
${fileUpload({
  ...{ id: 'file', name: 'file', label: { text: 'File' } },
  accept: fileAccept('papers'),
  hint: { text: fileHint('papers') },
  ...mistakeAt(mistakes, 'file'),
})}
${select({
  ...{ id: 'kind', name: 'kind', value: value('kind') },
  label: { text: 'What is it?' },
  items: [{ value: '', text: 'Choose' }, ...DOCUMENT_KINDS.map(({ value, text }) => ({ value, text }))],
  ...mistakeAt(mistakes, 'kind'),
})}
${checkboxes({
  ...{ name: 'seen', classes: 'govuk-checkboxes--small', values: ask.form.getAll('seen') },
  items: [
    {
      ...{ value: 'yes', text: 'I saw it, and no copy is kept' },
      hint: { text: 'For identity, right to work, qualifications and certificates.' },
    },
  ],
})}
${checkboxes({
  ...{ name: 'for-person', classes: 'govuk-checkboxes--small', values: ask.form.getAll('for-person') },
  items: [{ value: 'yes', text: `${name} sees it on their own page` }],
})}
${details({
  summaryText: 'Its name, its last day, a new version, or about health',
  open: Object.keys(mistakes).length > 0,
  html: html`${input({ id: 'paper-name', name: 'name', value: value('name'), label: { text: 'What to call it' } })}
${input({
  ...{ id: 'until', name: 'until', type: 'date', value: value('until'), classes: 'govuk-input--width-10' },
  label: { text: 'Last day it counts' },
  ...mistakeAt(mistakes, 'until'),
})}
${shown.versioned.length > 0 && after(shown, value('after'))}
${shown.versioned.length > 0 && input({ id: 'changed', name: 'changed', value: value('changed'), label: { text: 'What is different in it?' } })}
${checkboxes({
  ...{ name: 'health', classes: 'govuk-checkboxes--small', values: ask.form.getAll('health') },
  items: [{ value: 'yes', text: 'It says something about health or disability' }],
})}`,
})}
${button({ text: 'Add' })}</form></section>`
}

const after = ({ versioned }: DocumentsPage, value: string): Html =>
  select({
    ...{ id: 'after', name: 'after', value },
    label: { text: 'A new version of' },
    items: [
      { value: '', text: 'Nothing: it is new' },
      ...versioned.map(({ chainId, name, kind }) => ({ value: chainId, text: `${documentKind(kind).text}: ${name}` })),
    ],
  })
