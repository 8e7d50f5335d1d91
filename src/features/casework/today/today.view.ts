import { may } from '../../../domain/permission.ts'
import type { TodayAct } from '../../../domain/today.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf } from '../../../web/option-words.ts'
import type { TeamPage, TodayPage, TodayRow } from './today.page.ts'

export const todayView = (page: TodayPage, hasTeam: boolean, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Today', width: 'wide' },
    html`<p class="govuk-caption-l">${page.title}</p>
<h1 class="govuk-heading-l gw-today__title">Today</h1>
<p class="govuk-body-l">${page.sum}</p>
${hasTeam && parts('/desk/today')}
${page.groups.map((group) => groupOf(group, ask))}
${
  page.groups.length === 0 &&
  html`<div class="gw-empty"><p>Everything that was due is done.${may(ask.viewer, 'casework.change') && html` What comes next is on <a class="govuk-link" href="/desk/caseload">your caseload</a>.`}</p></div>`
}
${page.more > 0 && html`<p class="govuk-body">${countOf(page.more, 'more thing is', 'more things are')} due this week. They move up as you go.</p>`}`,
  )

const parts = (here: string): Html =>
  html`<nav class="gw-parts" aria-label="Whose day"><ul class="gw-parts__list">${[
    { href: '/desk/today', text: 'Yours' },
    { href: '/desk/today/team', text: 'Your team' },
  ].map(
    ({ href, text }) =>
      html`<li class="gw-parts__item"><a class="gw-parts__link" href="${href}"${href === here && html` aria-current="true"`}>${text}</a></li>`,
  )}</ul></nav>`

const groupOf = ({ title, late, rows }: TodayPage['groups'][number], ask: Ask): Html =>
  html`<section class="gw-today${late && html` gw-today--late`}" aria-label="${title}">
<h2 class="govuk-heading-m gw-today__head">${title} <span class="gw-count">${rows.length}</span></h2>
<ul class="gw-today__list">${rows.map((row) => rowOf(row, ask))}</ul>
</section>`

const rowOf = (row: TodayRow, ask: Ask): Html => html`<li class="gw-today__row">
<p class="gw-today__due">${row.due}</p>
<div class="gw-today__what"><p class="gw-today__who"><a class="govuk-link" href="${row.href}">${row.who}</a>${
  row.urgent && html` ${tag({ text: 'Urgent', classes: 'govuk-tag--orange gw-tag' })}`
}</p>
<p class="gw-today__words">${row.what}</p>
${row.kind && html`<p class="gw-quiet">${row.kind}</p>`}</div>
${
  row.acts.length > 0
    ? html`<div class="gw-today__acts">${row.acts.map((act) => actOf(act, row, ask))}</div>`
    : html`<div class="gw-today__acts"><a class="govuk-link" href="${row.href}">Open<span class="govuk-visually-hidden"> ${row.kind}: ${row.who}</span></a></div>`
}</li>`

const actOf = ({ path, text, fields }: TodayAct, row: TodayRow, ask: Ask): Html =>
  html`<form method="post" action="${path}">${deskFields(ask)}${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="gw-today__act" type="submit">${text}<span class="govuk-visually-hidden">: ${row.who}, ${row.what}</span></button></form>`

export const teamView = (page: TeamPage, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Your team today', width: 'wide' },
    html`<h1 class="govuk-heading-l">Your team today</h1>
${parts('/desk/today/team')}
<ul class="gw-tallies">${page.counts.map(
      ({ text, count, href, none }) =>
        html`<li class="gw-tallies__one${none && html` gw-tallies__one--none`}"><a class="gw-tallies__link" href="${href}"><span class="gw-tallies__count">${count}</span><span class="gw-tallies__text">${text}</span></a></li>`,
    )}</ul>
<section class="gw-today gw-today--late" aria-label="Late">
<h2 class="govuk-heading-m gw-today__head">People whose next step is late</h2>
${
  page.cases.length === 0
    ? html`<div class="gw-empty"><p>Nobody in your team waits for a step that is late.</p></div>`
    : html`<ul class="gw-today__list">${page.cases.map(
        ({ name, href, about, due }) =>
          html`<li class="gw-today__row"><p class="gw-today__due">${due}</p><div class="gw-today__what"><p class="gw-today__who"><a class="govuk-link" href="${href}">${name}</a></p><p class="gw-today__words">${about}</p></div></li>`,
      )}</ul>`
}
${page.next && html`<p class="govuk-body"><a class="govuk-link" href="${page.next}">Next page</a></p>`}
</section>`,
  )
