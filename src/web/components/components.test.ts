import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { type Html, raw } from '../../kit/html.ts'
import { backLink } from './back-link.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { button } from './button.ts'
import { checkboxes } from './checkboxes.ts'
import { dateInput } from './date-input.ts'
import { details } from './details.ts'
import { errorMessage } from './error-message.ts'
import { errorSummary } from './error-summary.ts'
import { fieldset } from './fieldset.ts'
import { hint } from './hint.ts'
import { input } from './input.ts'
import { insetText } from './inset-text.ts'
import { label } from './label.ts'
import { languageNavigation } from './language-navigation.ts'
import { notificationBanner } from './notification-banner.ts'
import { pagination } from './pagination.ts'
import { panel } from './panel.ts'
import { phaseBanner } from './phase-banner.ts'
import { radios } from './radios.ts'
import { select } from './select.ts'
import { serviceNavigation } from './service-navigation.ts'
import { skipLink } from './skip-link.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { tabs } from './tabs.ts'
import { tag } from './tag.ts'
import { taskList } from './task-list.ts'
import { textarea } from './textarea.ts'
import { warningText } from './warning-text.ts'

const COMPONENTS: Record<string, (options: never) => Html> = {
  'back-link': backLink,
  breadcrumbs,
  button,
  checkboxes,
  'date-input': dateInput,
  details,
  'error-message': errorMessage,
  'error-summary': errorSummary,
  fieldset,
  hint,
  input,
  'inset-text': insetText,
  label,
  'language-navigation': languageNavigation,
  'notification-banner': notificationBanner,
  pagination,
  panel,
  'phase-banner': phaseBanner,
  radios,
  select,
  'service-navigation': serviceNavigation,
  'skip-link': skipLink,
  'summary-list': summaryList,
  table,
  tabs,
  tag,
  'task-list': taskList,
  textarea,
  'warning-text': warningText,
}

type Fixture = { name: string; options: Record<string, unknown>; html: string }

describe('every component writes what the official macro writes', () => {
  for (const [name, component] of Object.entries(COMPONENTS)) {
    const fixtures = officialFixtures(name)
    it(`${name}, in all ${fixtures.length} official examples`, () => {
      assert.ok(fixtures.length > 0)
      for (const fixture of fixtures) {
        const written = component(asMarkup(fixture.options) as never).text
        assert.equal(tidy(written), tidy(fixture.html), `${name}: ${fixture.name}`)
      }
    })
  }
})

function officialFixtures(name: string): readonly Fixture[] {
  const path = new URL(import.meta.resolve(`govuk-frontend/dist/govuk/components/${name}/fixtures.json`))
  return (JSON.parse(readFileSync(path, 'utf8')) as { fixtures: Fixture[] }).fixtures
}

/** The examples carry markup as strings; ours take only what says that it is markup. */
function asMarkup(value: unknown, key = ''): unknown {
  const markup = key === 'html' || key.endsWith('Html') || key === 'attributes' || key.startsWith('navigation')
  if (typeof value === 'string') return markup || SLOTS.has(key) ? raw(value) : value
  if (Array.isArray(value)) return value.map((item) => asMarkup(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asMarkup(item, name)]))
}
const SLOTS = new Set(['start', 'end'])

/** White space means nothing between elements; inside words, and after a span that ends within them, it does. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[<>])/g, '')
    .replace(/(?<!<\/span)> (?=\S)/g, '>')
    .replace(/<\/span> (?=<)/g, '</span>')
    .trim()
