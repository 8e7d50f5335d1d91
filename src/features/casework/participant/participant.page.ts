import { APPOINTMENT_WAYS } from '../../../domain/appointment.ts'
import { BARRIER_KINDS, type Barrier, STRENGTH_KINDS, type Strength } from '../../../domain/barrier.ts'
import type { AccessFeature, Language } from '../../../domain/facets.ts'
import { BEST_TIMES } from '../../../domain/help-request.ts'
import {
  hasInformationNeed,
  INFORMATION_FORMATS,
  INFORMATION_NEEDS,
  INFORMATION_SUPPORTS,
  reviewAgainOn,
} from '../../../domain/information-need.ts'
import type { JobCheck, JobReport } from '../../../domain/job-report.ts'
import { KEY_DATE_KINDS, type KeyDate, keyDateStanding } from '../../../domain/key-date.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { NOTE_KINDS, type Note, readsSubject } from '../../../domain/note.ts'
import type { Participant } from '../../../domain/participant.ts'
import { type Member, may } from '../../../domain/permission.ts'
import { type Goal, isLateStep, isOpenGoal, isOpenStep, type Step } from '../../../domain/plan.ts'
import { standingWords } from '../../../domain/shown-application.ts'
import { CASE_PATHS, CASE_STATUSES, isOpenCase } from '../../../domain/support-case.ts'
import type { ShownApplication } from '../../../records/application-showing.ts'
import type { KeptInformationNeed } from '../../../records/information-need.ts'
import type { Story } from '../../../records/participant-story.ts'
import type { NextAppointment, OwnedCase, ToldStory } from '../../../records/record-overview.ts'
import type { ReferralLine } from '../../../records/referral-list.ts'
import type { TrackedReferral } from '../../../records/referral-tracking.ts'
import type { KeptDecision } from '../../../records/sharing.ts'
import { contactRows } from '../../../web/contact-address.ts'
import { dateWords, fullDate } from '../../../web/dates.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { jobLines } from '../../../web/job-words.ts'
import { dayAndTimeOf, dayOf } from '../../../web/moments.ts'
import { accessText, countOf, languagesText, optionText, optionTexts } from '../../../web/option-words.ts'
import { dueWords, programText, statusText } from '../../../web/referral-due.ts'
import { type AgreementLine, agreementLine } from './agreements.page.ts'

export type RecordKnown = {
  readonly person: Participant
  readonly stories: readonly Story[]
  readonly told: readonly ToldStory[]
  readonly cases: readonly OwnedCase[]
  readonly notes: readonly Note[]
  readonly barriers: readonly Barrier[]
  readonly strengths: readonly Strength[]
  readonly dates: readonly KeyDate[]
  readonly need: KeptInformationNeed | null
  readonly appointment: NextAppointment | null
  readonly goals: readonly Goal[]
  readonly steps: readonly Step[]
  readonly received: readonly ReferralLine[]
  readonly sent: readonly TrackedReferral[]
  readonly jobs: readonly JobReport[]
  readonly checks: readonly JobCheck[]
  /** Null: they do not show it. */
  readonly applications: readonly ShownApplication[] | null
  readonly decisions: readonly KeptDecision[]
  /** Whether this viewer may change them: an emergency opens a record for reading alone. */
  readonly changes: boolean
}

export type Rows = readonly (readonly [key: string, value: string])[]
type ReferralLink = { readonly path: string; readonly reference: string; readonly words: string }

/** Returns the record of somebody as one page: what is next first, then who they are, then all else. */
export function recordPage(known: RecordKnown, viewer: Member, now: Date) {
  const { person, changes, decisions } = known
  const path = `/desk/people/${person.id}`
  const writes = changes && may(viewer, 'casework.change')
  return {
    ...{ person, path, writes },
    next: nextOf(known, now),
    story: storyOf(known, viewer),
    notes: known.notes.map((note) => noteLine(note, now)),
    ...barriersAndStrengths(known),
    goals: goalLines(known, now),
    dates: known.dates.map((date) => dateLine(date, now)),
    contact: contactOf(person),
    access: accessOf(person, known.need, londonDate(now)),
    helpers: helpersOf(known, now),
    ...referralsOf(known, now),
    jobs: jobLines(known.jobs, known.checks, now),
    applications: known.applications?.map((one) => ({
      ...{ key: one.key, title: one.title, organization: one.organization, status: standingWords(one) },
      when: `Sent ${dayWords(one.sentAt, now)}`,
    })),
    agreements: decisions.map((one): AgreementLine => agreementLine(one, now)),
    changesFacts: changes && may(viewer, 'participants.change'),
    changesSharing: changes && may(viewer, 'sharing.change'),
    referPath: changes && may(viewer, 'referrals.make') ? `/desk/referrals/new?person=${person.id}` : null,
    alikePath: may(viewer, 'duplicates.review') ? `/desk/duplicates/of/${person.id}` : null,
  }
}

