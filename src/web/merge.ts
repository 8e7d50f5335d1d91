import { type Fields, type MergedField, mergeThree } from '../domain/merge.ts'
import { type Html, html } from '../kit/html.ts'
import { button } from './components/button.ts'
import { radios } from './components/radios.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from './form-mistakes.ts'

/**
 * One thing that a form changes, as it stands now. Its fields in the form begin with `key`; beside each stands what it
 * was when the form was opened (`.was`), so that nothing typed on a page that has grown old is lost.
 */
export type Standing = {
  readonly key: string
  readonly title: string
  readonly version: number
  readonly stands: Fields
  /** What each field is called. */
  readonly labels: Fields
  /** How a value is read; as it is unless said. */
  readonly show?: (name: string, value: string) => string
  /** Who changed it last. */
  readonly by?: string | null
}

type Clash = { readonly thing: Standing; readonly field: MergedField }

/** What came of a form once it was held against how things stand now. */
export type Settled = {
  /** The form with all that could be settled; its versions are those that stand now. */
  readonly form: URLSearchParams
  /** What both sides changed: a person chooses. Empty: the form can be saved. */
  readonly clashes: readonly Clash[]
  /** What somebody else alone changed: it went in by itself. */
  readonly quiet: readonly Clash[]
}

/** Returns the hidden part of a form for one thing: its version and how it stood. A form shown again keeps its own. */
export const standingFields = (form: URLSearchParams, { key, version, stands }: Standing): Html =>
  html`${hidden(`${key}version`, form.get(`${key}version`) ?? String(version))}${Object.entries(stands).map(
    ([name, value]) => hidden(was(key, name), form.get(was(key, name)) ?? value),
  )}`

/**
 * Holds a form against how things stand now. What one side alone changed goes together by itself; of what both changed,
 * the choice that the form brings along is taken, and what has none is asked.
 */
export function settle(sent: URLSearchParams, things: readonly Standing[]): Settled {
  const form = new URLSearchParams(sent)
  const clashes: Clash[] = []
  const quiet: Clash[] = []
  for (const thing of things) {
    const undecided = new Map(takeChoices(form, thing).map((field) => [field.name, field]))
    const current = form.get(`${thing.key}version`) === String(thing.version)
    const fields = current ? [] : mergeThree(...threeOf(form, thing))
    for (const field of fields) {
      if (field.verdict === 'theirs') quiet.push({ thing, field })
      if (field.verdict === 'clash') undecided.set(field.name, field)
      form.set(thing.key + field.name, field.becomes)
      form.set(was(thing.key, field.name), field.theirs)
    }
    form.set(`${thing.key}version`, String(thing.version))
    for (const field of undecided.values()) clashes.push({ thing, field })
  }
  return { form, clashes, quiet }
}

/** Takes the choices that were made about clashes shown before; returns those that were not. */
function takeChoices(form: URLSearchParams, { key, stands }: Standing): MergedField[] {
  return Object.keys(stands).flatMap((name) => {
    const before = form.get(`${key}${name}.before`)
    if (before === null) return []
    const kept = form.get(`${key}${name}.keep`)
    const [theirs, yours] = [form.get(was(key, name)) ?? '', form.get(key + name) ?? '']
    form.delete(`${key}${name}.keep`)
    form.delete(`${key}${name}.before`)
    if (kept === 'theirs') form.set(key + name, theirs)
    if (kept) return []
    return [{ name, was: before, theirs, yours, verdict: 'clash' as const, becomes: yours }]
  })
}

/** The three versions of a thing: as it was for whoever typed, as it stands, as they typed it. */
function threeOf(form: URLSearchParams, { key, stands }: Standing): [Fields, Fields, Fields] {
  const read = (nameOf: (name: string) => string) =>
    Object.fromEntries(Object.keys(stands).map((name) => [name, form.get(nameOf(name)) ?? '']))
  return [read((name) => was(key, name)), stands, read((name) => key + name)]
}

