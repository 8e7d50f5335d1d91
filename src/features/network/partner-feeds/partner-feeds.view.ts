import { londonDate, londonTime } from '../../../domain/london-time.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { QuarantinedRow } from '../../../records/import-run.ts'
import type { FeedRun, PartnerFeed } from '../../../records/partner-feed.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { table } from '../../../web/components/table.ts'
import { tag } from '../../../web/components/tag.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { fullDate, timeWords } from '../../../web/dates.ts'
import { isFeedFormat, READERS } from '../../../web/feed-formats.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf } from '../../../web/option-words.ts'

export function feedsView(feeds: readonly PartnerFeed[], ask: Ask): Html {
  const title = 'Feeds and files'
  return deskLayout(
    { ask, title },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Bring many things at once from a spreadsheet, or let us read your own feed again and again.</p>
${button({ text: 'Bring many at once', href: '/desk/feeds/new' })}
${feeds.length === 0 && html`<p class="govuk-body">You have none yet.</p>`}
<ul class="gw-cards">${feeds.map(
      (feed) => html`<li class="gw-card"><p class="gw-card__kind">${standing(feed)} ${formatText(feed)}</p>
<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="/desk/feeds/own/${feed.key}">${nameOf(feed)}</a></h2>
<p class="gw-card__summary">${feed.warning ?? (feed.lastItemCount === null ? 'Not read yet' : `${countOf(feed.lastItemCount, 'thing', 'things')} taken`)}</p></li>`,
    )}</ul>`,
  )
}

const nameOf = ({ address }: PartnerFeed): string => (address.startsWith('upload:') ? 'Your file' : address)

const formatText = ({ format }: PartnerFeed): string => (isFeedFormat(format) ? READERS[format].text : format)

function standing({ isStopped, isWaiting, warning }: PartnerFeed): Html {
  if (isStopped) return tag({ text: 'Stopped', classes: 'govuk-tag--grey' })
  if (isWaiting) return tag({ text: 'Being read', classes: 'govuk-tag--blue' })
  return warning
    ? tag({ text: 'Needs a look', classes: 'govuk-tag--orange' })
    : tag({ text: 'Works', classes: 'govuk-tag--green' })
}

const OUTCOMES = { done: 'Done', refused: 'Not read', 'held-back': 'Held back' } as const

export function feedView(
  feed: PartnerFeed,
  runs: readonly FeedRun[],
  mistakes: readonly QuarantinedRow[],
  ask: Ask,
): Html {
  const title = nameOf(feed)
  const isFile = feed.address.startsWith('upload:')
  return deskLayout(
    { ask, title, width: 'wide', backTo: { href: '/desk/feeds', text: 'Back to feeds and files' } },
    html`<p>${standing(feed)}</p><h1 class="govuk-heading-l gw-address">${title}</h1>
${feed.isWaiting && html`<p class="govuk-body">We are reading it. This takes a minute or two. <a class="govuk-link" href="/desk/feeds/own/${feed.key}">Look again</a>.</p>`}
${feed.warning && warningText({ text: feed.warning, iconFallbackText: 'Warning' })}
${runs[0]?.outcome === 'held-back' && !feed.isWaiting && heldBackPart(feed)}
<p class="govuk-body">${feed.isStopped ? 'We do not read it any more.' : feed.everyHours ? `We read it every ${countOf(feed.everyHours, 'hour', 'hours')}.` : 'We read it when you ask.'}</p>
<form method="post" action="/desk/feeds/own/${feed.key}"><div class="govuk-button-group">
${button({ text: 'Read it now', name: 'do', value: 'read-now', classes: 'govuk-button--secondary' })}
${!feed.isStopped && !isFile && button({ text: 'Stop reading it', name: 'do', value: 'stop', classes: 'govuk-button--secondary' })}
</div></form>
${runsView(runs)}
${
  mistakes.length > 0 &&
  html`<h2 class="govuk-heading-m">Rows that were put aside last time</h2>
<ul class="govuk-list govuk-list--bullet">${mistakes.slice(0, 200).map(({ row, id, reason }) => html`<li><strong>Row ${row}${id && ` (${id})`}</strong> ${reason}</li>`)}</ul>`
}`,
  )
}

const heldBackPart = ({ key }: PartnerFeed): Html => html`
<p class="govuk-body">Most of your things had gone at once, so we kept the old ones. If your feed is right, you can let them go.</p>
${button({ text: 'See what would go', href: `/desk/feeds/own/${key}/loss` })}`

const runsView = (runs: readonly FeedRun[]): Html | false =>
  runs.length > 0 &&
  html`<h2 class="govuk-heading-m">How it went</h2>
<div class="gw-scroll" role="region" aria-label="How it went" tabindex="0">${table({
    head: ['When', 'How', 'Read', 'New', 'Changed', 'The same', 'Gone', 'Put aside'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: runs.map((run) => [
      { text: `${fullDate(londonDate(run.startedAt))}, ${timeWords(londonTime(run.startedAt))}` },
      { text: run.outcome === null ? 'Under way' : OUTCOMES[run.outcome] },
      { text: String(run.read), format: 'numeric' },
      { text: String(run.added), format: 'numeric' },
      { text: String(run.changed), format: 'numeric' },
      { text: String(run.unchanged), format: 'numeric' },
      { text: String(run.expired), format: 'numeric' },
      { text: String(run.quarantined), format: 'numeric' },
    ]),
  })}</div>`
