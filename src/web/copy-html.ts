import { WITHHOLD_REASONS } from '../domain/data-request.ts'
import { verbWords } from '../domain/history-words.ts'
import { type Html, html, raw } from '../kit/html.ts'
import type { CopyRow, CopyTable, CopyValue, PersonCopy } from '../records/copy-of-person.ts'
import { COPY_GROUPS } from '../records/copy-tables.ts'
import { columnWords, GLOSSARY } from './copy-words.ts'
import { fullDate } from './dates.ts'
import { languageName } from './language-names.ts'
import { dayAndTimeOf } from './moments.ts'

/** It is opened from a disk, perhaps without a network, and printed: so its looks are in it. */
const STYLE = `body{font:18px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2320}
h1{font-size:2rem;line-height:1.2}h2{margin-block-start:3rem;border-block-start:3px solid #1d4f60;padding-block-start:.75rem}
h3{margin-block-start:2rem}dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;margin:0 0 1rem;
padding-block:.75rem;border-block-start:1px solid #c9cfcb}dl dl{grid-column:1/-1;border:0;padding:0 0 0 1rem;margin:0}
dt{color:#4a5450}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}nav ul{columns:2}
@media(max-width:32rem){dl{grid-template-columns:1fr}nav ul{columns:1}}@media print{body{font-size:11pt}dl{break-inside:avoid}}`

/** Returns the copy to be read: one file, in plain English, by subject, that prints. */
export function copyHtml(copy: PersonCopy, files: readonly string[], now: Date): string {
  const groups = COPY_GROUPS.map(({ value, text }) => ({
    ...{ value, text, tables: copy.tables.filter(({ group }) => group === value) },
  })).filter(({ tables }) => tables.length > 0)
  const page = html`${raw('<!doctype html>')}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>What ${copy.organization} holds about you</title><style>${raw(STYLE)}</style></head><body>
<h1>What ${copy.organization} holds about you</h1>
<p>This is a copy of everything in the record ${copy.number}, as it stood on ${dayAndTimeOf(now)}. You have a right to it (UK GDPR, Article 15). Keep it somewhere safe: whoever opens this file can read all of it. Where nothing else is said, ${copy.organization} wrote it.</p>
<nav aria-label="Contents"><ul>${groups.map(({ value, text }) => html`<li><a href="#${value}">${text}</a></li>`)}<li><a href="#files">Papers</a></li><li><a href="#not-given">What is not here</a></li><li><a href="#words">What words mean</a></li></ul></nav>
${groups.map(({ value, text, tables }) => html`<h2 id="${value}">${text}</h2>${tables.map((table) => tableHtml(table, text, copy.organization))}`)}
<h2 id="files">Papers</h2>
${files.length === 0 ? html`<p>We hold no papers of yours.</p>` : html`<p>They lie beside this file.</p><ul>${files.map((name) => html`<li>${name}</li>`)}</ul>`}
<h2 id="not-given">What is not here, and what you can do</h2>
${notGiven(copy)}
${copy.others.length > 0 && html`<p>These organisations may hold records about you too. Ask them for their own copy: ${copy.others.join(', ')}.</p>`}
<p>Is something wrong? Ask us to put it right. Are you not content with how we answered? You can complain to us, and to the Information Commissioner: ico.org.uk, telephone 0303 123 1113.</p>
<h2 id="words">What words mean</h2>
<dl>${GLOSSARY.map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>`)}</dl>
</body></html>`
  return String(page)
}

/** A title that its group has already is not said twice; nor is, row by row, whose copy this is. */
function tableHtml({ table, title, rows }: CopyTable, group: string, own: string): Html {
  const many = rows.length > 1 && ` (${rows.length})`
  const heading = title === group ? many && html`<h3>All of it${many}</h3>` : html`<h3>${title}${many}</h3>`
  return html`${heading}${rows.map((row) => rowHtml(table === 'history' ? looked(row) : foreign(row, own)))}`
}

const foreign = ({ organization, ...row }: CopyRow, own: string): CopyRow =>
  organization === own || organization === undefined ? row : { organization, ...row }

/** The list of who looked is long: who, what and when. */
const looked = (row: CopyRow): CopyRow => ({
  at: row.at ?? null,
  who: row.account ?? row.organization ?? row.actor ?? null,
  organization: row.organization ?? null,
  what: verbWords(String(row.verb)),
  why: row.why ?? null,
})

const rowHtml = (row: CopyRow): Html =>
  html`<dl>${Object.entries(row)
    .filter(([name, value]) => isSaid(value) && !/^id$|_id$|^(one|other|kept|folded)$/.test(name))
    .map(
      ([name, value]) =>
        html`<dt>${columnWords(name)}</dt><dd>${name === 'language' && typeof value === 'string' ? languageName(value) : valueHtml(value)}</dd>`,
    )}</dl>`

const isSaid = (value: CopyValue): boolean =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

function valueHtml(value: CopyValue): Html | string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return textOf(value)
  if (value === null) return ''
  if (Array.isArray(value)) {
    const all = value as readonly CopyValue[]
    if (all.every((one) => typeof one !== 'object')) return all.map((one) => valueHtml(one)).join(', ')
    return html`${all.map((one) => (typeof one === 'object' && one && !Array.isArray(one) ? rowHtml(one as CopyRow) : valueHtml(one)))}`
  }
  return rowHtml(value as CopyRow)
}

/** A moment or date as people say it; a code with its hyphens taken out; anybody's words as they are. */
function textOf(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return dayAndTimeOf(new Date(text))
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return fullDate(text)
  if (UUID.test(text)) return text
  return /^[a-z]+(-[a-z]+)+$/.test(text) ? text.replace(/-/g, ' ') : text
}

function notGiven({ withheld, redacted, underOtherNames }: PersonCopy): Html {
  const lines = [
    ...Object.entries(withheld).map(([reason, many]) => `${notes(many)} not given: ${reasonText(reason)}`),
    ...Object.entries(redacted).map(([reason, many]) => `${notes(many)} given in part: ${reasonText(reason)}`),
  ]
  const others =
    underOtherNames > 0 &&
    html`<p>From your address something was sent under another name (${underOtherNames}). It is not here, for it may be somebody else’s. Is it yours? You see it on the page “Your requests”, and you can tell us.</p>`
  return html`${leftOut(lines)}${others}<p>What an employer or a college wrote for itself about you, outside this site, is theirs to give: ask them.</p>`
}

const leftOut = (lines: readonly string[]): Html =>
  lines.length === 0
    ? html`<p>Nothing was left out but what is not about you: the names of colleagues who may open a closed record, and numbers that only machines use.</p>`
    : html`<p>A person looked through this and left out:</p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`

const notes = (many: number): string => (many === 1 ? 'One note is' : `${many} notes are`)

const reasonText = (reason: string): string => WITHHOLD_REASONS.find(({ value }) => value === reason)?.text ?? reason
