import { calledName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Story } from '../../../records/participant-story.ts'
import type { Ask } from '../../../web/ask.ts'
import { assetPath } from '../../../web/assets/asset-path.ts'
import { button } from '../../../web/components/button.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { type DraftFound, draftOffer, goOnLater } from '../../../web/work-draft-offer.ts'

export type StoryShown = {
  readonly person: Participant
  readonly words: string
  /** The version that these words are written on top of. */
  readonly version: number
  /** What somebody else wrote meanwhile. */
  readonly theirs: Story | null
  readonly draft: DraftFound
}

export const storyView = (shown: StoryShown, mistakes: Mistakes, ask: Ask): Html => {
  const path = `/desk/people/${shown.person.id}/story`
  return personLayout(
    {
      ...{ ask, person: shown.person, title: 'The story', section: '', hasErrors: Object.keys(mistakes).length > 0 },
      head: html`<script type="module" src="${assetPath('autosave.js')}"></script>`,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">The story</h1>
${shown.draft.kind === 'offer' ? draftOffer(shown.draft.draft, path) : form(shown, mistakes, path)}`,
  )
}

const form = ({ person, words, version, theirs }: StoryShown, mistakes: Mistakes, path: string): Html =>
  html`${theirs && merge(theirs)}
<form method="post" action="${path}" data-autosave novalidate>
${versionField(version)}
${textarea({
  ...{ id: 'words', name: 'words', rows: 14, value: words, spellcheck: true },
  label: {
    text: theirs ? 'What should it say?' : `What did ${calledName(person)} tell you?`,
    classes: 'govuk-label--m',
  },
  hint: {
    text: 'Told once, so that nobody has to ask again. They can read it. What is about health belongs into a note.',
  },
  ...mistakeAt(mistakes, 'words'),
})}
<p class="govuk-body-s" role="status" data-autosave-news></p>
<div class="govuk-button-group">${button({ text: 'Save the story' })}${goOnLater}<a class="govuk-link" href="/desk/people/${person.id}">Leave it as it is</a></div></form>`

const merge = ({ author, words, writtenAt }: Story): Html =>
  html`<section class="gw-box gw-box--quiet"><h2 class="gw-box__title">${author ?? 'Somebody'} changed it while you typed</h2>
<p class="gw-story">${words}</p><p class="gw-small-print">${dayAndTimeOf(writtenAt)}. What you typed is below, as you left it. Bring both together and save.</p></section>`
