import type { Participant } from '../domain/participant.ts'
import { typedFields, type WorkForm } from '../domain/work-draft.ts'
import { type Html, html } from '../kit/html.ts'
import { type Answer, json, redirect } from '../kit/http.ts'
import { keepWorkDraft, removeWorkDraft, type WorkDraft, workDraftOf } from '../records/work-draft.ts'
import type { Ask } from './ask.ts'
import { memberIn } from './asked.ts'
import { button } from './components/button.ts'
import { dayAndTimeOf } from './moments.ts'

/** What somebody finds when they open a form about a person: nothing typed before, an offer, or what they took up. */
export type DraftFound =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'offer'; readonly draft: WorkDraft }
  | { readonly kind: 'taken-up'; readonly form: URLSearchParams }

/** Returns what this viewer typed in a form about somebody and did not save; `?draft=go-on` takes it up. */
export async function draftFound(ask: Ask, person: Participant, form: WorkForm): Promise<DraftFound> {
  const draft = await workDraftOf(ask.db, memberIn(ask), { participantId: person.id, form }, ask.now)
  if (!draft) return { kind: 'nothing' }
  if (ask.query.get('draft') !== 'go-on') return { kind: 'offer', draft }
  const typed = new URLSearchParams()
  for (const [name, values] of Object.entries(draft.fields)) for (const value of values) typed.append(name, value)
  return { kind: 'taken-up', form: typed }
}

/**
 * Answers what a form's script or its buttons say about a draft: `save=by-itself` keeps it, `save=later` keeps it and
 * goes back, `save=throw-away` removes it. Null where somebody wants the form itself to be saved.
 */
export async function draftAnswer(ask: Ask, person: Participant, form: WorkForm, path: string): Promise<Answer | null> {
  const viewer = memberIn(ask)
  const which = { participantId: person.id, form }
  switch (ask.form.get('save')) {
    case 'by-itself':
    case 'later': {
      const fields = typedFields(ask.form)
      if (fields) await keepWorkDraft(ask.db, viewer, which, fields, ask.now)
      return ask.form.get('save') === 'later'
        ? redirect(`/desk/people/${person.id}?saved=later`)
        : json({ saved: true })
    }
    case 'throw-away':
      await removeWorkDraft(ask.db, viewer, which, ask.now)
      return redirect(path)
    default:
      return null
  }
}

/** Returns the choice between going on with what was typed and starting afresh. Nothing is lost until they choose. */
export function draftOffer({ fields, updatedAt }: WorkDraft, path: string): Html {
  const words = (fields.words?.[0] ?? '').trim()
  const beginning = words.length > 240 ? `${words.slice(0, 240).trimEnd()}…` : words
  return html`<section class="gw-box gw-box--quiet gw-typed-before" aria-labelledby="typed-before"><h2 class="gw-box__title" id="typed-before">You typed this and did not save it</h2>
<p class="gw-small-print">${dayAndTimeOf(updatedAt)}. Only you see it. It is kept for 90 days.</p>
<blockquote class="gw-typed">${beginning}</blockquote>
<div class="govuk-button-group">${button({ text: 'Go on with what you typed', href: `${path}?draft=go-on` })}
<form method="post" action="${path}">${button({ text: 'Throw it away and start afresh', classes: 'govuk-button--secondary', name: 'save', value: 'throw-away' })}</form></div></section>`
}

/** The button that keeps what was typed so far: with a script that happens by itself. */
export const goOnLater: Html = button({
  text: 'Go on later',
  name: 'save',
  value: 'later',
  classes: 'govuk-button--secondary',
})
