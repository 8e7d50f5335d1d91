import { ALERT_FREQUENCIES, type Alert } from '../../../domain/alert.ts'
import { DISTANCES } from '../../../domain/facets.ts'
import type { Search } from '../../../domain/search.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { panel } from '../../../web/components/panel.ts'
import { radios } from '../../../web/components/radios.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { messageLanguageField } from '../../../web/message-language.ts'

const HOME = [{ text: 'Home', href: '/' }]

const frame = (ask: Ask, title: string, content: Html, mistakes: Mistakes = {}): Html =>
  layout(
    { ask, title, robots: 'noindex', breadcrumbs: HOME, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-xl">${title}</h1>
${content}`,
  )

const frequencyRadios = (value: string, mistakes: Mistakes): Html =>
  radios({
    name: 'frequency',
    value,
    fieldset: { legend: { text: 'How often?', classes: 'govuk-fieldset__legend--m' } },
    items: ALERT_FREQUENCIES.map(({ value, text, hint }) => ({ value, text, hint: { text: hint } })),
    ...mistakeAt(mistakes, 'frequency'),
  })

export type AskPage = {
  readonly kept: string
  readonly title: string
  readonly placeKnown: boolean
  readonly mistakes: Mistakes
}

export const askView = (ask: Ask, { kept, title, placeKnown, mistakes }: AskPage): Html =>
  frame(
    ask,
    'Email me new ones',
    html`<p class="govuk-body-l">We look every morning and write when there is something new. You need no account.</p>
<p class="govuk-body">We look for: <strong>${title}</strong></p>
${!placeKnown && html`<p class="govuk-body">We do not know the place you typed, so we look everywhere. <a class="govuk-link" href="/opportunities?${kept}">Change the search</a>.</p>`}
<form method="post" action="/alerts/new" novalidate>
${guardFields(ask, 'alerts')}
<input type="hidden" name="search" value="${kept}">
${input({
  id: 'email',
  name: 'email',
  type: 'email',
  value: ask.form.get('email') ?? '',
  label: { text: 'Your email address', classes: 'govuk-label--m' },
  autocomplete: 'email',
  spellcheck: false,
  ...mistakeAt(mistakes, 'email'),
})}
${messageLanguageField(ask, 'm')}
${frequencyRadios(ask.form.get('frequency') ?? 'daily', mistakes)}
<p class="govuk-body">You can stop at any time. We use your address for this alone, and ask again after a year.</p>
${button({ text: 'Send me new ones', preventDoubleClick: true })}
</form>`,
    mistakes,
  )

export const sentView = (ask: Ask): Html =>
  frame(
    ask,
    'Look in your email',
    html`<p class="govuk-body-l">We have sent you an email. Open the page in it and press the button. Then we start.</p>
<p class="govuk-body">Nothing came? Look in your junk mail, and wait a few minutes.</p>
<p class="govuk-body"><a class="govuk-link" href="/opportunities">Back to searching</a></p>`,
  )

export const confirmView = (ask: Ask, alert: Alert, title: string): Html =>
  frame(
    ask,
    alert.state === 'active' ? 'Do you still want these emails?' : 'Do you want these emails?',
    html`<p class="govuk-body-l">We write ${rhythm(alert)} when there is something new.</p>
<p class="govuk-body">We look for: <strong>${title}</strong></p>
<form method="post" action="/alerts/${alert.uuid}/confirm">${button({ text: 'Yes, send them', preventDoubleClick: true })}</form>
<p class="govuk-body">No? Close this page, or <a class="govuk-link" href="/alerts/${alert.uuid}/stop">stop them for good</a>.</p>`,
  )

const rhythm = ({ frequency }: Alert): string => (frequency === 'daily' ? 'in the morning' : 'on Monday mornings')

export const doneView = (ask: Ask, alert: Alert, title: string): Html =>
  layout(
    { ask, title: 'Your emails are set up', robots: 'noindex' },
    html`${panel({ titleText: 'Your emails are set up' })}
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body-l">We look for <strong>${title}</strong> and write ${rhythm(alert)} when there is something new. You hear about each thing once.</p>
<p class="govuk-body">Every email has a link to change or stop this. Your reference is ${alert.reference}.</p>
<p class="govuk-body"><a class="govuk-link" href="/opportunities?${alert.search}">See what is there now</a> or <a class="govuk-link" href="/alerts/${alert.uuid}">change something</a>.</p>`,
  )

export type OnePage = {
  readonly alert: Alert
  readonly search: Search
  readonly title: string
  readonly mistakes: Mistakes
}

export function oneView(ask: Ask, { alert, search, title, mistakes }: OnePage): Html {
  const typed = (name: string, before: string) => ask.form.get(name) ?? before
  const within = typed('within', String(search.within))
  return frame(
    ask,
    'Your emails about new things',
    html`<p class="govuk-body">We look for: <strong>${title}</strong></p>
<form method="post" action="/alerts/${alert.uuid}" novalidate>
${input({ id: 'q', name: 'q', value: typed('q', search.words), label: { text: 'What are you looking for?' }, hint: { text: 'Leave it empty for everything.' }, ...mistakeAt(mistakes, 'q') })}
${input({ id: 'near', name: 'near', value: typed('near', search.near?.typed ?? ''), label: { text: 'Postcode or place' }, classes: 'govuk-input--width-20', ...mistakeAt(mistakes, 'near') })}
<div class="govuk-form-group"><label class="govuk-label" for="within">How far</label>
<select class="govuk-select" id="within" name="within">${[...DISTANCES]
      .sort((a, b) => a - b)
      .map(
        (miles) =>
          html`<option value="${miles}"${String(miles) === within && html` selected`}>${miles === 0.5 ? 'half a mile' : `${miles} ${miles === 1 ? 'mile' : 'miles'}`}</option>`,
      )}</select></div>
${frequencyRadios(typed('frequency', alert.frequency), mistakes)}
${messageLanguageField(ask, 'm', typed('message-language', alert.language))}
${button({ text: 'Save changes', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/alerts/${alert.uuid}/stop">Stop these emails</a></p>`,
    mistakes,
  )
}

export const stopView = (ask: Ask, alert: Alert, title: string): Html =>
  frame(
    ask,
    'Stop these emails?',
    html`<p class="govuk-body">We look for: <strong>${title}</strong></p>
<form method="post" action="/alerts/${alert.uuid}/stop">${button({ text: 'Yes, stop them', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>
<p class="govuk-body">No? <a class="govuk-link" href="/alerts/${alert.uuid}">Keep them, or change how often</a>.</p>`,
  )

const ENDED: Readonly<Record<string, string>> = {
  stopped: 'You asked us to stop. We do not write about this any more.',
  lapsed: 'A year has passed, so we have stopped. You can start again at any time.',
  closed: 'We cannot look there any more, so we have stopped.',
}

export const endedView = (ask: Ask, alert: Alert): Html =>
  frame(
    ask,
    'These emails have stopped',
    html`<p class="govuk-body-l">${ENDED[alert.state]}</p>
<p class="govuk-body"><a class="govuk-link" href="/alerts/new?${alert.search}">Start them again</a> or <a class="govuk-link" href="/opportunities?${alert.search}">see what is there now</a>.</p>`,
  )
