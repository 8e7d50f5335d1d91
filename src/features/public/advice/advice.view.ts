import { type Html, html, raw } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { AdvicePage, ArticleLine, ArticlePage } from './advice.page.ts'

const HOME = { text: 'Home', href: '/' }

export const adviceView = ({ articles }: AdvicePage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Advice',
      description: 'Plain advice about finding work, learning, money and your rights.',
      breadcrumbs: [HOME],
    },
    html`<h1 class="govuk-heading-xl">Advice</h1>
<p class="govuk-body-l">Short and plain. If you would rather talk, call ${phoneLink(ask.place.contact.phone)}.</p>
${articles.length > 0 ? articleList(articles) : html`<p class="govuk-body">There are no articles yet.</p>`}`,
  )

const articleList = (articles: readonly ArticleLine[]): Html =>
  html`<ul class="govuk-list gw-articles">${articles.map(
    ({ title, summary, path }) =>
      html`<li><h2 class="govuk-heading-s gw-articles__title"><a class="govuk-link" href="${path}">${title}</a></h2><p class="govuk-body">${summary}</p></li>`,
  )}</ul>`

/** The page is in the language and direction of its article; what stays English in it says so. */
export function articleView(page: ArticlePage, ask: Ask): Html {
  const { article } = page
  const english = article.language === 'en'
  return layout(
    {
      ask,
      title: article.title,
      description: article.summary,
      canonicalPath: page.path,
      lang: article.language,
      dir: article.direction,
      breadcrumbs: [HOME, { text: 'Advice', href: '/advice' }],
      languages: page.languages,
      head: html`${
        page.alternates.length > 1 &&
        page.alternates.map(
          ({ code, path }) => html`<link rel="alternate" hreflang="${code}" href="${ask.origin}${path}">`,
        )
      }`,
    },
    html`<article lang="${article.language}" dir="${article.direction}">
<h1 class="govuk-heading-xl">${article.title}</h1>
<p class="govuk-body-l">${article.summary}</p>
<div class="gw-article">${raw(article.bodyHtml)}</div>
</article>
<div lang="en" dir="ltr">
${
  page.helps.length > 0 &&
  html`<h2 class="govuk-heading-m">Find help with this</h2>
<ul class="govuk-list">${page.helps.map(({ text, path }) => html`<li><a class="govuk-link" href="${path}">${text}</a></li>`)}</ul>`
}
<p class="govuk-body">Would you rather talk to a person? Call ${phoneLink(ask.place.contact.phone)} or <a class="govuk-link" href="/hubs">visit a ${ask.place.words.hub}</a>.</p>
<p class="govuk-body-s gw-small-print">${article.sample && 'Sample article. '}${english ? `Last updated ${page.updated}.` : `This is a translation. Last updated ${page.updated}.`}</p>
</div>`,
  )
}