export type RecordPage = ReturnType<typeof recordPage>

/** What happens next and by when: what is booked, then each open case. */
function nextOf({ appointment, cases, person }: RecordKnown, now: Date) {
  return {
    appointment: appointment && {
      when: dayAndTimeOf(appointment.startsAt),
      how: `${appointment.whereWords ?? optionText(APPOINTMENT_WAYS, appointment.way)}, with ${appointment.adviser}`,
      about: appointment.about,
      path: `/desk/people/${person.id}/appointments`,
    },
    cases: cases
      .filter(({ status }) => isOpenCase(status))
      .map((one) => ({
        step: one.nextStep ?? '',
        due: one.dueAt && dueWords(one.dueAt, one.pausedUntil, now),
        who: [one.owner ?? 'Nobody', programText(one.program), heardWords(one, now)].join(' · '),
      })),
  }
}

const heardWords = ({ lastHeardAt }: OwnedCase, now: Date): string =>
  lastHeardAt ? `heard from last ${dayWords(lastHeardAt, now)}` : 'not heard from yet'

/** A note as the record shows it: how it begins. */
function noteLine(note: Note, now: Date) {
  const words = note.words.replace(/\s+/g, ' ')
  return {
    what: `${optionText(NOTE_KINDS, note.kind)}, ${dayWords(note.happenedAt, now)}`,
    words: words.length > LONGEST_BEGINNING ? `${words.slice(0, LONGEST_BEGINNING).trimEnd()}…` : words,
    by: note.author ?? 'They',
    health: note.subject === 'health',
    risk: note.subject === 'safeguarding',
  }
}

const LONGEST_BEGINNING = 180

/** The story told once: ours where there is one, else as it came with the referrals. Health for who reads of it. */
function storyOf({ stories, told }: RecordKnown, viewer: Member) {
  const [latest, ...earlier] = stories
  const health = readsSubject(viewer.membership.role, 'health')
  return {
    latest: latest && { words: latest.words, said: `${latest.author ?? 'They'} wrote this ${dayOf(latest.writtenAt)}` },
    earlier: earlier.map(({ words, author, writtenAt }) => ({
      words,
      said: `${author ?? 'They'}, ${dayOf(writtenAt)}`,
    })),
    told: told.map((one) => ({
      words: one.words,
      health: health ? one.health : null,
      said: `As told to ${one.from}, ${dayOf(one.at)}, for ${programText(one.program)}`,
    })),
  }
}

function barriersAndStrengths({ barriers, strengths }: RecordKnown) {
  const line = (barrier: Barrier) => ({
    id: barrier.id,
    kind: optionText(BARRIER_KINDS, barrier.kind),
    words: barrier.words,
    health: barrier.health,
    said: barrier.resolvedAt
      ? `Solved ${dayOf(barrier.resolvedAt)}${barrier.resolvedWords ? `: ${barrier.resolvedWords}` : ''}`
      : `Since ${dayOf(barrier.since)}${barrier.addedBy ? '' : ', they said so'}`,
  })
  return {
    barriers: barriers.filter(({ resolvedAt }) => !resolvedAt).map(line),
    solved: barriers.filter(({ resolvedAt }) => resolvedAt).map(line),
    strengths: strengths.map(({ id, kind, words }) => ({ id, kind: optionText(STRENGTH_KINDS, kind), words })),
  }
}