/** Returns a form with one value for each question: several ticks are joined. Doing it again changes nothing. */
export function flatForm(form: URLSearchParams, several: readonly string[]): URLSearchParams {
  const one = new URLSearchParams(form)
  for (const name of several) {
    const values = form.getAll(name).flatMap((value) => value.split(','))
    one.set(name, values.filter(Boolean).join(','))
  }
  return one
}

/** Returns a flat form as a page sends it: a value for each tick. */
export function unfoldedForm(form: URLSearchParams, several: readonly string[]): URLSearchParams {
  const all = new URLSearchParams(form)
  for (const name of several) {
    const values = (form.get(name) ?? '').split(',').filter(Boolean)
    all.delete(name)
    for (const value of values) all.append(name, value)
  }
  return all
}

type MergePage = {
  readonly settled: Settled
  /** Where the form goes, and where somebody goes who gives up what they typed. */
  readonly action: string
  readonly back: string
  /** Whether they were asked before and did not choose. */
  readonly asked: boolean
  readonly button?: string
}

/**
 * Returns the screen on which two people's changes go together: field by field what it was, what they wrote and what you
 * wrote. All the rest of the form comes along unseen, and saving asks again whether anything changed meanwhile.
 */
export function mergeView({ settled, action, back, asked, button: text = 'Save' }: MergePage): Html {
  const { form, clashes, quiet } = settled
  const mistakes: Record<string, string> = {}
  if (asked) for (const clash of clashes) mistakes[keepName(clash)] = `Choose for “${labelOf(clash)}”`
  return html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Somebody else changed this while you typed</h1>
<p class="govuk-body">Nothing is lost. ${clashes.length === 1 ? 'One thing needs' : `${clashes.length} things need`} a choice from you.</p>
<form method="post" action="${action}" novalidate>
${[...form].map(([name, value]) => hidden(name, value))}
${clashes.map((clash) => choice(clash, mistakes))}
${quiet.length > 0 && together(quiet)}
<div class="govuk-button-group">${button({ text })}<a class="govuk-link" href="${back}">Leave it as it stands</a></div></form>`
}

function choice(clash: Clash, mistakes: Mistakes): Html {
  const { thing, field } = clash
  const said = (value: string) => shown(thing, field.name, value)
  return html`<section class="gw-merge">${hidden(`${thing.key}${field.name}.before`, field.was)}
${radios({
  name: keepName(clash),
  fieldset: {
    legend: {
      html: html`<span class="govuk-caption-m">${thing.title}</span>${labelOf(clash)}`,
      classes: 'govuk-fieldset__legend--m',
    },
  },
  hint: { html: html`It was: <span class="gw-lines">${said(field.was)}</span>` },
  items: [
    {
      value: 'theirs',
      html: html`<span class="gw-quiet">${thing.by ?? 'They'} wrote:</span> <span class="gw-lines">${said(field.theirs)}</span>`,
    },
    {
      value: 'yours',
      html: html`<span class="gw-quiet">You wrote:</span> <span class="gw-lines">${said(field.yours)}</span>`,
    },
  ],
  ...mistakeAt(mistakes, keepName(clash)),
})}</section>`
}

const together = (quiet: readonly Clash[]): Html =>
  html`<h2 class="govuk-heading-m">Changed by somebody else alone</h2>
<p class="govuk-body">You did not touch these. They stay as they are now.</p>
<dl class="govuk-summary-list">${quiet.map(
    (clash) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${clash.thing.title}: ${labelOf(
        clash,
      )}</dt><dd class="govuk-summary-list__value gw-lines">${shown(clash.thing, clash.field.name, clash.field.theirs)}</dd></div>`,
  )}</dl>`

const keepName = ({ thing, field }: Clash): string => `${thing.key}${field.name}.keep`
const labelOf = ({ thing, field }: Clash): string => thing.labels[field.name] ?? field.name
const shown = ({ show }: Standing, name: string, value: string): string =>
  value === '' ? 'Nothing' : (show?.(name, value) ?? value)
const was = (key: string, name: string): string => `${key}${name}.was`
const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}">`
