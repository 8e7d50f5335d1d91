import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import type { RecordPage } from './participant.page.ts'

/** What somebody agreed to, each with a way to write down that they take it back. */
export const agreements = (page: RecordPage, ask: Ask): Html =>
  html`<section class="gw-part" aria-labelledby="agreed"><div class="gw-part__head"><h2 class="gw-part__title" id="agreed">What they agreed to</h2>
${page.changesSharing && html`<a class="govuk-link" href="${page.path}/sharing">They agree that somebody else helps as well</a>`}</div>
${
  page.agreements.length === 0
    ? html`<p class="gw-quiet">Nothing is written down.</p>`
    : deskRows(
        page.agreements.map((line) => ({
          title: `${line.purpose}: ${line.recipient}`,
          about: html`${tag({ text: line.current ? 'Agreed' : 'Ended', classes: line.current ? 'govuk-tag--green' : 'govuk-tag--grey' })} ${line.words}<br><span class="gw-quiet">${line.standing}</span>`,
          action:
            line.current &&
            page.changesSharing &&
            html`<form method="post" action="${page.path}/sharing/withdraw">${deskFields(ask)}<input type="hidden" name="decision" value="${line.id}"><button class="gw-link-button" type="submit">They take it back<span class="govuk-visually-hidden">: ${line.purpose}, ${line.recipient}</span></button></form>`,
        })),
      )
}</section>`