/** Open goals, each with how far it is and the step that comes first. */
function goalLines({ goals, steps }: RecordKnown, now: Date) {
  const today = londonDate(now)
  return goals.filter(isOpenGoal).map((goal) => {
    const own = steps.filter(({ goalId }) => goalId === goal.id)
    const open = own.filter(isOpenStep).toSorted((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1))
    const [first] = open
    return {
      words: goal.words,
      progress:
        own.length === 0
          ? 'No steps yet'
          : `${own.length - open.length} of ${countOf(own.length, 'step', 'steps')} done`,
      next: first && `${first.words}${first.dueOn ? `, by ${dateWords(first.dueOn, today)}` : ''}`,
      late: first !== undefined && isLateStep(first, today),
    }
  })
}

function dateLine(date: KeyDate, now: Date) {
  const today = londonDate(now)
  const standing = keyDateStanding(date, today)
  return {
    id: date.id,
    what: optionText(KEY_DATE_KINDS, date.kind),
    on: dateWords(date.on, today),
    words: date.words,
    health: date.health,
    tag: { later: null, soon: 'Soon', passed: 'Passed' }[standing],
    version: date.version,
  }
}

function contactOf(person: Participant): Rows {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Called', person.knownAs],
    ['Born', person.bornOn && fullDate(person.bornOn)],
    ...contactRows(person),
    ['Good times', optionTexts(BEST_TIMES, person.bestTimes) || 'Any time'],
    ['Postcode', person.postcode],
  ]
  return told(rows)
}

/** Language, access, and how to write and talk so that it works; what there is to act on comes first. */
function accessOf(person: Participant, need: KeptInformationNeed | null, today: string) {
  const access = [accessText(person.access as AccessFeature[]), person.accessWords].filter(Boolean).join('. ')
  const rows: readonly (readonly [string, string | null])[] = [
    ['Language', person.language === 'en' ? 'English' : languagesText([person.language as Language])],
    ['Interpreter', person.interpreter ? 'Yes' : null],
    ['Access', access || null],
    ['Needs', need && optionTexts(INFORMATION_NEEDS, need.needs)],
    ['Write to them', need && optionTexts(INFORMATION_FORMATS, need.formats)],
    ['Talk with them', need && optionTexts(INFORMATION_SUPPORTS, need.supports)],
    ['More', need?.words ?? null],
    ['Told', need && (need.sharedWith ?? (need.mayShare ? 'Nobody yet. They agree to it' : 'Nobody. They want that'))],
  ]
  return {
    rows: told(rows),
    flagged: need !== null && hasInformationNeed(need),
    asked: !need
      ? 'Nobody has asked yet how to write and talk so that it works.'
      : reviewAgainOn(need) <= today
        ? `Asked ${fullDate(need.reviewedOn)}. Ask again.`
        : `Asked ${fullDate(need.reviewedOn)}`,
  }
}

const told = (rows: readonly (readonly [string, string | null])[]): Rows =>
  rows.flatMap(([key, value]) => (value ? [[key, value] as const] : []))

/** Who works with them: here by their cases, elsewhere as they agreed. */
function helpersOf({ cases, decisions }: RecordKnown, now: Date) {
  const here = cases.map((one) => ({
    who: one.owner ?? 'Nobody now',
    what: `${programText(one.program)}. ${optionText(CASE_PATHS, one.path)}. ${optionText(CASE_STATUSES, one.status)}, since ${dayOf(one.openedAt)}`,
    open: isOpenCase(one.status),
  }))
  const elsewhere = decisions
    .filter(({ purpose, recipient }) => purpose === 'joint-support' && recipient !== null)
    .map((one) => ({ one, line: agreementLine(one, now) }))
    .filter(({ line }) => line.current)
    .map(({ one }) => ({ who: one.recipient!, what: 'Helps as well, as they agreed', open: true }))
  return [...here.filter(({ open }) => open), ...elsewhere, ...here.filter(({ open }) => !open)]
}

function referralsOf({ received, sent }: RecordKnown, now: Date) {
  return {
    received: received.map(
      (line): ReferralLink => ({
        path: `/desk/referrals/${line.id}`,
        reference: line.reference,
        words: `${programText(line.program)}, from ${line.from}. ${statusText(line.status)}, ${dayWords(line.submittedAt, now)}`,
      }),
    ),
    sent: sent.map(
      (line): ReferralLink => ({
        path: `/desk/referrals/sent/${line.id}`,
        reference: line.reference,
        words: `${programText(line.program)}, to ${line.to}. ${statusText(line.state)}, ${dayWords(line.submittedAt, now)}`,
      }),
    ),
  }
}
