import { londonDate } from '../../../domain/london-time.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { AccessRequest } from '../../../records/access-request.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { dateWords, fullDate } from '../../../web/dates.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { type OwnData, RECORD_PATH } from './own-data.queries.ts'

/** What somebody asked for a copy of, where it stands, and the copy itself. */
export function copiesView({ speaker }: OwnData, copies: readonly AccessRequest[], ask: Ask): Html {
  const { say, plain } = speaker
  const open = copies.some(({ endedAt }) => endedAt === null)
  return layout(
    {
      ...{ ask, title: 'A copy of what we hold about you', robots: 'noindex', backTo: { href: RECORD_PATH } },
      ...speaker.page,
    },
    html`${leaveQuickly()}${speaker.note}
<h1 class="govuk-heading-l">${say('A copy of what we hold about you')}</h1>
<p class="govuk-body">${say('You can have everything that is written about you. It costs nothing, and you need not say why.')}</p>
${copies.length > 0 && html`<ul class="gw-cards">${copies.map((one) => copyCard(one, speaker, ask))}</ul>`}
${
  !open &&
  html`<p class="govuk-body">${say('A person looks through it first, so that nobody else’s words are in it. You have it within a month.')}</p>
<form method="post" action="${RECORD_PATH}/copy" novalidate>${guardFields(ask, 'own-data')}${button({ html: say('Ask for a copy'), preventDoubleClick: true })}</form>`
}
<p class="govuk-body">${say('Is something wrong?')} <a class="govuk-link" href="${RECORD_PATH}/correction">${say('Tell us what is wrong')}</a></p>
<p class="govuk-body">${plain(html`${contactLine(ask.place.contact)}`)}</p>`,
  )
}

const copyCard = (
  one: AccessRequest,
  { say, plain }: OwnData['speaker'],
  { now }: Ask,
): Html => html`<li class="gw-card">
<h2 class="gw-card__title">${plain(one.organization)}</h2>
<p class="gw-small-print">${plain(`You asked on ${dayOf(one.askedAt)}.`)}</p>
${standing(one, { say, plain }, now)}
</li>`

function standing(one: AccessRequest, { say, plain }: Pick<OwnData['speaker'], 'say' | 'plain'>, now: Date): Html {
  if (one.fileUuid) {
    return html`<p class="govuk-body">${say('Your copy is ready.')} ${plain(`You can get it until ${fullDate(one.goneOn!)}.`)}</p>
<p class="govuk-body"><a class="govuk-button" href="${RECORD_PATH}/copy/${one.id}/file" download>${say('Get your copy')}</a></p>
<p class="govuk-body">${say('Whoever opens the file can read all of it. Keep it where nobody else looks.')}</p>`
  }
  if (one.status === 'clarify') {
    return html`<p class="govuk-body">${say('We have a question first. Call us with your answer.')}</p><p class="govuk-body gw-lines">${plain(one.clarifyWords ?? '')}</p>`
  }
  if (one.endedAt) return html`<p class="govuk-body">${say('This is done. You can ask again at any time.')}</p>`
  return html`<p class="govuk-body">${say('We are working on it.')} ${one.dueOn && plain(`You have it by ${dateWords(one.dueOn, londonDate(now))}.`)}</p>
${one.extendedWords && html`<p class="govuk-body">${say('It takes longer than a month. We are sorry.')}</p><p class="govuk-body gw-lines">${plain(one.extendedWords)}</p>`}`
}
