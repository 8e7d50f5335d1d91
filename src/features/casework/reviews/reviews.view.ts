import type { Travelled } from '../../../domain/assessment.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { EXEMPTIONS, REVIEW_MOVES, type Review } from '../../../domain/review.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { dateWords } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { distanceList } from '../../../web/distance-words.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { lastDayOf } from './reviews.form.ts'
import { type ReviewLine, type ReviewsPage, reviewTitle, whenWords } from './reviews.page.ts'

export const reviewsView = (person: Participant, page: ReviewsPage, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Reviews', section: '/reviews' },
    html`<h1 class="govuk-heading-l">Reviews</h1>
<p class="govuk-body">A look together at how it is going. ${calledName(person)} reads what you write.</p>
${
  page.planned.length > 0
    ? html`<ul class="gw-cards">${page.planned.map((line) => reviewCard(line, page.path))}</ul>`
    : html`<div class="gw-empty"><p>No review is planned. The first is planned when you start working together.</p></div>`
}
${page.past.length > 0 && html`<h2 class="govuk-heading-m">Before</h2><ul class="gw-rows">${page.past.map(pastLine)}</ul>`}`,
  )

const reviewCard = (line: ReviewLine, path: string): Html => html`<li class="gw-card" id="review-${line.id}">
<h2 class="gw-card__title">${line.title} ${tag({ text: line.standing.text, classes: `${line.standing.classes} gw-tag` })}</h2>
<p class="gw-card__summary">${line.when}</p>
<ul class="gw-links">${line.doable && html`<li><a class="govuk-link" href="${path}/${line.id}">Look at it together<span class="govuk-visually-hidden">: ${line.title}</span></a></li>`}${
  line.changeable &&
  html`<li><a class="govuk-link" href="${path}/${line.id}/later">Another day, or put it off<span class="govuk-visually-hidden">: ${line.title}</span></a></li>`
}</ul></li>`

const pastLine = (line: ReviewLine): Html =>
  html`<li class="gw-rows__one"><div><strong>${line.title}</strong> ${tag({ text: line.standing.text, classes: `${line.standing.classes} gw-tag` })}<br>${line.when}${
    line.words && html`<p class="govuk-body gw-lines">${line.words}</p>`
  }</div></li>`

type ReviewPage = {
  readonly person: Participant
  readonly review: Review
  readonly progress: readonly string[]
  /** How far they have come, by each instrument in use here. */
  readonly ways: readonly Travelled[]
  /** Whether its window has begun. */
  readonly open: boolean
  readonly mistakes: Mistakes
}

export function reviewView({ person, review, progress, ways, open, mistakes }: ReviewPage, ask: Ask): Html {
  const today = londonDate(ask.now)
  const path = `/desk/people/${person.id}`
  const name = calledName(person)
  return personLayout(
    { ask, person, title: reviewTitle(review), section: '/reviews', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${reviewTitle(review)}</h1>
<p class="govuk-body">${whenWords(review, today)}.</p>
<section class="gw-box gw-box--quiet gw-progress"><h2 class="gw-box__title">So far</h2>
<ul class="govuk-list">${progress.map((line) => html`<li>${line}</li>`)}</ul>
${ways
  .filter(({ distances }) => distances.length > 0)
  .map((way) => html`<h3 class="govuk-heading-s">${way.instrument.name}</h3>${distanceList(way)}`)}
<ul class="gw-links"><li><a class="govuk-link" href="${path}/plan">See the plan</a></li><li><a class="govuk-link" href="${path}/assessments">Ask how far they have come</a></li></ul></section>
${review.status !== 'scheduled' && doneAlready(review, path, ask)}
${
  review.status === 'scheduled' &&
  (open
    ? html`<form method="post" action="${path}/reviews/${review.id}" class="gw-plan-form" novalidate>${deskFields(ask)}
${textarea({
  ...{ id: 'words', name: 'words', rows: 6, value: ask.form.get('words') ?? '' },
  label: { text: `How is it going, ${name}?`, classes: 'govuk-label--m' },
  hint: { text: `What went well, what was hard, what comes next. Write it together: ${name} reads it.` },
  ...mistakeAt(mistakes, 'words'),
})}
${button({ text: 'Save the review' })}</form>`
    : insetText({
        text: `It can be done from ${dateWords(review.opensOn, today)}. If you meet before, move it first.`,
      }))
}
${review.status === 'scheduled' && html`<p class="govuk-body"><a class="govuk-link" href="${path}/reviews/${review.id}/later">Another day, or put it off</a></p>`}`,
  )
}

/** Somebody else was faster: what they wrote, and what was typed here, so that it can be kept somewhere else. */
const doneAlready = (review: Review, path: string, { form }: Ask): Html =>
  html`${insetText({ html: html`<p>This review is not open any more.</p>${review.words && html`<p class="gw-lines">${review.words}</p>`}` })}
${
  form.get('words') &&
  html`${textarea({ id: 'words', name: 'words', rows: 6, value: form.get('words')!, label: { text: 'What you typed', classes: 'govuk-label--m' } })}
<p class="govuk-body">It is not kept yet. Copy it into <a class="govuk-link" href="${path}/notes/new">a note</a>, if it says more.</p>`
}`

type LaterPage = Pick<ReviewPage, 'person' | 'review' | 'mistakes'>

export function laterView({ person, review, mistakes }: LaterPage, ask: Ask): Html {
  const today = londonDate(ask.now)
  const item = ({ value, text }: { value: string; text: string }) => ({ value, text })
  return personLayout(
    { ask, person, title: 'Another day', section: '/reviews', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Another day for this review</h1>
<p class="govuk-body">${reviewTitle(review)}. ${whenWords(review, today)}. ${calledName(person)} reads the reason.</p>
<form method="post" action="/desk/people/${person.id}/reviews/${review.id}/later" class="gw-plan-form" novalidate>${deskFields(ask)}
${radios({
  name: 'reason',
  value: ask.form.get('reason') ?? '',
  fieldset: { legend: { text: 'Why?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    ...EXEMPTIONS.map((one) => ({ ...item(one), hint: { text: `Up to ${one.days} days, and it counts as on time` } })),
    { divider: 'or' },
    ...REVIEW_MOVES.map(item),
  ],
  ...mistakeAt(mistakes, 'reason'),
})}
${input({
  ...{ id: 'until', name: 'until', type: 'date', value: ask.form.get('until') ?? '', classes: 'govuk-input--width-10' },
  label: { text: 'Until when?', classes: 'govuk-label--s' },
  hint: { text: `Moved without one of the first reasons: ${dateWords(lastDayOf(review), today)} at the latest` },
  ...mistakeAt(mistakes, 'until'),
})}
${button({ text: 'Save' })}</form>`,
  )
}
