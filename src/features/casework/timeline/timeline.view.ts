import type { Participant } from '../../../domain/participant.ts'
import { TIMELINE_KINDS, type TimelineKind } from '../../../domain/timeline.ts'
import { type Html, html } from '../../../kit/html.ts'
import { TOLD_KINDS } from '../../../records/timeline.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { printButton } from '../../../web/print-button.ts'
import type { Day } from './timeline.page.ts'

export type TimelineShown = {
  readonly person: Participant
  readonly kind: TimelineKind | null
  readonly days: readonly Day[]
  readonly older: string | null
  readonly latest: string | null
}

export const timelineView = ({ person, kind, days, older, latest }: TimelineShown, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'What happened', section: '/timeline' },
    html`<div class="gw-head"><h1 class="govuk-heading-l">What happened</h1>
${printButton()}</div>
<form class="gw-narrow gw-screen-only" method="get" action="/desk/people/${person.id}/timeline">
${select({
  ...{ id: 'kind', name: 'kind', value: kind ?? '', label: { text: 'Show' } },
  items: [{ value: '', text: 'Everything' }, ...TIMELINE_KINDS.filter(({ value }) => TOLD_KINDS.has(value))],
})}
${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>
<p class="gw-print-only">Printed ${dayAndTimeOf(ask.now)}, as far as who printed it may read.</p>
${days.length === 0 ? html`<div class="gw-empty"><p>${kind ? 'Nothing of this kind yet. Choose “Everything” to see the rest.' : 'Nothing yet. Notes, steps, messages and meetings come here by themselves, the latest first.'}</p></div>` : days.map(day)}
<ul class="gw-links gw-screen-only">${latest && html`<li><a class="govuk-link" href="${latest}">The latest</a></li>`}${older && html`<li><a class="govuk-link" href="${older}" rel="next">Earlier</a></li>`}</ul>`,
  )

const ABOUT = {
  health: { text: 'Health', classes: 'govuk-tag--purple gw-tag' },
  risk: { text: 'Somebody may be at risk', classes: 'govuk-tag--red gw-tag' },
} as const

const day = ({ day, entries }: Day): Html =>
  html`<section class="gw-happened"><h2 class="gw-happened__title">${day}</h2><ol class="gw-happened__list">${entries.map(
    ({ time, what, words, by, href, about }) =>
      html`<li class="gw-happened__one"><p class="gw-happened__what"><span class="gw-happened__time">${time}</span> ${href ? html`<a class="govuk-link" href="${href}">${what}</a>` : html`<strong>${what}</strong>`}${about && html` ${tag(ABOUT[about])}`}</p>
${words && html`<p class="gw-happened__words">${words}</p>`}${by && html`<p class="gw-happened__by">${by}</p>`}</li>`,
  )}</ol></section>`
