import { calledName, fullName } from '../../../domain/participant.ts'
import { entryOf } from '../../../kit/entry.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { tag } from '../../../web/components/tag.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { agreements } from './agreements.view.ts'
import type { RecordPage, Rows } from './participant.page.ts'

const SAVED: Readonly<Record<string, string>> = {
  story: 'The story is kept.',
  facts: 'The change is kept.',
  later: 'What you typed is kept. Only you see it until you save it.',
  access: 'Kept how to write to them and talk with them.',
}

/** The page that an adviser has open all day: what is next, then who they are, then all else. */
export const recordView = (page: RecordPage, ask: Ask): Html => {
  const saved = entryOf(SAVED, ask.query.get('saved'))
  return personLayout(
    { ask, person: page.person, title: 'Record', section: '' },
    html`${saved && notificationBanner({ type: 'success', text: saved })}
<h1 class="govuk-visually-hidden">Record of ${fullName(page.person)}</h1>
${next(page)}
<div class="gw-record gw-record--whole"><div class="gw-record__main">${story(page)}${notes(page)}${inTheWay(page)}</div>
<div class="gw-record__side">${contact(page)}${access(page)}${helpers(page)}${more(page)}</div>
<div class="gw-record__rest">${plan(page)}${dates(page)}${work(page)}${referrals(page)}${applications(page)}${agreements(page, ask)}</div></div>`,
  )
}

/** A part of the record: a heading with what can be done about it, and what there is. */
const part = (id: string, title: string, action: Html | false | null, content: Html): Html =>
  html`<section class="gw-part" aria-labelledby="${id}"><div class="gw-part__head"><h2 class="gw-part__title" id="${id}">${title}</h2>${action}</div>${content}</section>`

const link = (href: string, text: string, about: string): Html =>
  html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> ${about}</span></a>`

const nothing = (text: string): Html => html`<p class="gw-quiet">${text}</p>`

const next = ({ next, path, writes }: RecordPage): Html =>
  html`<section class="gw-next" aria-labelledby="next"><div class="gw-next__what"><h2 class="gw-part__title" id="next">Next</h2>
${next.appointment && html`<p class="gw-next__one"><a class="govuk-link" href="${next.appointment.path}"><strong>${next.appointment.when}</strong></a> ${next.appointment.about}<span class="gw-next__who">${next.appointment.how}</span></p>`}
${next.cases.map(
  ({ step, due, who }) =>
    html`<p class="gw-next__one">${due && tag({ text: due.text, classes: `${due.classes} gw-tag` })} <strong>${step}</strong><span class="gw-next__who">${who}</span></p>`,
)}
${!next.appointment && next.cases.length === 0 && nothing('Nothing is open here.')}</div>
${writes && html`<div class="gw-next__do">${button({ text: 'Write a note', href: `${path}/notes/new` })}</div>`}</section>`

const story = ({ story, path, writes, person }: RecordPage): Html =>
  part(
    'story',
    'The story',
    writes && link(`${path}/story`, story.latest ? 'Change' : 'Write it down', 'the story'),
    html`${
      story.latest
        ? html`<p class="gw-story">${story.latest.words}</p><p class="gw-small-print">${story.latest.said}</p>`
        : story.told.length === 0 &&
          nothing(`Nobody has written down what ${calledName(person)} said. Then they need not say it again.`)
    }
