import type { Finding } from '../../../domain/posting.ts'
import { isAboutEquality } from '../../../domain/posting-checks.ts'
import type { PostingAnswers } from '../../../domain/posting-fields.ts'
import { entryOf } from '../../../kit/entry.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { OccupationalRequirement } from '../../../records/moderation.ts'
import type { Posting, PostingEntry } from '../../../records/posting.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { fieldLines, kindWords, otherFindings, ruleText, SEVERITIES, STANDINGS, titleWords } from './moderation.page.ts'

export type Item = {
  readonly posting: Posting
  /** What is live, or how it stood when a change was asked for. */
  readonly was: PostingAnswers | null
  readonly entries: readonly PostingEntry[]
  readonly requirement: OccupationalRequirement | null
  readonly mistakes: Readonly<Record<string, string>>
}

const DONE: Readonly<Record<string, string>> = {
  reason: 'The reason is written down. Somebody else has to agree with it.',
  agreed: 'You agreed with the reason.',
  overtaken: 'This has changed meanwhile. Here is how it stands now.',
}

export function itemView({ posting, was, entries, requirement, mistakes }: Item, ask: Ask): Html {
  const title = titleWords(posting)
  const standing = STANDINGS[posting.organization.standing]
  const done = entryOf(DONE, ask.query.get('done'))
  const other = otherFindings(posting)
  const equality = posting.findings.some(({ rule }) => isAboutEquality(rule))
  return deskLayout(
    {
      ask,
      title,
      width: 'wide',
      hasErrors: Object.keys(mistakes).length > 0,
      backTo: { href: '/desk/moderation', text: 'Postings to check' },
    },
    html`${mistakeSummary(mistakes)}${done && notificationBanner({ type: 'success', text: done })}
<p class="gw-card__kind">${kindWords(posting)}</p>
<h1 class="govuk-heading-l">${title}</h1>
<p>${posting.organization.name} ${tag({ text: standing.text, classes: `govuk-tag--${standing.colour}` })}
${posting.isListed && tag({ text: 'Live', classes: 'govuk-tag--green' })}</p>
${other.length > 0 && html`<div class="gw-box">${other.map(findingBlock)}</div>`}
${summaryList({
  rows: fieldLines(posting, was).map(({ label, words, before, findings }) => ({
    key: { text: label },
    value: {
      html: html`${before !== null && html`<p><del><span class="govuk-visually-hidden">It was: </span>${before}</del></p>`}
<p>${before !== null ? html`<ins><span class="govuk-visually-hidden">It would be: </span>${words || 'Nothing'}</ins>` : words || 'Nothing'}</p>${findings.map(findingBlock)}`,
    },
  })),
})}
${posting.state === 'submitted' && decisionForm(posting, mistakes, equality, ask)}
${equality && requirementPart(posting, requirement, mistakes, ask)}
${posting.isListed && livePart(posting, ask)}
${posting.state === 'refused' && posting.opportunityId !== null && html`<p class="govuk-body"><a class="govuk-link" href="/desk/take-down/${posting.opportunityId}">It was taken down: see why, or bring it back</a></p>`}
${history(entries, ask)}`,
  )
}

const findingBlock = ({ rule, severity, words, why, source }: Finding): Html => {
  const { text, colour } = SEVERITIES[severity]
  return html`<div class="gw-box gw-box--quiet"><p>${tag({ text, classes: `govuk-tag--${colour}` })} <strong>${ruleText(rule)}</strong></p>
${words && html`<p>“${words}”</p>`}<p>${why}</p><p class="gw-small-print">${source}</p></div>`
}

