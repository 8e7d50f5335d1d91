import { HELPS, LANGUAGES, type Option } from '../domain/facets.ts'
import { BEST_TIMES } from '../domain/help-request.ts'
import { ELIGIBILITY_INPUTS } from '../domain/program-rules.ts'
import { REFERRAL_MILESTONES } from '../domain/referral-milestone.ts'
import type { ReferralPacket, ReferredPerson } from '../domain/referral-packet.ts'
import { findReferralProgram } from '../domain/referral-program.ts'
import { DATA_CLASSES } from '../domain/sharing.ts'
import { WORK_SITUATIONS } from '../domain/work-situation.ts'
import { type Html, html } from '../kit/html.ts'
import { summaryList } from './components/summary-list.ts'
import { contactRows } from './contact-address.ts'
import { fullDate } from './dates.ts'
import { fileWords } from './file-answer.ts'
import { accessText, optionText, optionTexts } from './option-words.ts'
import { safetyWords } from './safety-words.ts'

/** Where people at the desk open a file of a packet that opens to them. */
export const deskFilePath = (id: string): string => `/desk/referrals/files/${id}`

type Row = readonly [key: string, value: Html | string]
type Part = { readonly title: string; readonly rows: readonly Row[] }

/** How somebody agreed, in words. */
export const AGREED_HOW = [
  { value: 'in-person', text: 'Face to face' },
  { value: 'phone', text: 'By phone or video' },
  { value: 'online', text: 'In writing, online' },
  { value: 'letter', text: 'By letter' },
  { value: 'machine', text: 'Through another system' },
] as const

/**
 * Returns a packet as its receiver reads it, with what keeps the person safe first. The same view stands before sending:
 * what is seen there is what is sent. `fileHref` says where its files are opened; absent: they are only named.
 */
export function referralPacketView(packet: ReferralPacket, fileHref: ((id: string) => string) | null): Html {
  const safety = safetyWords(packet.person)
  const parts = [whoPart(packet.person), whyPart(packet, fileHref), agreedPart(packet), fromPart(packet)]
  return html`${
    safety.length > 0 &&
    html`<div class="govuk-inset-text"><h3 class="govuk-heading-s">Before you contact them</h3>
<ul class="govuk-list govuk-list--bullet">${safety.map((words) => html`<li>${words}</li>`)}</ul></div>`
  }${parts.map(
    ({ title, rows }) => html`<h3 class="govuk-heading-s">${title}</h3>
${summaryList({
  rows: rows.map(([key, value]) => ({
    key: { text: key },
    value: { html: html`<span class="gw-lines">${value}</span>` },
  })),
})}`,
  )}`
}

function whoPart(person: ReferredPerson): Part {
  const access = [accessText(person.access as Parameters<typeof accessText>[0]), person.accessWords].filter(Boolean)
  return {
    title: 'Who',
    rows: [
      ['Name', `${person.givenName} ${person.familyName}`.trim()],
      ...row('Called', person.knownAs),
      ...row('Born', person.bornOn && fullDate(person.bornOn)),
      ...row('NHS number', person.nhsNumber),
      ...contactRows(person),
      ...row('Good times', optionTexts(BEST_TIMES, person.bestTimes)),
      ...row('Postcode', person.postcode),
      ['Language', person.language === 'en' ? 'English' : optionText(LANGUAGES, person.language)],
      ...row('Interpreter', person.interpreter && 'Yes'),
      ...row('Access', access.join('. ')),
    ],
  }
}

function whyPart(packet: ReferralPacket, fileHref: ((id: string) => string) | null): Part {
  const { program, work, helps, words, health, answers, attachments } = packet
  return {
    title: 'What for',
    rows: [
      ['Programme', findReferralProgram(program)?.name ?? program],
      ...row('Work now', work !== 'not-said' && optionText(WORK_SITUATIONS, work)),
      ...row('What would help', optionTexts(HELPS, helps)),
      ...row('In short', words),
      ...row('Health or disability', health),
      ...Object.entries(answers).map(
        ([input, answer]): Row => [ELIGIBILITY_INPUTS[input]?.text ?? input, ANSWERS[answer] ?? answer],
      ),
      ...attachments.map(({ id, name, bytes }): Row => {
        const words = fileWords({ shownName: name, size: bytes })
        return ['File', fileHref ? html`<a class="govuk-link" href="${fileHref(id)}">${words}</a>` : words]
      }),
    ],
  }
}

/** One below another: some of them hold commas. */
const lines = (options: readonly Option[], values: readonly string[]): string =>
  options
    .filter(({ value }) => values.includes(value))
    .map(({ text }) => text)
    .join('\n')

const ANSWERS: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', ask: 'To be asked' }

function agreedPart({ agreed }: ReferralPacket): Part {
  const milestones = lines(REFERRAL_MILESTONES, agreed.milestones)
  return {
    title: 'What they agreed to',
    rows: [
      ['You may read', lines(DATA_CLASSES, agreed.dataClasses)],
      ['The referrer hears', `Whether you take it on${milestones && `\n${milestones}`}`],
      ['They agreed', optionText(AGREED_HOW, agreed.how)],
    ],
  }
}

const fromPart = ({ referrer }: ReferralPacket): Part => ({
  title: 'Who refers them',
  rows: [
    ['From', [referrer.name, referrer.team, referrer.organization].filter(Boolean).join(', ')],
    ...row('Reach them', referrer.replyTo),
  ],
})

/** What was not said, or not agreed, has no row. */
const row = (key: string, value: string | null | false): readonly Row[] => (value ? [[key, value]] : [])
