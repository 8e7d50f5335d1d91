import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { fileUpload } from '../../../web/components/file-upload.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { fileAccept } from '../../../web/sent-file.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

type OwnForm = {
  /** In English; the page says it in the person's language too. */
  readonly title: string
  readonly action: string
  readonly mistakes?: Mistakes
  readonly back?: string
  /** Stands above the form. */
  readonly above?: Html | null
  readonly takesFile?: boolean
}

/** A page of one's own with one form on it. */
export const ownForm = (
  { speaker }: Own,
  { title, action, mistakes = {}, back = RECORD_PATH, above = null, takesFile = false }: OwnForm,
  fields: Html,
  ask: Ask,
): Html =>
  layout(
    {
      ...{ ask, title, robots: 'noindex', backTo: { href: back }, hasErrors: Object.keys(mistakes).length > 0 },
      ...speaker.page,
    },
    html`${leaveQuickly()}${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${speaker.say(title)}</h1>${above}
<form method="post" action="${action}"${takesFile && html` enctype="multipart/form-data"`} novalidate>${guardFields(ask, 'own-record')}
${fields}</form>`,
  )

/** Where a photo or a file is chosen. With a phone it offers the camera. */
export const fileField = (label: string, say: Own['speaker']['say'], mistakes: Mistakes): Html =>
  fileUpload({
    ...{ id: 'file', name: 'file', accept: fileAccept('papers') },
    label: { html: say(label), classes: 'govuk-label--s' },
    hint: { html: say('A photo, a screenshot or a PDF, up to 10 megabytes. You can take a photo of a paper.') },
    ...mistakeAt(mistakes, 'file'),
  })

/** What somebody can do about a list of theirs that has nothing in it. */
export const writeToAdviser = ({ say }: Own['speaker']): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/messages">${say('Write to your adviser')}</a></p>`
