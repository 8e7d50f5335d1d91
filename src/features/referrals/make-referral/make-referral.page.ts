import { createHash } from 'node:crypto'
import type { EligibilityAdvice } from '../../../domain/eligibility.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { Member } from '../../../domain/permission.ts'
import { adviceFor } from '../../../domain/referral-advice.ts'
import type { DraftFields, DraftPage } from '../../../domain/referral-draft.ts'
import { asAgreed, type ReferralPacket, type ReferredPerson } from '../../../domain/referral-packet.ts'
import { findReferralProgram, type ReferralProgram } from '../../../domain/referral-program.ts'
import type { ReferralFile } from '../../../records/referral-file.ts'
import type { ReferralService } from '../../../records/referral-service.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readWho } from '../../../web/referred-person-form.ts'
import { type Agreed, readAgreed } from './agreed.form.ts'
import { type Asked, readAnswers, readWhat, readWork } from './what.form.ts'

/** What each page is called. */
export const PAGE_TITLES: Readonly<Record<DraftPage, string>> = {
  who: 'Who do you refer?',
  what: 'What for, and to whom?',
  agreed: 'What did they agree to?',
}

/** Returns what was kept of a draft as a form that was filled in. */
export function formOf(fields: DraftFields): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of values) form.append(name, value)
  return form
}

/** Everything a draft needs to be read: who writes it, who takes referrals, which files lie beside it. */
export type Beside = {
  readonly viewer: Member
  readonly services: readonly ReferralService[]
  readonly files: readonly ReferralFile[]
  readonly now: Date
}

/** Returns what is wrong with one page as it was typed; nothing where nothing is. */
export function mistakesOn(page: DraftPage, form: URLSearchParams, { services, now }: Beside): Mistakes {
  const today = londonDate(now)
  const read = {
    who: () => readWho(form, today),
    what: () => readWhat(form, services, today),
    agreed: () => readAgreed(form),
  }
  const done = read[page]()
  return done.ok ? {} : done.mistakes
}

/** A draft of which every page is right: what would be sent. */
export type Ready = {
  readonly person: ReferredPerson
  readonly asked: Asked
  readonly consent: Agreed
  /** Exactly what the receiver will see. */
  readonly packet: ReferralPacket
  /** What was typed and is not passed on, for it was not agreed to. */
  readonly leftOut: readonly string[]
  /** Stands for the packet: two that differ anywhere have another one. */
  readonly seal: string
}

export type ReadDraft =
  | { readonly ok: true; readonly ready: Ready }
  | { readonly ok: false; readonly page: DraftPage; readonly mistakes: Mistakes }

/** Reads a whole draft: what would be sent, or the first page on which something is to be mended. */
export function readDraft(fields: DraftFields, beside: Beside): ReadDraft {
  const form = formOf(fields)
  const today = londonDate(beside.now)
  const who = readWho(form, today)
  if (!who.ok) return { ok: false, page: 'who', mistakes: who.mistakes }
  const what = readWhat(form, beside.services, today)
  if (!what.ok) return { ok: false, page: 'what', mistakes: what.mistakes }
  const consent = readAgreed(form)
  if (!consent.ok) return { ok: false, page: 'agreed', mistakes: consent.mistakes }

  const whole: ReferralPacket = {
    person: who.value,
    referrer: {
      organization: beside.viewer.membership.organizationName,
      name: beside.viewer.name,
      team: form.get('team') || null,
      replyTo: what.value.replyTo,
    },
    program: what.value.service.program,
    work: what.value.work,
    helps: what.value.helps,
    words: what.value.words,
    health: what.value.health,
    answers: what.value.answers,
    agreed: consent.value.agreed,
    attachments: beside.files,
  }
  const packet = asAgreed(whole)
  const seal = createHash('sha256').update(JSON.stringify([packet, consent.value.notSee, what.value.service.id]))
  return {
    ok: true,
    ready: {
      person: who.value,
      asked: what.value,
      consent: consent.value,
      packet,
      leftOut: leftOutOf(whole, packet),
      seal: seal.digest('hex').slice(0, 32),
    },
  }
}

/** What can be typed and then not agreed to, by its name and how much of it there is. */
const PARTS: readonly (readonly [name: string, of: (packet: ReferralPacket) => unknown])[] = [
  ['In short, what it is about', ({ words }) => words],
  ['What would help', ({ helps }) => helps],
  ['Health or disability', ({ health }) => health],
  ['How they stand to work', ({ work }) => work],
  ['Their postcode', ({ person }) => person.postcode],
  ['Access needs', ({ person }) => [person.interpreter, person.access, person.accessWords]],
  ['Answers to the questions of the programme', ({ answers }) => answers],
  ['Letters and files', ({ attachments }) => attachments],
]

const leftOutOf = (whole: ReferralPacket, packet: ReferralPacket): readonly string[] =>
  PARTS.filter(([, of]) => JSON.stringify(of(whole)) !== JSON.stringify(of(packet))).map(([name]) => name)

export type ProgramAdvice = { readonly program: ReferralProgram; readonly advice: EligibilityAdvice }

/** Returns what the rules of a programme say of whoever stands in this form; null where it has none. */
export function adviceOf(
  programId: string,
  form: URLSearchParams,
  borough: string | null,
  now: Date,
): ProgramAdvice | null {
  const program = findReferralProgram(programId)
  if (!program || program.rules.length === 0) return null
  const today = londonDate(now)
  const who = readWho(form, today)
  const known = {
    bornOn: who.ok ? who.value.bornOn : null,
    borough,
    work: readWork(form),
    agrees: readAgreed(form).ok,
  }
  return { program, advice: adviceFor(program, known, readAnswers(form, programId), today) }
}
