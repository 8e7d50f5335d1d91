import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { table } from '../../../web/components/table.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { UndeliveredPage } from './undelivered.page.ts'

const TITLE = 'Messages that did not arrive'

export const undeliveredView = (ask: Ask, page: UndeliveredPage): Html =>
  deskLayout(
    { ask, title: TITLE, width: 'wide' },
    html`${page.done && notificationBanner({ text: page.done, type: 'success' })}
<h1 class="govuk-heading-l">${TITLE}</h1>
<p class="govuk-body">${page.standing} ${page.tooLate}</p>
${
  page.lines.length === 0
    ? html`<p class="govuk-body">Everything of the last 30 days has arrived or is on its way.</p>`
    : html`<div class="gw-scroll" role="region" aria-label="${TITLE}" tabindex="0">${table({
        caption: 'The newest first',
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: 'What' }, { text: 'To' }, { text: 'Given up' }, { text: 'Why' }, { text: 'Action' }],
        firstCellIsHeader: true,
        rows: page.lines.map(({ id, kind, to, when, why }) => [
          { text: kind },
          { text: to },
          { text: when },
          { text: why },
          { html: again(`/desk/undelivered/${id}`, 'Send again', `${kind} to ${to}`) },
        ]),
      })}</div>
${page.lines.length > 1 && again('/desk/undelivered', 'Send all of them again')}
<p class="govuk-body">Does the address look wrong? Ask the person for another one before you send again.</p>`
}`,
  )

const again = (action: string, text: string, hidden?: string): Html =>
  html`<form method="post" action="${action}">${button({
    html: html`${text}${hidden && html`<span class="govuk-visually-hidden">: ${hidden}</span>`}`,
    classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
    preventDoubleClick: true,
  })}</form>`
