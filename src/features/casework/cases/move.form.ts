import {
  CASE_REFUSALS,
  type CaseAsked,
  type CaseRefusal,
  caseRefusals,
  dueRefusal,
  PAUSE_REASONS,
} from '../../../domain/case-move.ts'
import { londonDate, readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { CASE_OUTCOMES, type CaseMove } from '../../../domain/support-case.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

const LONGEST_WORDS = 2000
const LONGEST_NEXT = 200

const textIn = (form: URLSearchParams, name: string, longest: number): string | null =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest) || null

/** Reads all that a move can ask for. */
export const readCaseMove = (move: CaseMove, form: URLSearchParams): CaseAsked => ({
  move,
  words: textIn(form, 'words', LONGEST_WORDS),
  ...readStep(form),
  pauseReason: PAUSE_REASONS.find(({ value }) => value === form.get('pause-reason'))?.value ?? null,
  until: readDate(form.get('until') ?? ''),
  toAccountId: /^[1-9]\d{0,8}$/.test(form.get('taker') ?? '') ? Number(form.get('taker')) : null,
  outcome: CASE_OUTCOMES.find(({ value }) => value === form.get('outcome'))?.value ?? null,
})

/** Reads what happens next, without the full stop that the page adds itself, and by when. */
export const readStep = (
  form: URLSearchParams,
): { readonly nextStep: string | null; readonly dueOn: LocalDate | null } => ({
  nextStep: textIn(form, 'next', LONGEST_NEXT)?.replace(/[.\s]+$/, '') || null,
  dueOn: readDate(form.get('due') ?? ''),
})

/** The field of the form that mends what is missing. */
const FIELD = (refusal: CaseRefusal): string => refusal.replace(/-(past|far)$/, '')

const mistakesOf = (refusals: readonly CaseRefusal[]): Mistakes =>
  Object.fromEntries(refusals.map((refusal) => [FIELD(refusal), CASE_REFUSALS[refusal]]))

/** Returns what is missing for a move, by field. */
export const caseMistakes = (asked: CaseAsked, now: Date): Mistakes => mistakesOf(caseRefusals(asked, now))

/** Returns what is missing for a next step alone. */
export const stepMistakes = ({ nextStep, dueOn }: ReturnType<typeof readStep>, now: Date): Mistakes =>
  mistakesOf([...(nextStep ? [] : (['next'] as const)), ...dueRefusal(dueOn, londonDate(now))])
