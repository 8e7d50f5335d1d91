import { CORRECTION_DECISIONS } from '../../../domain/data-request.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { Note } from '../../../domain/note.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { CorrectionRequest } from '../../../records/correction-request.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { select } from '../../../web/components/select.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { dateWords } from '../../../web/dates.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { type OwnData, RECORD_PATH } from './own-data.queries.ts'

type WrongPage = {
  readonly own: OwnData
  /** Those that the person may read. */
  readonly notes: readonly Note[]
  readonly said: readonly CorrectionRequest[]
  readonly mistakes: Mistakes
}

export function wrongView({ own, notes, said, mistakes }: WrongPage, ask: Ask): Html {
  const { say, page } = own.speaker
  return layout(
    {
      ...{ ask, title: 'Tell us what is wrong', robots: 'noindex', backTo: { href: RECORD_PATH }, ...page },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${leaveQuickly()}${mistakeSummary(mistakes)}${own.speaker.note}
<h1 class="govuk-heading-l">${say('Tell us what is wrong')}</h1>
<p class="govuk-body">${say('Your name or how to reach you')}: <a class="govuk-link" href="${RECORD_PATH}/facts">${say('Put something right')}</a></p>
<p class="govuk-body">${say('For all else, write it here. A person looks at it, and you get an answer with a reason within a month.')}</p>
<form method="post" action="${RECORD_PATH}/correction" novalidate>${guardFields(ask, 'own-data')}
${notes.length > 0 && whichNote(notes, ask, own)}
${area(ask, mistakes, 'wrong', say('What is wrong?'))}
${area(ask, mistakes, 'right', say('What should it say?'))}
${button({ html: say('Send'), preventDoubleClick: true })}
</form>
${said.length > 0 && html`<h2 class="govuk-heading-m">${say('What you told us before')}</h2><ul class="gw-cards">${said.map((one) => saidCard(one, own, ask))}</ul>`}`,
  )
}

const whichNote = (notes: readonly Note[], { form }: Ask, { speaker }: OwnData): Html =>
  select({
    ...{ id: 'note', name: 'note', label: { html: speaker.say('Is it about a note?'), classes: 'govuk-label--s' } },
    items: [
      { value: '', text: 'No' },
      ...notes.map(({ id, words, happenedAt }) => ({
        value: id,
        text: `${dayOf(happenedAt)}: ${words.slice(0, 60)}`,
        selected: form.get('note') === id,
      })),
    ],
  })

const area = ({ form }: Ask, mistakes: Mistakes, name: string, label: Html): Html =>
  textarea({
    ...{ id: name, name, rows: 4, value: form.get(name) ?? '', label: { html: label, classes: 'govuk-label--s' } },
    ...mistakeAt(mistakes, name),
  })

const saidCard = (
  one: CorrectionRequest,
  { speaker: { say, plain } }: OwnData,
  { now }: Ask,
): Html => html`<li class="gw-card">
<p class="gw-small-print">${plain(`${one.organization}, ${dayOf(one.askedAt)}`)}</p>
<p class="govuk-body gw-lines">${plain(one.wrong)}</p>
${
  one.decision === null
    ? html`<p class="govuk-body">${say('We look at it and decide.')} ${plain(`You hear by ${dateWords(one.dueOn, londonDate(now))}.`)}</p>`
    : html`<p class="govuk-body"><strong>${plain(CORRECTION_DECISIONS.find(({ value }) => value === one.decision)!.text)}</strong></p><p class="govuk-body gw-lines">${plain(one.decidedWords ?? '')}</p>`
}
</li>`
