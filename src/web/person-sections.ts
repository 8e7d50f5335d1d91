import { londonDate } from '../domain/london-time.ts'
import { fullName, type Participant } from '../domain/participant.ts'
import { may, type Permission } from '../domain/permission.ts'
import { ageOn } from '../domain/referral-advice.ts'
import { type Html, html } from '../kit/html.ts'
import type { Ask } from './ask.ts'
import { warningText } from './components/warning-text.ts'
import { folded } from './folded.ts'
import { deskLayout } from './layouts/desk-layout.ts'
import { safetyWords } from './safety-words.ts'

type PersonSection = { readonly end: string; readonly text: string; readonly may: Permission }

/** The parts of a person's record, in this order, as far as the viewer may open them. */
const PERSON_SECTIONS: readonly PersonSection[] = [
  { end: '', text: 'Record', may: 'participants.read' },
  { end: '/cases', text: 'Support', may: 'casework.read' },
  { end: '/plan', text: 'Plan', may: 'casework.read' },
  { end: '/reviews', text: 'Reviews', may: 'casework.read' },
  { end: '/assessments', text: 'Distance travelled', may: 'casework.read' },
  { end: '/appointments', text: 'Appointments', may: 'casework.read' },
  { end: '/notes', text: 'Notes', may: 'casework.read' },
  { end: '/timeline', text: 'What happened', may: 'casework.read' },
  { end: '/messages', text: 'Messages', may: 'casework.read' },
  { end: '/fund', text: 'Support fund', may: 'support-fund.ask' },
  { end: '/documents', text: 'Papers', may: 'casework.read' },
]

export type PersonPart = {
  readonly ask: Ask
  readonly person: Participant
  /** What this page is, besides whose. */
  readonly title: string
  /** The end of the address of the part that this page belongs to. */
  readonly section: string
  /** Whether the page shows mistakes in a form. */
  readonly hasErrors?: boolean
  /** What the page brings along: a script of its own. */
  readonly head?: Html
}

/** Returns a page of one person's record: whose it is, what keeps them safe, the parts of the record, then the page. */
export const personLayout = ({ ask, person, title, section, ...more }: PersonPart, content: Html): Html =>
  deskLayout(
    {
      ...{ ask, title: `${title}: ${fullName(person)}`, width: 'wide', ...more },
      backTo: { href: '/desk/people', text: 'People' },
    },
    html`<div class="gw-person"><p class="gw-person__name">${fullName(person)}</p><p class="gw-person__facts">${factsOf(person, ask.now)}</p></div>
${safety(person)}
${parts(ask, person, section)}
${content}`,
  )

/** On a phone one line that says which part is open, and opens the others; where there is room a row of all. */
function parts({ viewer }: Ask, { id }: Participant, section: string): Html {
  const open = PERSON_SECTIONS.filter((part) => may(viewer, part.may))
  const here = open.find(({ end }) => end === section)?.text ?? ''
  const links = html`<ul class="gw-parts__list">${open.map(
    ({ end, text }) =>
      html`<li class="gw-parts__item"><a class="gw-parts__link" href="/desk/people/${id}${end}"${
        end === section && html` aria-current="true"`
      }>${text}</a></li>`,
  )}</ul>`
  return html`<nav class="gw-parts gw-parts--folded" aria-label="Parts of the record">${folded({ label: 'Part', here }, links)}</nav>`
}

/** What everybody needs at a glance: the number to say on the telephone, what they are called, how old they are. */
function factsOf({ number, knownAs, givenName, bornOn }: Participant, now: Date): string {
  const years = bornOn && ageOn(bornOn, londonDate(now))
  const called = knownAs && knownAs !== givenName ? `called ${knownAs}` : null
  return [number, called, years !== null && `${years} years old`].filter(Boolean).join(' · ')
}

/** Returns what keeps somebody safe, all of it in one place above every part of their record. */
function safety(person: Participant): Html | null {
  const [first, ...more] = safetyWords(person)
  if (!first) return null
  return warningText({ html: html`${first}${more.map((text) => html`<br>${text}`)}`, iconFallbackText: 'Take care' })
}
