import { directionOf } from '../../../domain/bidi.ts'
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../../../domain/message-kinds.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { table } from '../../../web/components/table.ts'
import { tag } from '../../../web/components/tag.ts'
import { languageName } from '../../../web/language-names.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { KindPairs, Standing } from './message-languages.page.ts'

const TITLE = 'Languages of our messages'
const PATH = '/desk/message-languages'

const checkedTag = (checked: boolean): Html =>
  checked ? tag({ text: 'Checked', classes: 'govuk-tag--green' }) : html`<span class="gw-quiet">Machine</span>`

export const standingsView = (standings: readonly Standing[], ask: Ask): Html =>
  deskLayout(
    { ask, title: TITLE, width: 'wide' },
    html`<h1 class="govuk-heading-l">${TITLE}</h1>
<p class="govuk-body-l">Every message to a resident begins in the language they chose. The English follows.</p>
<p class="govuk-body">“Machine” means that no speaker has read it over, and the message says so. “Checked” means that one has. Open a language to read its words beside the English.</p>
<div class="gw-scroll" role="region" aria-label="${TITLE}" tabindex="0">${table({
      caption: 'Which messages a speaker has checked',
      captionClasses: 'govuk-visually-hidden',
      head: [
        { text: 'What it says first' },
        ...MESSAGE_LANGUAGES.map((language) => ({
          html: html`<a class="govuk-link" href="${PATH}/${language}"><bdi lang="${language}">${languageName(language)}</bdi></a>`,
        })),
      ],
      firstCellIsHeader: true,
      rows: standings.map(({ name, subject, checked }) => [
        { html: html`${subject}<br><span class="gw-quiet">${name}</span>` },
        ...checked.map((one) => ({ html: checkedTag(one) })),
      ]),
    })}</div>`,
  )

export function sideBySideView(language: MessageLanguage, kinds: readonly KindPairs[], ask: Ask): Html {
  const name = languageName(language)
  const direction = directionOf(language)
  return deskLayout(
    { ask, title: `${TITLE}: ${name}`, width: 'wide', backTo: { href: PATH, text: 'Back to all languages' } },
    html`<h1 class="govuk-heading-l">${TITLE}: <bdi lang="${language}">${name}</bdi></h1>
<p class="govuk-body">What stands in brackets is filled in: a date, a title, an address of a page. A mistake? Tell whoever runs this site, with the line it is in.</p>
<div class="gw-scroll" role="region" aria-label="${TITLE}" tabindex="0">${table({
      caption: 'Each message in English and translated',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Kind' }, { text: 'English' }, { text: name }],
      firstCellIsHeader: true,
      rows: kinds.flatMap(({ kind, checked, pairs }) =>
        pairs.map(({ english, translated }, i) => [
          { html: i === 0 ? html`${kind}<br>${checkedTag(checked)}` : html`<span class="gw-quiet">${kind}</span>` },
          { text: english },
          { html: html`<div lang="${language}" dir="${direction}">${translated}</div>` },
        ]),
      ),
    })}</div>`,
  )
}
