import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

type OwnForm = {
  /** In English; the page says it in the person's language too. */
  readonly title: string
  readonly action: string
  readonly mistakes?: Mistakes
  readonly back?: string
  /** Stands above the form. */
  readonly above?: Html | null
}

/** A page of one's own with one form on it. */
export const ownForm = (
  { speaker }: Own,
  { title, action, mistakes = {}, back = RECORD_PATH, above = null }: OwnForm,
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
<form method="post" action="${action}" novalidate>${guardFields(ask, 'own-record')}
${fields}</form>`,
  )
