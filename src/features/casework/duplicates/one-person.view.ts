import { fullName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { AskedToLink, LinkAnswer } from '../../../records/link-question.ts'
import type { PossibleMatch } from '../../../records/person-match.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { likelyWords, reasonsLine } from './duplicates.page.ts'

export type OnePerson = {
  readonly person: Participant
  readonly matches: readonly PossibleMatch[]
  readonly elsewhere: boolean
  readonly asked: readonly AskedToLink[]
}

export const onePersonView = ({ person, matches, elsewhere, asked }: OnePerson, ask: Ask): Html =>
  deskLayout(
    { ask, title: `Others like ${fullName(person)}`, backTo: { href: '/desk/duplicates' } },
    html`<h1 class="govuk-heading-l">Others like ${fullName(person)}</h1>
<p class="govuk-body-l">${person.number}</p>
${matches.length === 0 ? html`<div class="gw-empty"><p>Nobody you work with looks like this person.</p></div>` : html`<ul class="gw-cards">${matches.map((match) => card(person, match))}</ul>`}
<h2 class="govuk-heading-m">Other organisations</h2>
${asked.map(({ at, answer }) => html`<p>Asked on ${dayOf(at)}. ${ANSWERED[answer ?? 'waiting']}</p>`)}
${
  elsewhere && asked.length === 0
    ? html`<p>Possible match. Another organisation may have a record of this person. We do not say which, or what is in it.</p>
<form method="post" action="/desk/duplicates/of/${person.id}">${deskFields(ask)}${button({ text: 'Ask to link', classes: 'govuk-button--secondary' })}</form>`
    : asked.length === 0 && html`<p>We know of nobody to ask.</p>`
}`,
  )

const ANSWERED: Readonly<Record<LinkAnswer | 'waiting', string>> = {
  waiting: 'No answer yet.',
  'will-ask': 'They ask the person whether they want to be linked.',
  'not-same': 'They say that it is somebody else.',
}

function card(person: Participant, { person: other, bits, reasons }: PossibleMatch): Html {
  const { words, colour } = likelyWords(bits)
  const against = reasonsLine(reasons, 'against')
  return html`<li class="gw-card"><p class="gw-card__kind">${tag({ text: words, classes: colour })}</p>
<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="/desk/duplicates/${person.id}/${other.id}">${fullName(other)}</a></h2>
<p>${reasonsLine(reasons, 'for')}</p>${against && html`<p class="gw-quiet">But ${against.charAt(0).toLowerCase() + against.slice(1)}</p>`}
<p class="gw-quiet">${other.number}</p></li>`
}
