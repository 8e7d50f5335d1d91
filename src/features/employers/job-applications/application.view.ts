import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { CHECKS } from '../../../domain/application-answers.ts'
import { movesFor, refusalReason, STATE_WORDS } from '../../../domain/job-application.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { may } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ApplicationEntry, JobApplication } from '../../../records/job-application.ts'
import type { StoredFile } from '../../../records/stored-file.ts'
import { ENTRY_WORDS } from '../../../web/application-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { dateWords } from '../../../web/dates.ts'
import { fileWords } from '../../../web/file-answer.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'
import { applicationPath } from './job-applications.page.ts'
import { isAnswer, TEMPLATES } from './templates.page.ts'

export type ApplicationPage = {
  readonly application: JobApplication
  readonly entries: readonly ApplicationEntry[]
  readonly cv: StoredFile | null
}

export function applicationView({ application, entries, cv }: ApplicationPage, ask: Ask): Html {
  const { name, title, reference, state, dueAt, nextOwner } = application
  const by = dueAt && dateWords(londonDate(dueAt), londonDate(ask.now))
  return deskLayout(
    { ask, title: `${name}: ${title}`, width: 'wide', backTo: { href: '/desk/applications', text: 'Applications' } },
    html`<div class="gw-listing"><div class="gw-listing__main">
<p class="gw-card__kind">${tag({ text: STATE_WORDS[state].organization, classes: 'govuk-tag--blue' })}</p>
<h1 class="govuk-heading-l">${name}</h1>
<p class="govuk-body">${title}. Reference ${reference}.</p>
${nextOwner === 'organization' && html`<p class="govuk-body-l">They were told to expect an answer by <strong>${by}</strong>.</p>`}
${nextOwner === 'applicant' && html`<p class="govuk-body-l">It is their turn until <strong>${by}</strong>.</p>`}
${application.reason && html`<p class="govuk-body">You said no. The reason you chose: “${refusalReason(application.reason)?.text}”.</p>`}
${state === 'closed-unanswered' && html`<p class="govuk-body">No answer was given in time, and they were told so. A late answer is still welcome.</p>`}
${saidView(application, cv)}
</div><div class="gw-listing__side">${answersView(application, ask)}${historyView(entries)}</div></div>`,
  )
}

function saidView(application: JobApplication, cv: StoredFile | null): Html {
  const { checklist, why, done, adjustment, contactWords, othersMaySee, address } = application
  const row = (key: string, value: string | Html) => ({
    key: { text: key },
    value: typeof value === 'string' ? { html: html`<span class="gw-lines">${value}</span>` } : { html: value },
  })
  return html`${summaryList({
    rows: [
      why && row('Why they would like it', why),
      done && row('What they have done', done),
      cv && row('CV', cvLink(application, cv)),
      adjustment && row('To make the interview work', adjustment),
      row('How they hear back', address.kind === 'email' ? address.value : `Text to ${phoneWords(address.value)}`),
      contactWords && row('Reaching them safely', contactWords),
      othersMaySee && row('Take care', 'Somebody else may see messages. Say nothing of what it is about.'),
    ].map((one) => one || null),
  })}
${
  checklist.length > 0 &&
  html`<h2 class="govuk-heading-m">What the advert asks for</h2>
${summaryList({ rows: checklist.map(({ words, answer }) => row(words, optionText(CHECKS, answer))) })}`
}`
}

const cvLink = (application: JobApplication, cv: StoredFile): Html =>
  cv.state === 'safe'
    ? html`<a class="govuk-link" href="${applicationPath(application)}/cv">Save their CV (${fileWords(cv)})</a>`
    : html`It is still being checked for viruses. Nobody can open it until then.`

function answersView(application: JobApplication, { viewer }: Ask): Html | null {
  const moves = movesFor(application.state, 'organization').filter(isAnswer)
  if (moves.length === 0 || !may(viewer, 'applications.decide')) return null
  return html`<section class="gw-box"><h2 class="gw-box__title">Your answer</h2>
<p class="govuk-body">You see the words before they go out.</p>
<ul class="govuk-list">${moves.map(
    (move) =>
      html`<li><a class="govuk-link" href="${applicationPath(application)}/answer/${move}">${TEMPLATES[move].button}</a></li>`,
  )}</ul></section>`
}

const historyView = (entries: readonly ApplicationEntry[]): Html =>
  html`<section class="gw-box gw-box--quiet"><h2 class="gw-box__title">What happened</h2>
<ol class="govuk-list">${entries.map(
    ({ at, move, accountName, words }) =>
      html`<li><strong>${ENTRY_WORDS[move].organization}</strong>, ${dayOf(at)}${accountName && `, ${accountName}`}${words && html`<br><span class="gw-quiet gw-lines">${words}</span>`}</li>`,
  )}</ol></section>`
