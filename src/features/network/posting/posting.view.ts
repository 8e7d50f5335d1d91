import type { LocalDate } from '../../../domain/opportunity.ts'
import type { SectionState } from '../../../domain/posting-mistakes.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { tag } from '../../../web/components/tag.ts'
import { taskList } from '../../../web/components/task-list.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { opportunityPath } from '../../../web/paths.ts'
import type { PostingPage } from './posting.page.ts'
import { actionForm, doneBanner } from './postings.view.ts'

export type News = {
  readonly notReady: boolean
  /** What is wrong with the day from which it should be found. */
  readonly startMistake: string | null
  readonly done: string | null
}

export function postingView(page: PostingPage, news: News, ask: Ask): Html {
  const { posting, title } = page
  const unfinished = page.sections.filter(isUnfinished)
  return deskLayout(
    {
      ask,
      title,
      backTo: { href: '/desk/postings', text: 'Back to your postings' },
      hasErrors: news.notReady || news.startMistake !== null,
    },
    html`${
      news.notReady &&
      errorSummary({
        titleText: 'Some things are missing',
        errorList: unfinished.map(({ section }) => ({
          text: `Finish “${section.title}”`,
          href: `${here(page)}/edit/${section.name}`,
        })),
      })
    }${news.startMistake && errorSummary({ titleText: 'There is a problem', errorList: [{ text: news.startMistake, href: '#publishOn' }] })}${doneBanner(news.done)}
<p class="gw-card__kind">${tag({ text: page.state.text, classes: `govuk-tag--${page.state.colour}` })}</p>
<h1 class="govuk-heading-l">${title}</h1>
${page.next && html`<p class="govuk-body">${page.next}</p>`}
${posting.state === 'refused' && html`<p class="govuk-body">Nobody can find this now. If you think that we are wrong, answer our e-mail or call us. You can also make a copy, change it and send that.</p>`}
${page.publicPath && html`<p class="govuk-body"><a class="govuk-link" href="${page.publicPath}">See it as residents do</a></p>`}
${alikeView(page)}
${page.canEdit ? tasksView(page) : html`<p class="govuk-body"><a class="govuk-link" href="${here(page)}/preview">Look at what you wrote</a></p>`}
${page.canSend && html`${adviceView(page)}${sendView(page)}`}
${actionForm({ id: posting.id, title, kind: posting.kind }, page.actions)}
${page.canExtend && html`<p class="govuk-body"><a class="govuk-link" href="${here(page)}/extend">Change the last day</a></p>`}
${moreView(page, news.startMistake, ask)}
${historyView(page)}`,
  )
}

const here = ({ posting }: PostingPage): string => `/desk/postings/${posting.id}`

const isUnfinished = ({ standing, optional }: SectionState): boolean =>
  standing !== 'done' && !(optional && standing === 'not-started')

const STANDINGS = {
  'not-started': { text: 'Not started', colour: 'blue' },
  started: { text: 'Not finished', colour: 'light-blue' },
  mistakes: { text: 'Please look again', colour: 'red' },
  done: null,
} as const

function tasksView(page: PostingPage): Html {
  return html`<h2 class="govuk-heading-m">What to fill in</h2>
${taskList({
  idPrefix: 'tasks',
  items: page.sections.map(({ section, standing, optional }) => {
    const words = STANDINGS[standing]
    const status =
      words === null || (optional && standing === 'not-started')
        ? { text: words === null ? 'Done' : 'Optional' }
        : { tag: { text: words.text, classes: `govuk-tag--${words.colour}` } }
    return { title: { text: section.title }, href: `${here(page)}/edit/${section.name}`, status }
  }),
})}
<p class="govuk-body"><a class="govuk-link" href="${here(page)}/preview">Preview: see it as residents will</a></p>`
}

const sendView = (page: PostingPage): Html => html`
${page.standingWords && html`<p class="govuk-body">${page.standingWords}</p>`}
<form method="post" action="${here(page)}/send">${button({ text: page.sendText, preventDoubleClick: true })}</form>`

const adviceView = ({ advice, isReady }: PostingPage): Html | false =>
  isReady &&
  advice.length > 0 &&
  html`<h2 class="govuk-heading-m">What would make it better</h2>
<ul class="govuk-list govuk-list--bullet">${advice.map(({ why }) => html`<li>${why}</li>`)}</ul>`

function alikeView({ alike }: PostingPage): Html | false {
  return (
    alike.length > 0 &&
    html`${warningText({ text: 'This looks like something that people can find already:', iconFallbackText: 'Please check' })}
<ul class="govuk-list govuk-list--bullet">${alike.map(
      (other) =>
        html`<li><a class="govuk-link" href="${opportunityPath(other)}">${other.title}</a>, ${
          other.isOwn ? 'posted by you' : other.organizationName
        }</li>`,
    )}</ul>
<p class="govuk-body">If it is the same, change that one instead. Two of the same thing confuse people.</p>`
  )
}

function moreView(page: PostingPage, startMistake: string | null, ask: Ask): Html {
  const { posting } = page
  const later =
    page.canSend &&
    !posting.isListed &&
    html`<form method="post" action="${here(page)}/schedule" novalidate>
${input({
  name: 'publishOn',
  label: { text: 'Start on this day', classes: 'govuk-label--s' },
  hint: { text: 'Like 31/12/2026. Leave it empty to start as soon as it can.' },
  value: ask.form.get('publishOn') ?? dateTyped(posting.publishOn),
  ...(startMistake && { errorMessage: { text: startMistake } }),
  classes: 'govuk-input--width-10',
})}${button({ text: 'Keep this day', classes: 'govuk-button--secondary' })}</form>`
  return details({
    summaryText: 'Copy, template, or start later',
    open: startMistake !== null,
    html: html`${later}
<form method="post" action="${here(page)}/copy" novalidate>${guardFields(ask, 'posting-copy')}
${button({ text: 'Make a copy', classes: 'govuk-button--secondary' })}
${
  posting.templateName === null &&
  html`${input({
    name: 'templateName',
    label: { text: 'Name of the template', classes: 'govuk-label--s' },
    hint: { text: 'You can start new postings from it.' },
    value: '',
  })}<button class="govuk-button govuk-button--secondary" type="submit" formaction="${here(page)}/template">Keep as a template</button>`
}</form>`,
  })
}

/** A day as it is typed here: 31/12/2026. */
const dateTyped = (day: LocalDate | null): string => day?.split('-').reverse().join('/') ?? ''

const historyView = ({ entries }: PostingPage): Html | false =>
  entries.length > 0 &&
  html`<h2 class="govuk-heading-m">What happened</h2>
<ul class="govuk-list">${entries.map(({ when, words }) => html`<li><span class="gw-quiet">${when}</span> ${words}</li>`)}</ul>`
