import { HELPS } from '../../../domain/facets.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { questionsOf } from '../../../domain/referral-advice.ts'
import { clocksOf, REFERRAL_PROGRAMS, type ReferralProgram } from '../../../domain/referral-program.ts'
import { milesWords } from '../../../domain/travel.ts'
import { WORK_SITUATIONS } from '../../../domain/work-situation.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ReferralFile } from '../../../records/referral-file.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { fileUpload } from '../../../web/components/file-upload.ts'
import { input } from '../../../web/components/input.ts'
import { type RadioItem, radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { dateWords } from '../../../web/dates.ts'
import { fileWords } from '../../../web/file-answer.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { deskFilePath } from '../../../web/referral-packet-view.ts'
import { adviceView } from './advice.view.ts'
import type { ProgramAdvice } from './make-referral.page.ts'
import type { ServiceChoice } from './make-referral.queries.ts'
import { isPaused } from './what.form.ts'

export type WhatPage = {
  readonly form: URLSearchParams
  readonly mistakes: Mistakes
  readonly choices: readonly ServiceChoice[]
  readonly files: readonly ReferralFile[]
  /** What the rules of each programme say so far. */
  readonly advice: readonly ProgramAdvice[]
  readonly now: Date
}

const small = (text: string) => ({ text, classes: 'govuk-label--s' })
const legend = (text: string, size = 's') => ({ legend: { text, classes: `govuk-fieldset__legend--${size}` } })

/** Returns the questions of what for and to whom. To whom is enough. */
export function whatFields(page: WhatPage): Html {
  const { form, mistakes, files } = page
  const value = (name: string) => form.get(name) ?? ''
  return html`<h2 class="govuk-heading-m">To whom?</h2>
${mistakes.service && html`<p id="service-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${mistakes.service}</p>`}
${toWhomView(page)}
<h2 class="govuk-heading-m">What for?</h2>
${textarea({
  ...{
    id: 'words',
    name: 'words',
    rows: 4,
    value: value('words'),
    label: small('In short, what is it about? (optional)'),
  },
  hint: { text: 'What they want, and what stands in the way. Health goes into its own box below.' },
})}
${textarea({
  ...{ id: 'health', name: 'health', rows: 3, value: value('health'), label: small('Health or disability (optional)') },
  hint: { text: 'Only what they want passed on. It goes along only if they agree to that on the next page.' },
})}
${radios({
  name: 'work',
  value: value('work'),
  classes: 'govuk-radios--small',
  fieldset: legend('How do they stand to work now? (optional)'),
  items: WORK_SITUATIONS,
})}
${details({
  summaryText: 'More that can help: needs, a letter, how they can reach you',
  open:
    ['help', 'urgent'].some((name) => form.has(name)) ||
    files.length > 0 ||
    'file' in mistakes ||
    'reply-to' in mistakes,
  html: html`${checkboxes({
    name: 'help',
    values: form.getAll('help'),
    classes: 'govuk-checkboxes--small',
    fieldset: legend('What would help?'),
    items: HELPS,
  })}
${checkboxes({ name: 'urgent', values: form.getAll('urgent'), classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: 'It cannot wait' }] })}
${input({
  ...{ id: 'reply-to', name: 'reply-to', value: value('reply-to'), label: small('How can they reach you?') },
  hint: { text: 'A phone number or an email address of yours.' },
  ...mistakeAt(mistakes, 'reply-to'),
})}
${filesView(files, mistakes)}`,
})}`
}

/** Where somebody is chosen already, by a template or before, the others are out of the way. */
function toWhomView(page: WhatPage): Html {
  const { form, choices, now } = page
  const all = (some: WhatPage, asked: string | null = null) =>
    html`${programsIn(some).map((program, i) => programView(program, { first: i === 0 && !asked, asks: program.id !== asked }, some))}`
  const chosen = choices.find(({ service }) => String(service.id) === form.get('service'))
  if (!chosen || isPaused(chosen.service, londonDate(now))) return all(page)
  const others = choices.filter((choice) => choice !== chosen)
  return html`${all({ ...page, choices: [chosen] })}${
    others.length > 0 &&
    details({
      summaryText: `Send it to somebody else (${others.length})`,
      html: all({ ...page, choices: others }, chosen.service.program),
    })
  }`
}

/** Programmes with somebody who takes referrals here, in their order; those we do not know by name come last. */
function programsIn({ choices }: WhatPage): readonly ReferralProgram[] {
  const offered = new Set(choices.map(({ service }) => service.program))
  const known = REFERRAL_PROGRAMS.filter(({ id }) => offered.has(id))
  const others = [...offered].filter((id) => !known.some((program) => program.id === id))
  const unknown = others.map((id) => ({ id, name: id, forPerson: '', models: [], clocks: {}, rules: [], lasts: null }))
  return [...known, ...unknown]
}

/** `first` has the id that a mistake leads to; `asks`: its questions stand here, once on the page. */
function programView(
  program: ReferralProgram,
  { first, asks }: { readonly first: boolean; readonly asks: boolean },
  page: WhatPage,
): Html {
  const { form, choices, now } = page
  const chosen = form.get('service') ?? ''
  const of = choices.filter(({ service }) => service.program === program.id)
  const near = of.filter((choice) => choice.near)
  const far = of.filter((choice) => !choice.near)
  const prefix = first ? 'service' : `service-${program.id}`
  const items = (some: readonly ServiceChoice[]) => some.map((choice) => serviceItem(choice, program, now))
  const shown = near.length > 0 ? near : far
  const folded = near.length > 0 ? far : []
  return html`${radios({
    name: 'service',
    idPrefix: prefix,
    value: chosen,
    classes: 'govuk-radios--small',
    fieldset: legend(program.name),
    ...(program.forPerson && { hint: { text: `In words for them: “${program.forPerson}.”` } }),
    items: items(shown),
  })}${
    folded.length > 0 &&
    details({
      summaryText: `${program.name} for other neighbourhoods (${folded.length})`,
      open: folded.some(({ service }) => String(service.id) === chosen),
      html: radios({
        name: 'service',
        idPrefix: `${prefix}-far`,
        value: chosen,
        classes: 'govuk-radios--small',
        items: items(folded),
      }),
    })
  }${asks && questionsView(program, page)}`
}

function serviceItem({ service, metres }: ServiceChoice, program: ReferralProgram, now: Date): RadioItem {
  const today = londonDate(now)
  const paused = isPaused(service, today)
  const says = [
    service.organizationName === service.name ? null : service.organizationName,
    metres === null ? null : milesWords(metres),
    paused
      ? `Takes nobody new until after ${dateWords(service.pausedUntil!, today)}`
      : `Usually decides in ${clocksOf(program).decide} working days`,
  ]
  return {
    value: service.id,
    text: service.name,
    hint: { text: `${says.filter(Boolean).join('. ')}. ${service.about}` },
    ...(paused && { disabled: true }),
  }
}

/** The questions of a programme: all optional, and the advice beside them never stops anybody. */
function questionsView(program: ReferralProgram, { form, advice, choices }: WhatPage): Html | null {
  const questions = questionsOf(program)
  if (questions.length === 0) return null
  const said = advice.find((one) => one.program.id === program.id) ?? null
  const chosen = choices.find(({ service }) => String(service.id) === form.get('service'))
  const ofChosen = chosen?.service.program === program.id
  const answered = questions.some(({ input }) => form.has(`answer-${input}`))
  return details({
    id: `fits-${program.id}`,
    summaryText: `Does ${program.name} fit? ${questions.length} questions, if you like`,
    open: answered,
    html: html`${questions.map(({ input, text }) =>
      radios({
        name: `answer-${input}`,
        idPrefix: `answer-${input}-${program.id}`,
        value: form.get(`answer-${input}`) ?? '',
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: legend(text),
        items: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'ask', text: 'I do not know' },
        ],
      }),
    )}${button({ text: `See what the rules of ${program.name} say`, name: 'save', value: `advise-${program.id}`, classes: 'govuk-button--secondary' })}${
      (answered || ofChosen) && said && adviceView(said)
    }`,
  })
}

function filesView(files: readonly ReferralFile[], mistakes: Mistakes): Html {
  return html`${
    files.length > 0 &&
    html`<ul class="gw-rows">${files.map(
      ({ id, name, bytes }) =>
        html`<li class="gw-rows__one"><a class="govuk-link" href="${deskFilePath(id)}">${fileWords({ shownName: name, size: bytes })}</a>
<button class="gw-link-button" type="submit" name="save" value="without-${id}">Remove<span class="govuk-visually-hidden"> ${name}</span></button></li>`,
    )}</ul>`
  }${fileUpload({
    ...{ id: 'file', name: 'file', label: small('A letter or another file') },
    hint: {
      text: 'PDF, Word, OpenDocument, RTF or text, up to 5 MB. It goes along only if they agree to pass on health.',
    },
    ...mistakeAt(mistakes, 'file'),
  })}${button({ text: 'Add this file', name: 'save', value: 'add', classes: 'govuk-button--secondary' })}`
}
