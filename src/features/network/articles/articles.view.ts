import type { Article } from '../../../domain/article.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { may } from '../../../domain/permission.ts'
import { entryOf } from '../../../kit/entry.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ReviewDue, WorkingArticle } from '../../../records/article-draft.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { languageName } from '../../../web/language-names.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { articlePath } from '../../../web/paths.ts'

export type Articles = {
  readonly working: readonly WorkingArticle[]
  readonly published: readonly Article[]
  readonly due: readonly ReviewDue[]
  readonly mistakes: Mistakes
}

export const ARTICLE_STATES = {
  draft: { text: 'Being written', colour: 'grey' },
  submitted: { text: 'Waits for an editor', colour: 'blue' },
  published: { text: 'Published', colour: 'green' },
  refused: { text: 'Changes needed', colour: 'orange' },
} as const satisfies Record<WorkingArticle['state'], { text: string; colour: string }>

const DONE: Readonly<Record<string, string>> = {
  reviewed: 'It is noted that you have read it.',
  taken: 'Another organisation is writing that one already.',
}

export function articlesView({ working, published, due, mistakes }: Articles, ask: Ask): Html {
  const title = 'Advice articles'
  const done = entryOf(DONE, ask.query.get('done'))
  const isFirst = ({ state }: WorkingArticle) => state === 'submitted' && may(ask.viewer, 'articles.publish')
  const inOrder = [...working.filter(isFirst), ...working.filter((one) => !isFirst(one))]
  return deskLayout(
    { ask, title, width: 'wide', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}${done && notificationBanner({ text: done })}
<h1 class="govuk-heading-l">${title}</h1>
${due.length > 0 && html`<h2 class="govuk-heading-m">To be read again</h2><ul class="gw-cards">${due.map((one) => dueCard(one, ask))}</ul>`}
<h2 class="govuk-heading-m">Being written</h2>
${working.length === 0 ? html`<p>Nothing yet.</p>` : html`<ul class="gw-cards">${inOrder.map(workingCard)}</ul>`}
<h2 class="govuk-heading-m">Write a new one</h2>
<form method="post" action="/desk/articles" novalidate>${deskFields(ask)}
${input({ name: 'title', label: { text: 'What is it called?' }, hint: { text: 'For example “What to wear on your first day”.' }, value: ask.form.get('title') ?? '', ...mistakeAt(mistakes, 'title') })}
${button({ text: 'Start writing' })}</form>
<h2 class="govuk-heading-m">Published</h2>
<ul class="gw-cards">${published.map((article) => publishedCard(article, ask))}</ul>`,
  )
}

const dueCard = ({ slug, language, title, reviewOn }: ReviewDue, ask: Ask): Html => html`<li class="gw-card">
<h3 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${articlePath({ slug })}?language=${language}" lang="${language}">${title}</a></h3>
<p>${languageName(language)}. ${reviewOn <= londonDate(ask.now) ? 'Was due on' : 'Due on'} ${fullDate(reviewOn)}.</p>
<form method="post" action="/desk/articles/reviewed"><input type="hidden" name="slug" value="${slug}"><input type="hidden" name="language" value="${language}">
${button({ html: html`I read it, it is still right<span class="govuk-visually-hidden">: ${title}</span>`, classes: 'govuk-button--secondary' })}</form></li>`

const workingCard = ({ id, title, language, state, organizationName, decisionWords }: WorkingArticle): Html => html`
<li class="gw-card"><p class="gw-card__kind">${tag({ text: ARTICLE_STATES[state].text, classes: `govuk-tag--${ARTICLE_STATES[state].colour}` })}</p>
<h3 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="/desk/articles/${id}">${title}</a></h3>
<p>${languageName(language)}, ${organizationName}</p>${state === 'refused' && html`<p>“${decisionWords}”</p>`}</li>`

const publishedCard = ({ slug, title, reviewOn }: Article, ask: Ask): Html => html`<li class="gw-card">
<h3 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${articlePath({ slug })}">${title}</a></h3>
<p class="gw-quiet">${reviewOn ? `To be read again on ${fullDate(reviewOn)}.` : 'No day is set to read it again.'}</p>
<form method="post" action="/desk/articles/from">${deskFields({ form: new URLSearchParams() })}<input type="hidden" name="slug" value="${slug}">
${select({
  name: 'language',
  id: `language-${slug}`,
  label: { html: html`Change or translate<span class="govuk-visually-hidden"> “${title}”</span>` },
  items: ask.place.languages.map((code) => ({ value: code, text: languageName(code) })),
})}
${button({ html: html`Write<span class="govuk-visually-hidden"> “${title}”</span>`, classes: 'govuk-button--secondary' })}</form></li>`
