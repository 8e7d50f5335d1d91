import { KINDS } from '../../../domain/facets.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Posting } from '../../../records/posting.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { radios } from '../../../web/components/radios.ts'
import { tag } from '../../../web/components/tag.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { kindText } from '../../../web/option-words.ts'
import { ACTIONS, type ActionName, buttonText, isAction, type PostingRow } from './posting.page.ts'

export function postingsView(rows: readonly PostingRow[], templates: readonly Posting[], ask: Ask): Html {
  const title = 'Your postings'
  return deskLayout(
    { ask, title, width: 'wide' },
    html`${doneBanner(ask.query.get('done'))}
<h1 class="govuk-heading-l">${title}</h1>
<div class="govuk-button-group">${button({ text: 'Post something new', href: '/desk/postings/new' })}</div>
${rows.length === 0 && html`<p class="govuk-body">Nothing yet. Post a job, a course, an event or anything else people can join.</p>`}
<ul class="gw-cards">${rows.map(rowView)}</ul>
${
  templates.length > 0 &&
  html`<h2 class="govuk-heading-m">Your templates</h2>
<p class="govuk-body">Start new postings from them. Open one to change it, or to withdraw it.</p>
<ul class="govuk-list">${templates.map(({ id, templateName, kind }) => html`<li><a class="govuk-link" href="/desk/postings/${id}">${templateName}</a>, ${kindText(kind).toLowerCase()}</li>`)}</ul>`
}`,
  )
}

const rowView = (row: PostingRow): Html => html`<li class="gw-card">
<p class="gw-card__kind">${tag({ text: row.state.text, classes: `govuk-tag--${row.state.colour}` })} ${kindText(row.kind)}</p>
<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="/desk/postings/${row.id}">${row.title}</a></h2>
${row.next && html`<p class="gw-card__closing${row.isDue && ' gw-card__closing--soon'}">${row.next}</p>`}
${actionForm(row, row.actions.filter((name) => name !== 'withdraw').slice(0, 2))}</li>`

/** Returns the buttons that do one thing each, in one press. */
export const actionForm = (
  { id, title, kind }: Pick<PostingRow, 'id' | 'title' | 'kind'>,
  actions: readonly ActionName[],
): Html =>
  actions.length === 0
    ? html``
    : html`<form method="post" action="/desk/postings/${id}/change"><div class="govuk-button-group">${actions.map(
        (name) =>
          html`<button class="govuk-button govuk-button--secondary" type="submit" name="do" value="${name}">${buttonText(
            name,
            kind,
          )}<span class="govuk-visually-hidden"> ${title}</span></button>`,
      )}</div></form>`

/** Returns the news that something worked. */
export function doneBanner(done: string | null): Html | false {
  const words = isAction(done) ? ACTIONS[done].done : done === null ? null : (OTHER_NEWS[done] ?? null)
  return words !== null && notificationBanner({ type: 'success', text: words })
}

const OTHER_NEWS: Readonly<Record<string, string>> = {
  send: 'It is sent.',
  published: 'It is live. People can find it now.',
  later: 'It is ready. It goes live on the day that you chose.',
  soon: 'It starts as soon as it can.',
  extend: 'It has a new last day.',
  schedule: 'The day is kept.',
  copy: 'This is a copy. Change what is different, then send it.',
  template: 'It is kept as a template. You find it when you post something new.',
}

export function newPostingView(templates: readonly Posting[], errors: readonly string[], ask: Ask): Html {
  const title = 'What do you want to post?'
  return deskLayout(
    { ask, title, backTo: { href: '/desk/postings', text: 'Back to your postings' }, hasErrors: errors.length > 0 },
    html`${errors.length > 0 && errorSummary({ titleText: 'There is a problem', errorList: errors.map((text) => ({ text, href: '#kind' })) })}
<form method="post" action="/desk/postings/new" novalidate>
${guardFields(ask, 'posting-new')}
${radios({
  name: 'kind',
  fieldset: { legend: { text: title, isPageHeading: true, classes: 'govuk-fieldset__legend--l' } },
  ...(errors[0] && { errorMessage: { text: errors[0] } }),
  items: [
    ...KINDS.map(({ value, text }) => ({ value, text, hint: { text: HINTS[value] } })),
    ...(templates.length > 0 ? [{ divider: 'or start from one of your templates' }] : []),
    ...templates.map(({ id, templateName }) => ({ value: `template-${id}`, text: templateName ?? '' })),
  ],
})}
${button({ text: 'Go on' })}
</form>`,
  )
}

const HINTS: Readonly<Record<(typeof KINDS)[number]['value'], string>> = {
  job: 'Paid work',
  apprenticeship: 'Paid work with training for a qualification',
  course: 'Learning with a start date and places',
  event: 'On one day: a jobs fair, an open day, a workshop',
  volunteering: 'Unpaid help for a charity or community group',
  placement: 'A short time of trying out work',
  support: 'Help that people can ask for',
  'drop-in': 'Advice without an appointment, at set times',
}
