import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { mistakeSummary } from '../../../web/form-mistakes.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { openStep, STEPS, type StepPage, type StepSlug, stepBefore, stepsFor } from './apply.page.ts'
import type { Work } from './apply.queries.ts'
import { aboutYouFields, checklistFields, ownWordsFields } from './steps.view.ts'

export type Frame = { readonly title: string; readonly back: string; readonly hasErrors?: boolean }

/** Returns a page of an application: in the resident's own site, or at the desk of the adviser who helps. */
export function workLayout(work: Pick<Work, 'by'>, { title, back, hasErrors }: Frame, ask: Ask, content: Html): Html {
  const page = { ask, title, backTo: { href: back }, ...(hasErrors ? { hasErrors } : {}) }
  return work.by === 'adviser' ? deskLayout(page, content) : layout({ ...page, robots: 'noindex' }, content)
}

export function startView(work: Work, answerBy: string | null, ask: Ask): Html {
  const { opportunity, draft, base } = work
  const begun = draft && !draft.sentReference
  const steps = stepsFor(work)
  return workLayout(
    work,
    { title: `Apply: ${opportunity.title}`, back: opportunityPath(opportunity) },
    ask,
    html`<span class="govuk-caption-l">${opportunity.organizationName}</span>
<h1 class="govuk-heading-l">Apply: ${opportunity.title}</h1>
${ask.query.has('cookies') && insetText({ text: 'Your browser did not keep our cookie, so we could not keep what you typed. Allow cookies for this site, or call us and we fill it in with you.' })}
${draft?.sentReference && insetText({ html: html`You have sent an application from this device. Your reference is <strong>${draft.sentReference}</strong>. <a class="govuk-link" href="/requests">See how it stands</a>.` })}
<p class="govuk-body-l">It takes about ten minutes. You do not need a CV and you do not need an account.</p>
<ol class="gw-steps">
${steps.map(({ slug }) => html`<li>${STEP_WORDS[slug]}</li>`)}
<li>Check your answers and send them to ${opportunity.organizationName}.</li>
</ol>
<p class="govuk-body">You can stop at any time and come back later with a code. You can also let an adviser fill it in with you.</p>
${answerBy && html`<p class="govuk-body">If you send it today, ${opportunity.organizationName} should answer by <strong>${answerBy}</strong>, whatever the answer is. If they do not, we remind them, and we tell you.</p>`}
<div class="govuk-button-group">
<a class="govuk-button" role="button" draggable="false" data-module="govuk-button" href="${begun ? `${base}/${openStep(work)}` : `${base}/about-you`}">${begun ? 'Go on where you stopped' : 'Start'}</a>
<a class="govuk-link" href="/apply/resume">I have a code</a>
</div>
<p class="govuk-body">Rather talk to somebody? Call ${phoneLink(ask.place.contact.phone)} or <a class="govuk-link" href="/hubs">visit a ${ask.place.words.hub}</a>.</p>`,
  )
}

const STEP_WORDS: Readonly<Record<StepSlug, string>> = {
  'about-you': 'Your name, and how you want to hear back.',
  'what-you-need': 'What the advert asks for: say “yes”, “not yet” or “ask me” to each.',
  'your-words': 'Two short questions in your own words, or your CV. Or both.',
}

export function stepView(page: StepPage, ask: Ask): Html {
  const { work, slug, form, mistakes } = page
  const steps = stepsFor(work)
  const at = steps.findIndex((step) => step.slug === slug)
  const before = stepBefore(work, slug)
  const start = work.by === 'adviser' ? '/desk/drafts' : work.base
  const back = before ? `${work.base}/${before}` : start
  const title = STEPS.find((step) => step.slug === slug)!.title
  const whole = Object.keys(mistakes).length > 0
  return workLayout(
    work,
    { title: `${title}: ${work.opportunity.title}`, back, hasErrors: whole },
    ask,
    html`${mistakeSummary(mistakes)}
${page.changed && changedView(page, ask)}
<span class="govuk-caption-l">${work.opportunity.title}, step ${at + 1} of ${steps.length}</span>
<h1 class="govuk-heading-l">${title}</h1>
${helperView(work)}
<form method="post" action="${work.base}/${slug}${ask.query.has('change') ? '?change' : ''}" novalidate${slug === 'your-words' && html` enctype="multipart/form-data"`}>
${work.draft ? html`<input type="hidden" name="version" value="${work.draft.version}">` : guardFields(ask, 'apply')}
${slug === 'about-you' && aboutYouFields(page, ask)}
${slug === 'what-you-need' && checklistFields(work.opportunity.requirements, form, mistakes)}
${slug === 'your-words' && ownWordsFields(page)}
${button({ text: 'Save and continue' })}
</form>
${work.by === 'applicant' && work.draft && laterView(work.base)}
${slug === 'your-words' && page.cv && html`<form method="post" action="${work.base}/cv">${button({ text: 'Take my CV away', classes: 'govuk-button--secondary' })}</form>`}`,
  )
}

const changedView = ({ work }: StepPage, ask: Ask): Html =>
  insetText({
    html: html`${work.draft?.changedBy === 'adviser' ? (work.draft.helperName ?? 'Your adviser') : 'Somebody'} saved changes while you were typing. What you typed is below and is not saved yet. <a class="govuk-link" href="${ask.path}">See what they saved</a>, or press “Save and continue” to keep yours.`,
  })

const helperView = ({ by, draft }: Work): Html | false =>
  by === 'adviser'
    ? insetText({ text: 'You are helping to fill this in. Only the person themself can send it.' })
    : Boolean(draft?.helperName) && insetText({ text: `${draft?.helperName} is helping you to fill this in.` })

export const laterView = (base: string): Html => html`<ul class="gw-links">
<li><a class="govuk-link" href="${base}/save">Save and come back later</a></li>
<li><a class="govuk-link" href="${base}/adviser">Fill it in with an adviser</a></li>
<li><a class="govuk-link" href="${base}/forget">Delete what I typed</a></li>
</ul>`
