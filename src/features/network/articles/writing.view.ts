import type { Article } from '../../../domain/article.ts'
import { directionOf } from '../../../domain/bidi.ts'
import { HELPS } from '../../../domain/facets.ts'
import { may } from '../../../domain/permission.ts'
import { entryOf } from '../../../kit/entry.ts'
import { type Html, html, raw } from '../../../kit/html.ts'
import type { WorkingArticle } from '../../../records/article-draft.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { languageName } from '../../../web/language-names.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { articlePath } from '../../../web/paths.ts'
import { ARTICLE_STATES } from './articles.view.ts'

export type Writing = {
  readonly article: WorkingArticle
  /** The article in English, to translate from. */
  readonly original: Article | null
  readonly previewHtml: string
  readonly mistakes: Mistakes
}

const DONE: Readonly<Record<string, string>> = {
  save: 'It is saved.',
  send: 'It is sent to the editors.',
  publish: 'It is published. People can read it now.',
  refuse: 'It is sent back with your words.',
}

export function writingView({ article, original, previewHtml, mistakes }: Writing, ask: Ask): Html {
  const { title, language, state, decisionWords, slug, organizationName } = article
  const done = entryOf(DONE, ask.query.get('done'))
  const direction = directionOf(language)
  return deskLayout(
    {
      ask,
      title: `Write: ${title}`,
      width: 'wide',
      hasErrors: Object.keys(mistakes).length > 0,
      backTo: { href: '/desk/articles', text: 'Advice articles' },
    },
    html`${mistakeSummary(mistakes)}${done && notificationBanner({ type: 'success', text: done })}
<h1 class="govuk-heading-l"><bdi lang="${language}">${title}</bdi></h1>
<p>${tag({ text: ARTICLE_STATES[state].text, classes: `govuk-tag--${ARTICLE_STATES[state].colour}` })} ${languageName(language)}, ${organizationName}
${state === 'published' && html`<a class="govuk-link" href="${articlePath({ slug })}?language=${language}">Read it as residents do</a>`}</p>
${state === 'refused' && decisionWords && insetText({ text: decisionWords })}
<div class="govuk-grid-row">
<div class="${original ? 'govuk-grid-column-one-half' : 'govuk-grid-column-two-thirds'}">${form(article, mistakes, ask)}</div>
${
  original &&
  html`<div class="govuk-grid-column-one-half" lang="${original.language}"><h2 class="govuk-heading-m">In ${languageName(original.language)}</h2>
<h3 class="govuk-heading-s">${original.title}</h3><p class="govuk-body-l">${original.summary}</p><div class="gw-article">${raw(original.bodyHtml)}</div></div>`
}
</div>
<h2 class="govuk-heading-m" id="preview">How it looks</h2>
<article class="gw-box" lang="${language}" dir="${direction}"><p class="govuk-body-l">${article.summary}</p><div class="gw-article">${raw(previewHtml)}</div></article>`,
  )
}

function form(article: WorkingArticle, mistakes: Mistakes, ask: Ask): Html {
  const [year, month, day] = article.reviewOn?.split('-') ?? []
  const mayPublish = may(ask.viewer, 'articles.publish')
  return html`<form method="post" action="/desk/articles/${article.id}" novalidate>${deskFields(ask)}
${input({ name: 'title', label: { text: 'Title' }, value: article.title, attributes: { dir: 'auto' }, ...mistakeAt(mistakes, 'title') })}
${textarea({ name: 'summary', label: { text: 'In one sentence' }, value: article.summary, rows: 2, attributes: { dir: 'auto' }, ...mistakeAt(mistakes, 'summary') })}
${textarea({ name: 'markdown', label: { text: 'Article' }, value: article.markdown, rows: 18, attributes: { dir: 'auto' }, ...mistakeAt(mistakes, 'markdown') })}
${details({ summaryText: 'How to write headings, lists and links', html: HOW_TO })}
${checkboxes({
  name: 'helps',
  values: [...article.helps],
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'What does it help with?', classes: 'govuk-fieldset__legend--s' } },
  items: HELPS.map(({ value, text }) => ({ value, text })),
})}
${input({
  name: 'reviewOn',
  label: { text: 'Read it again on' },
  hint: { text: 'For example 31/12/2026. Half a year is good.' },
  value: ask.form.get('reviewOn') ?? (year ? `${day}/${month}/${year}` : ''),
  classes: 'govuk-input--width-10',
  ...mistakeAt(mistakes, 'reviewOn'),
})}
<div class="govuk-button-group">${button({ text: 'Save and look', name: 'do', value: 'preview' })}
${button({ text: 'Save', name: 'do', value: 'save', classes: 'govuk-button--secondary' })}
${
  mayPublish
    ? button({ text: 'Publish', name: 'do', value: 'publish', classes: 'govuk-button--secondary' })
    : button({ text: 'Send to the editors', name: 'do', value: 'send', classes: 'govuk-button--secondary' })
}</div>
${mayPublish && article.state === 'submitted' && sendBack(mistakes)}</form>`
}

const sendBack = (mistakes: Mistakes): Html => html`
${textarea({ name: 'decision', label: { text: 'What should change?' }, rows: 2, ...mistakeAt(mistakes, 'decision') })}
${button({ text: 'Send it back', name: 'do', value: 'refuse', classes: 'govuk-button--secondary' })}`

const HOW_TO = html`<ul class="govuk-list govuk-list--bullet">
<li><code>## A heading</code></li><li><code>- a line of a list</code></li><li><code>**important**</code></li>
<li><code>[words](https://example.org)</code> for a link</li><li>An empty line begins a new paragraph.</li></ul>`
