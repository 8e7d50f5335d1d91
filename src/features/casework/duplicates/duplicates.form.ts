import type { Mistakes } from '../../../web/form-mistakes.ts'

/** What somebody decided about two records. */
export type PairDecision =
  | { readonly same: true; readonly keptId: string; readonly reason: string | null }
  | { readonly same: false }

const LONGEST = 500

/** Reads the answer: the record to keep, or that they are two people. */
export function readDecision(
  form: URLSearchParams,
  ids: readonly [string, string],
): { readonly ok: true; readonly value: PairDecision } | { readonly ok: false; readonly mistakes: Mistakes } {
  const decision = form.get('decision') ?? ''
  const reason = (form.get('reason') ?? '').trim()
  const mistakes: Record<string, string> = {}
  if (decision !== 'two-people' && !ids.includes(decision))
    mistakes.decision = 'Say whether they are the same person, and which record to keep'
  if (reason.length > LONGEST) mistakes.reason = `Say it in ${LONGEST} letters or fewer`
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  if (decision === 'two-people') return { ok: true, value: { same: false } }
  return { ok: true, value: { same: true, keptId: decision, reason: reason || null } }
}
