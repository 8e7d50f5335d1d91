import type { Option } from '../../../domain/facets.ts'
import {
  INFORMATION_FORMATS,
  INFORMATION_NEEDS,
  INFORMATION_SUPPORTS,
  type InformationNeed,
} from '../../../domain/information-need.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { input } from '../../../web/components/input.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { versionField } from '../../../web/desk-form.ts'
import { optionTexts } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'

export type AccessShown = {
  readonly person: Participant
  /** As it stands, or as it was typed where somebody else was first. */
  readonly need: InformationNeed | null
  readonly version: number
  /** What somebody else wrote meanwhile. */
  readonly theirs: InformationNeed | null
}

export const accessView = ({ person, need, version, theirs }: AccessShown, ask: Ask): Html => {
  const title = `How to write to ${calledName(person)} and talk with them`
  return personLayout(
    { ask, person, title, section: '' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Ask; do not guess. Saving keeps that you asked today. Language and interpreter stand with <a class="govuk-link" href="/desk/people/${person.id}/details">facts and contact</a>.</p>
${theirs && meanwhile(theirs)}
<form method="post" action="/desk/people/${person.id}/access" novalidate>${versionField(version)}
<div class="gw-two">${ticks('needs', 'What makes it hard?', INFORMATION_NEEDS, need?.needs)}${ticks('formats', 'Write to them in', INFORMATION_FORMATS, need?.formats)}${ticks('supports', 'When you talk', INFORMATION_SUPPORTS, need?.supports)}</div>
${textarea({
  ...{ id: 'words', name: 'words', rows: 3, value: need?.words ?? '' },
  label: { text: 'Anything else that helps (optional)', classes: 'govuk-label--s' },
})}
${checkboxes({
  name: 'may-share',
  values: need?.mayShare ? ['yes'] : [],
  classes: 'govuk-checkboxes--small',
  items: [{ value: 'yes', text: 'They agree that those who help them are told this' }],
})}
${input({
  ...{ id: 'shared-with', name: 'shared-with', value: need?.sharedWith ?? '' },
  label: { text: 'Who was told? (optional)', classes: 'govuk-label--s' },
})}
<div class="govuk-button-group">${button({ text: 'Save' })}<a class="govuk-link" href="/desk/people/${person.id}">Leave it as it is</a></div></form>`,
  )
}

const ticks = (name: string, text: string, items: readonly Option[], values: readonly string[] = []): Html =>
  checkboxes({
    ...{ name, values: [...values], items, classes: 'govuk-checkboxes--small' },
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
  })

const meanwhile = (theirs: InformationNeed): Html =>
  html`<section class="gw-box gw-box--quiet"><h2 class="gw-box__title">Somebody else changed this while you typed</h2>
<p>They wrote: ${[optionTexts(INFORMATION_NEEDS, theirs.needs), optionTexts(INFORMATION_FORMATS, theirs.formats), optionTexts(INFORMATION_SUPPORTS, theirs.supports), theirs.words].filter(Boolean).join('. ') || 'nothing'}.</p>
<p class="gw-small-print">What you typed is below. Saving puts yours in its place.</p></section>`
