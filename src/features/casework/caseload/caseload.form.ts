import { CASE_STATUSES } from '../../../domain/support-case.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { CASELOAD_SORTS, type CaseloadLook } from '../../../records/caseload.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readId } from '../../../web/paths.ts'

/** Reads what of a caseload somebody looks at; what is not known is left out. */
export const readLook = (query: URLSearchParams): CaseloadLook => ({
  status: CASE_STATUSES.find(({ value }) => value === query.get('status') && value !== 'closed')?.value ?? null,
  quiet: query.get('only') === 'quiet',
  late: query.get('only') === 'late',
  sort: CASELOAD_SORTS.find(({ value }) => value === query.get('sort'))?.value ?? 'due',
})

export type Giving = {
  readonly people: readonly string[]
  /** Null: shared out by who has room. */
  readonly toAccountId: number | null
  readonly words: string
}

/** Reads who is to be given to whom, with a note for whoever takes them on. */
export function readGiving(
  form: URLSearchParams,
): { readonly ok: true; readonly value: Giving } | { readonly ok: false; readonly mistakes: Mistakes } {
  const people = [...new Set(form.getAll('person').filter(isUuid))]
  const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 2000)
  const mistakes: Mistakes = {
    ...(people.length === 0 && { person: 'Tick whom to hand over' }),
    ...(words === '' && { words: 'Say what their new adviser should know' }),
  }
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { people, toAccountId: readId(form.get('taker') ?? undefined), words } }
}
