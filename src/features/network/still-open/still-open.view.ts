import { canHaveMoreTime } from '../../../domain/posting.ts'
import { answer as said } from '../../../domain/posting-mistakes.ts'
import { STILL_OPEN } from '../../../domain/still-open.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { StillOpenAsk } from '../../../records/still-open.ts'
import type { Ask } from '../../../web/ask.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { panel } from '../../../web/components/panel.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { closingWords } from '../../../web/dates.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { FILLED_WORDS } from '../../../web/posting-words.ts'

const titleOf = ({ posting }: StillOpenAsk): string => said(posting.published ?? posting.working, 'title')

export function questionView(question: StillOpenAsk, mistake: string | null, ask: Ask): Html {
  const { posting } = question
  const title = 'Is this still open?'
  return layout(
    { ask, title, robots: 'noindex', hasErrors: mistake !== null },
    html`${mistake && errorSummary({ titleText: 'There is a problem', errorList: [{ text: mistake, href: '#open' }] })}
<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body-l">“${titleOf(question)}” by ${posting.organization.name}</p>
${posting.expiresAt && html`<p class="govuk-body">${closingWords(posting.expiresAt, ask.now).words}.</p>`}
<form method="post" action="${ask.path.split('?')[0]}">
${choice('open', 'Yes, it is still open', 'Nothing changes. People see that you checked it today.')}
${mayExtend(question) && choice('extended', `Give it ${STILL_OPEN.extension / 7} more weeks`, 'People can find it for longer.')}
${choice('filled', `No, ${FILLED_WORDS[posting.kind].toLowerCase()}`, 'It goes away from everywhere at once.')}
</form>
<p class="govuk-body">Is something else wrong with it? <a class="govuk-link" href="/desk/postings/${posting.id}">Sign in and change it</a>.</p>`,
  )
}

/** Returns whether more time can be given by one press: it closes by itself, and on a day that can be moved. */
export const mayExtend = ({ posting }: StillOpenAsk): boolean =>
  posting.expiresAt !== null && canHaveMoreTime(posting.kind)

const choice = (value: string, text: string, about: string): Html => html`<div class="govuk-form-group">
<button class="govuk-button govuk-!-margin-bottom-1${value !== 'open' && ' govuk-button--secondary'}" type="submit" name="answer" value="${value}" id="${value}" aria-describedby="${value}-about">${text}</button>
<p class="govuk-body-s" id="${value}-about">${about}</p></div>`

const ANSWERS: Readonly<Record<NonNullable<StillOpenAsk['answer']>, { title: string; words: string }>> = {
  open: {
    title: 'Thank you: it stays open',
    words: 'People see that you checked it today. There is nothing more to do.',
  },
  extended: {
    title: 'Thank you: it has more time',
    words: 'People can find it for longer. We ask again before it closes.',
  },
  filled: {
    title: 'Thank you for telling us',
    words: 'Nobody can find it any more. You can post it again whenever you need to.',
  },
  overtaken: {
    title: 'This has been answered',
    words: 'Somebody has changed it since we asked. There is nothing more to do.',
  },
}

export function answeredView(question: StillOpenAsk, ask: Ask): Html {
  const { title, words } = ANSWERS[question.answer ?? 'overtaken']
  return layout(
    { ask, title, robots: 'noindex' },
    html`${panel({ titleText: title, text: titleOf(question) })}
<p class="govuk-body">${words}</p>
<p class="govuk-body"><a class="govuk-link" href="/desk/postings/${question.posting.id}">See it on your desk</a> (you need to sign in).</p>`,
  )
}

export const linkGoneView = (ask: Ask): Html =>
  layout(
    { ask, title: 'This link does not work any more', robots: 'noindex' },
    html`<h1 class="govuk-heading-l">This link does not work any more</h1>
<p class="govuk-body">Links in our emails work for three weeks. You can <a class="govuk-link" href="/desk/postings">sign in and change your postings</a> at any time.</p>
<p class="govuk-body">${contactLine(ask.place.contact)}</p>`,
  )
