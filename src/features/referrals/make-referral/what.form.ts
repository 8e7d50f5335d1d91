import { readEmail, readPhone } from '../../../adapters/text/contact-address.ts'
import { HELPS } from '../../../domain/facets.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { questionsOf } from '../../../domain/referral-advice.ts'
import { findReferralProgram } from '../../../domain/referral-program.ts'
import { WORK_SITUATIONS, type WorkSituation } from '../../../domain/work-situation.ts'
import type { ReferralService } from '../../../records/referral-service.ts'
import { dateWords } from '../../../web/dates.ts'
import { type Read, typedIn } from '../../../web/referred-person-form.ts'

/** What somebody is referred for, and to whom. */
export type Asked = {
  readonly service: ReferralService
  readonly words: string
  readonly health: string | null
  readonly work: WorkSituation
  readonly helps: readonly string[]
  readonly urgent: boolean
  readonly replyTo: string | null
  readonly answers: Readonly<Record<string, string>>
}

/** Whether a service takes somebody new on this day. */
export const isPaused = ({ pausedUntil }: Pick<ReferralService, 'pausedUntil'>, today: LocalDate): boolean =>
  pausedUntil !== null && pausedUntil >= today

/** Reads what for and to whom. Only to whom is needed. */
export function readWhat(form: URLSearchParams, services: readonly ReferralService[], today: LocalDate): Read<Asked> {
  const service = services.find(({ id }) => String(id) === form.get('service'))
  const replyTo = typedIn(form, 'reply-to', 200)
  const mistakes: Record<string, string> = {
    ...(!service && { service: 'Choose who this goes to' }),
    ...(service &&
      isPaused(service, today) && {
        service: `${service.name} takes nobody new until after ${dateWords(service.pausedUntil!, today)}. Choose another`,
      }),
    ...(replyTo !== null &&
      !readEmail(replyTo) &&
      !readPhone(replyTo) && { 'reply-to': 'Enter a phone number or an email address, or leave it empty' }),
  }
  if (!service || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    value: {
      service,
      words: typedIn(form, 'words') ?? '',
      health: typedIn(form, 'health'),
      work: readWork(form),
      helps: HELPS.map(({ value }) => value).filter((value) => form.getAll('help').includes(value)),
      urgent: form.get('urgent') === 'yes',
      replyTo,
      answers: readAnswers(form, service.program),
    },
  }
}

export const readWork = (form: URLSearchParams): WorkSituation =>
  WORK_SITUATIONS.find(({ value }) => value === form.get('work'))?.value ?? 'not-said'

/** Returns what was answered to the questions of a programme: those of another one are left out. */
export function readAnswers(form: URLSearchParams, program: string): Readonly<Record<string, string>> {
  const found = findReferralProgram(program)
  const answered = (found ? questionsOf(found) : []).flatMap(({ input }) => {
    const answer = form.get(`answer-${input}`)
    return answer === 'yes' || answer === 'no' || answer === 'ask' ? [[input, answer] as const] : []
  })
  return Object.fromEntries(answered)
}
