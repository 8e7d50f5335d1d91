import type { AccessFeature } from '../../../domain/facets.ts'
import { BEST_TIMES } from '../../../domain/help-request.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import { may, type Viewer } from '../../../domain/permission.ts'
import { DATA_CLASSES, isCurrent, SHARING_PURPOSES } from '../../../domain/sharing.ts'
import type { ReferralLine } from '../../../records/referral-list.ts'
import type { TrackedReferral } from '../../../records/referral-tracking.ts'
import type { KeptDecision } from '../../../records/sharing.ts'
import { contactRows } from '../../../web/contact-address.ts'
import { fullDate } from '../../../web/dates.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { accessText, languagesText, optionText, optionTexts } from '../../../web/option-words.ts'
import { programText, statusText } from '../../../web/referral-due.ts'
import { safetyWords } from '../../../web/safety-words.ts'

export type PersonPage = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly safety: readonly string[]
  readonly rows: readonly (readonly [key: string, value: string])[]
  readonly received: readonly ReferralLink[]
  readonly sent: readonly ReferralLink[]
  readonly decisions: readonly DecisionLine[]
  readonly changesSharing: boolean
  /** Where they are referred from, and where other records like theirs stand; null for who may not. */
  readonly referPath: string | null
  readonly alikePath: string | null
}

type ReferralLink = { readonly path: string; readonly reference: string; readonly words: string }

export type DecisionLine = {
  readonly id: string
  readonly purpose: string
  readonly recipient: string
  readonly words: string
  readonly standing: string
  readonly current: boolean
}

export type PersonKnown = {
  readonly person: Participant
  readonly received: readonly ReferralLine[]
  readonly sent: readonly TrackedReferral[]
  readonly decisions: readonly KeptDecision[]
  /** Whether this viewer may change them: an emergency opens a record for reading alone. */
  readonly changes: boolean
}

/** Returns what is known of somebody, with what keeps them safe first. */
export function personPage(known: PersonKnown, viewer: Viewer, now: Date): PersonPage {
  const { person, received, sent, decisions, changes } = known
  return {
    id: person.id,
    number: person.number,
    name: fullName(person),
    safety: safetyWords(person),
    rows: rowsOf(person),
    received: received.map((line) => ({
      path: `/desk/referrals/${line.id}`,
      reference: line.reference,
      words: `${programText(line.program)}, from ${line.from}. ${statusText(line.status)}, ${dayWords(line.submittedAt, now)}`,
    })),
    sent: sent.map((line) => ({
      path: `/desk/referrals/sent/${line.id}`,
      reference: line.reference,
      words: `${programText(line.program)}, to ${line.to}. ${statusText(line.state)}, ${dayWords(line.submittedAt, now)}`,
    })),
    decisions: decisions.map((one) => decisionLine(one, now)),
    changesSharing: changes && may(viewer, 'sharing.change'),
    referPath: changes && may(viewer, 'referrals.make') ? `/desk/referrals/new?person=${person.id}` : null,
    alikePath: may(viewer, 'duplicates.review') ? `/desk/duplicates/of/${person.id}` : null,
  }
}

function rowsOf(person: Participant): PersonPage['rows'] {
  const access = [accessText(person.access as AccessFeature[]), person.accessWords].filter(Boolean).join('. ')
  const rows: readonly (readonly [string, string | null])[] = [
    ['Called', person.knownAs],
    ['Born', person.bornOn && fullDate(person.bornOn)],
    ...contactRows(person),
    ['Good times', optionTexts(BEST_TIMES, person.bestTimes) || 'Any time'],
    ['Postcode', person.postcode],
    ['Language', person.language === 'en' ? 'English' : languagesText([person.language as 'bn'])],
    ['Interpreter', person.interpreter ? 'Yes' : 'No'],
    ['Access', access || 'Nothing asked for'],
  ]
  return rows.flatMap(([key, value]) => (value ? [[key, value] as const] : []))
}

function decisionLine(decision: KeptDecision, now: Date): DecisionLine {
  const current = isCurrent(decision, now)
  const { withdrawnAt, expiresAt } = decision
  const ended = withdrawnAt
    ? `Taken back ${dayWords(withdrawnAt, now)}`
    : `Ran out ${expiresAt ? dayWords(expiresAt, now) : ''}`
  return {
    id: decision.id,
    current,
    purpose: optionText(SHARING_PURPOSES, decision.purpose),
    recipient: decision.recipient ?? 'Nobody named',
    words: optionTexts(DATA_CLASSES, decision.dataClasses),
    standing: current
      ? `Agreed ${dayWords(decision.givenAt, now)}${decision.capturedBy ? `, written down by ${decision.capturedBy}` : ''}${expiresAt ? `. Until ${dayWords(expiresAt, now)}` : ''}`
      : ended,
  }
}