function decisionForm(posting: Posting, mistakes: Item['mistakes'], equality: boolean, ask: Ask): Html {
  const error = (name: string) => (mistakes[name] ? { errorMessage: { text: mistakes[name] } } : {})
  return html`<h2 class="govuk-heading-m" id="decide">Your decision</h2>
<form method="post" action="/desk/moderation/${posting.id}" novalidate>${deskFields(ask)}
${radios({
  name: 'verdict',
  value: ask.form.get('verdict') ?? undefined,
  fieldset: { legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'approve', text: 'Approve it', hint: { text: 'People can find it at once.' } },
    {
      value: 'ask-for-changes',
      text: 'Ask for a change',
      hint: { text: 'It comes back to you when they have changed it.' },
    },
    { value: 'refuse', text: 'Do not accept it', hint: { text: 'What is live of it already stays as it is.' } },
  ],
  ...error('verdict'),
})}
${textarea({
  name: 'words',
  label: { text: 'What should its people know?' },
  hint: { text: 'Needed for a change and for a no. They read these words.' },
  value: ask.form.get('words') ?? suggested(posting),
  rows: 4,
  ...error('words'),
})}
${
  equality &&
  checkboxes({
    name: 'lawful',
    items: [{ value: 'yes', text: 'I have read the wording that was found, and it is lawful as it stands' }],
  })
}
${button({ text: 'Save decision' })}</form>`
}

/** What was found, as words to a partner: a moderator changes them or leaves them. */
const suggested = ({ findings }: Posting): string =>
  findings
    .filter(({ severity }) => severity !== 'advise')
    .map(({ words, why }) => `- “${words}”: ${why}`)
    .join('\n')

const requirementPart = (
  posting: Posting,
  requirement: OccupationalRequirement | null,
  mistakes: Item['mistakes'],
  ask: Ask,
): Html => html`<h2 class="govuk-heading-m">May this advert choose?</h2>
<p>Sometimes the work itself asks for it, such as personal care for women by women. The reason has to be written down, and a second person has to agree.</p>
${
  requirement
    ? html`<p>“${requirement.reason}”</p><p class="gw-quiet">Written by ${requirement.givenByName}. ${requirement.agreedByName ? `${requirement.agreedByName} agreed.` : 'Nobody has agreed yet.'}</p>
${
  !requirement.agreedByName &&
  html`<form method="post" action="/desk/moderation/${posting.id}/agree">${button({ text: 'I agree with this reason', classes: 'govuk-button--secondary' })}</form>`
}`
    : html`<form method="post" action="/desk/moderation/${posting.id}/requirement" novalidate>${deskFields(ask)}
${textarea({
  name: 'reason',
  label: { text: 'The reason, as the organisation gives it' },
  value: ask.form.get('reason') ?? '',
  rows: 3,
  ...(mistakes.reason ? { errorMessage: { text: mistakes.reason } } : {}),
})}
${button({ text: 'Save the reason', classes: 'govuk-button--secondary' })}</form>`
}`

const livePart = (posting: Posting, ask: Ask): Html => html`<h2 class="govuk-heading-m">It is live</h2>
<div class="govuk-button-group">
<form method="post" action="/desk/moderation/${posting.id}/looked">${deskFields(ask)}${button({ text: 'I looked: it is fine', classes: 'govuk-button--secondary' })}</form>
${button({ text: 'Take it down', href: `/desk/take-down/${posting.opportunityId}`, classes: 'govuk-button--warning' })}
</div>`

const history = (
  entries: readonly PostingEntry[],
  ask: Ask,
): Html => html`<h2 class="govuk-heading-m">What happened</h2>
<ul class="govuk-list govuk-list--bullet">${entries.map(
  ({ at, move, words, byName }) =>
    html`<li>${dayWords(at, ask.now)}: ${MOVES[move] ?? move}${byName && ` by ${byName}`}${words && `. “${words}”`}</li>`,
)}</ul>`

const MOVES: Readonly<Record<string, string>> = {
  begin: 'begun',
  submit: 'sent to be checked',
  publish: 'published without a look',
  approve: 'approved',
  'ask-for-changes': 'change asked for',
  refuse: 'not accepted',
  'take-down': 'taken down',
  'bring-back': 'brought back',
  suspend: 'paused, as the organisation was put on hold',
}
