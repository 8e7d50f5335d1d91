import type { Participant } from '../../../domain/participant.ts'
import type { DraftPage } from '../../../domain/referral-draft.ts'
import { DRAFT_PAGES } from '../../../domain/referral-draft.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ReferralTemplate } from '../../../records/referral-template.ts'
import type { Ask } from '../../../web/ask.ts'
import { assetPath } from '../../../web/assets/asset-path.ts'
import { button } from '../../../web/components/button.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { type Mistakes, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { PAGE_TITLES } from './make-referral.page.ts'

/** One page of the form, as it was typed so far. */
export type FormPage = {
  readonly id: string
  readonly page: DraftPage
  readonly form: URLSearchParams
  readonly mistakes: Mistakes
  /** Which window this page belongs to, and which version of the draft it opens. */
  readonly window: string
  readonly opened: number
  /** What another window has written meanwhile, by field: nothing where none has. */
  readonly elsewhere: readonly (readonly [field: string, words: string])[]
  /** Only on the first page, before anything was typed. */
  readonly templates: readonly ReferralTemplate[]
  readonly template: ReferralTemplate | null
  /** Whose record it begins from; null: nobody is known yet. */
  readonly person: Participant | null
}

export const draftPath = (id: string, page: DraftPage | 'check'): string => `/desk/referrals/drafts/${id}/${page}`

/** Returns a page of the form around its questions: the same head, the same way on, the same way to stop. */
export function formPageView(shown: FormPage, questions: Html, ask: Ask): Html {
  const { id, page, mistakes, elsewhere } = shown
  const at = DRAFT_PAGES.indexOf(page)
  const before = DRAFT_PAGES[at - 1]
  const changing = ask.query.has('change')
  const back = changing ? draftPath(id, 'check') : before ? draftPath(id, before) : '/desk/referrals/drafts'
  return deskLayout(
    {
      ask,
      title: PAGE_TITLES[page],
      backTo: { href: back },
      hasErrors: Object.keys(mistakes).length > 0,
      head: html`<script type="module" src="${assetPath('autosave.js')}"></script>`,
    },
    html`${mistakeSummary(mistakes)}${elsewhereView(elsewhere)}
<span class="govuk-caption-l">Refer somebody: page ${at + 1} of ${DRAFT_PAGES.length}</span>
<h1 class="govuk-heading-l">${PAGE_TITLES[page]}</h1>
${templatesView(shown)}${personView(shown)}
<form method="post" action="${draftPath(id, page)}${changing && '?change'}"${page === 'what' && html` enctype="multipart/form-data"`} data-autosave novalidate>
<input type="hidden" name="window" value="${shown.window}">
<input type="hidden" name="opened" value="${shown.opened}">
${shown.template && html`<input type="hidden" name="template" value="${shown.template.id}">`}
${shown.person && html`<input type="hidden" name="person" value="${shown.person.id}">`}
${ENTER_SAVES}${questions}
<p class="govuk-body-s" role="status" data-autosave-news></p>
<div class="govuk-button-group">
${button({ text: changing ? 'Save and check' : 'Continue', name: 'save', value: 'now' })}
${button({ text: 'Save for later', name: 'save', value: 'later', classes: 'govuk-button--secondary' })}
</div>
</form>`,
  )
}

/** The first button of a form is what the Enter key presses: it should save, and not add a file. */
const ENTER_SAVES = html`<button type="submit" name="save" value="now" hidden></button>`

/** Whoever has two windows open decides: nothing of either is lost. */
const elsewhereView = (elsewhere: FormPage['elsewhere']): Html | null =>
  elsewhere.length === 0
    ? null
    : html`<div class="govuk-inset-text" role="alert"><p>This page was changed in another window. What you typed here is below and not saved yet. The other window says:</p>
<ul class="govuk-list govuk-list--bullet">${elsewhere.map(([field, words]) => html`<li>${field}: <span class="gw-lines">${words}</span></li>`)}</ul>
<p>Change below what you want to keep, then continue.</p></div>`

/** Who is known already is not asked for again, and no second record is made. */
const personView = ({ page, person }: FormPage): Html | null =>
  page === 'who' && person
    ? insetText({
        text: `This is what the record ${person.number} says. Check it with them. What you change here goes along with this referral, and the record stays as it is.`,
      })
    : null

/** One tap, and the last two pages are filled in as this team usually does. */
function templatesView({ templates, template, person }: FormPage): Html | null {
  if (templates.length === 0) return null
  return html`<div class="govuk-form-group"><div class="gw-choices"><span class="gw-choices__label">Begin with</span><ul class="gw-choices__list">${templates.map(
    ({ id, name }) =>
      html`<li><a class="govuk-link" href="/desk/referrals/new?template=${id}${person && `&person=${person.id}`}"${id === template?.id && html` aria-current="true"`}>${name}</a></li>`,
  )}<li><a class="govuk-link" href="/desk/referrals/templates">Change templates</a></li></ul></div></div>`
}