${story.earlier.length > 0 && details({ summaryText: 'What it said before', html: html`${story.earlier.map(({ words, said }) => html`<p class="gw-story">${words}</p><p class="gw-small-print">${said}</p>`)}` })}
${story.latest && story.told.length > 0 ? details({ summaryText: 'What came with the referral', html: toldWords(story.told) }) : toldWords(story.told)}`,
  )

const toldWords = (told: RecordPage['story']['told']): Html =>
  html`${told.map(
    ({ words, health, said }) =>
      html`${words && html`<p class="gw-story">${words}</p>`}${health && html`<p class="gw-story">${healthMark} ${health}</p>`}<p class="gw-small-print">${said}</p>`,
  )}`

const riskMark = tag({ text: 'May be at risk', classes: 'govuk-tag--red gw-tag' })
const healthMark = tag({ text: 'Health', classes: 'govuk-tag--purple gw-tag' })

const notes = ({ notes, path }: RecordPage): Html =>
  part(
    'notes',
    'Latest notes',
    link(`${path}/notes`, 'All', 'notes'),
    notes.length === 0
      ? nothing('Nothing is written down yet.')
      : html`<ul class="gw-points">${notes.map(
          ({ what, words, by, health, risk }) =>
            html`<li><strong>${what}</strong>${health && html` ${healthMark}`}${risk && html` ${riskMark}`}<br>${words} <span class="gw-small-print">${by}</span></li>`,
        )}</ul>`,
  )

const inTheWay = ({ barriers, solved, strengths, path, writes }: RecordPage): Html =>
  html`<div class="gw-two">${part(
    'barriers',
    'In the way',
    writes && link(`${path}/barriers`, barriers.length > 0 ? 'Change' : 'Add', 'what is in the way'),
    html`${barriers.length === 0 ? nothing('Nothing written down.') : html`<ul class="gw-points">${barriers.map(({ kind, words, health, said }) => html`<li><strong>${kind}</strong>${health && html` ${healthMark}`}${words && html`<br>${words}`}<br><span class="gw-small-print">${said}</span></li>`)}</ul>`}
${solved.length > 0 && details({ summaryText: `Solved (${solved.length})`, html: html`<ul class="gw-points">${solved.map(({ kind, said }) => html`<li>${kind}<br><span class="gw-small-print">${said}</span></li>`)}</ul>` })}`,
  )}${part(
    'strengths',
    'To build on',
    writes && link(`${path}/barriers#strengths`, strengths.length > 0 ? 'Change' : 'Add', 'what there is to build on'),
    strengths.length === 0
      ? nothing('Nothing written down.')
      : html`<ul class="gw-points">${strengths.map(({ kind, words }) => html`<li><span class="gw-quiet">${kind}</span> ${words}</li>`)}</ul>`,
  )}</div>`

const plan = ({ goals, path }: RecordPage): Html =>
  part(
    'goals',
    'The plan',
    link(`${path}/plan`, 'Open', 'the plan'),
    goals.length === 0
      ? nothing('No goal is open.')
      : html`<ul class="gw-points">${goals.map(({ words, progress, next, late }) => html`<li><strong>${words}</strong><br>${progress}${next && html`. Next: ${next}`}${late && html` ${tag({ text: 'Late', classes: 'govuk-tag--red gw-tag' })}`}</li>`)}</ul>`,
  )

const dates = ({ dates, path, writes }: RecordPage): Html =>
  part(
    'dates',
    'Dates that matter',
    writes && link(`${path}/dates`, dates.length > 0 ? 'Change' : 'Add', 'dates that matter'),
    dates.length === 0
      ? nothing('None written down: fit notes, benefits, papers.')
      : html`<ul class="gw-points">${dates.map(({ what, on, words, health, tag: standing }) => html`<li><strong>${on}</strong> ${what}${health && html` ${healthMark}`}${standing && html` ${tag({ text: standing, classes: `${standing === 'Passed' ? 'govuk-tag--red' : 'govuk-tag--yellow'} gw-tag` })}`}${words && html`<br>${words}`}</li>`)}</ul>`,
  )

/** What they say themselves of a job: no proof of it. */
const work = ({ jobs }: RecordPage): Html | null =>
  jobs.length === 0
    ? null
    : part(
        'work',
        'Work',
        null,
        html`<ul class="gw-points">${jobs.map(({ title, said, checks }) => html`<li><strong>${title}</strong><br>${said}${checks.map((check) => html`<br><span class="gw-quiet">${check}</span>`)}</li>`)}</ul>`,
      )

const referrals = ({ received, sent }: RecordPage): Html | null =>
  received.length + sent.length === 0
    ? null
    : part(
        'referrals',
        'Referrals',
        null,
        html`${received.length > 0 && html`<h3 class="govuk-heading-s">Referred to us</h3>${links(received)}`}${sent.length > 0 && html`<h3 class="govuk-heading-s">Referred by us</h3>${links(sent)}`}`,
      )

/** Where the person shows it to us: for what, with whom and how it stands. */
const applications = ({ applications }: RecordPage): Html | undefined =>
  applications &&
  part(
    'applications',
    'Applications and courses',
    null,
    html`${
      applications.length === 0
        ? nothing('They show us what they apply for. There is nothing yet.')
        : html`<ul class="gw-points">${applications.map(({ title, organization, status, when }) => html`<li><strong>${title}</strong>, ${organization}<br>${status}. <span class="gw-quiet">${when}</span></li>`)}</ul>`
    }<p class="gw-small-print">They chose to show this. What they wrote, and their CV, they keep to themselves.</p>`,
  )

const links = (lines: RecordPage['received']): Html =>
  html`<ul class="gw-points">${lines.map(({ path, reference, words }) => html`<li><a class="govuk-link" href="${path}">${reference}</a> ${words}</li>`)}</ul>`

const contact = ({ contact, path, changesFacts }: RecordPage): Html =>
  part('contact', 'Contact', changesFacts && link(`${path}/details`, 'Change', 'facts and contact'), facts(contact))

const access = ({ access, path, writes }: RecordPage): Html =>
  html`<div class="${access.flagged && 'gw-flagged'}">${part(
    'access',
    'Language and access',
    writes && link(`${path}/access`, 'Change', 'how to write and talk'),
    html`${facts(access.rows)}<p class="gw-small-print">${access.asked}</p>`,
  )}</div>`

const facts = (rows: Rows): Html =>
  html`<dl class="gw-facts">${rows.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>`

const helpers = ({ helpers, path }: RecordPage): Html =>
  part(
    'helpers',
    'Who works with them',
    link(`${path}/cases`, 'Open', 'the cases'),
    helpers.length === 0
      ? nothing('Nobody yet. No case is open.')
      : html`<ul class="gw-points">${helpers.map(({ who, what, open }) => html`<li class="${!open && 'gw-quiet'}"><strong>${who}</strong><br>${what}</li>`)}</ul>`,
  )

const more = ({ referPath, alikePath }: RecordPage): Html | null =>
  referPath || alikePath
    ? html`<ul class="gw-links gw-record__more">${referPath && html`<li><a class="govuk-link" href="${referPath}">Refer this person</a></li>`}${alikePath && html`<li><a class="govuk-link" href="${alikePath}">Other records like this one</a></li>`}</ul>`
    : null
