import {
  BARRIER_KINDS,
  type BarrierKind,
  STRENGTH_KINDS,
  type StrengthKind,
  tellsOfHealth,
} from '../../../domain/barrier.ts'
import type { Option } from '../../../domain/facets.ts'
import { KEY_DATE_KINDS, type KeyDate } from '../../../domain/key-date.ts'
import { addDays, readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }
const right = <T>(value: T): Read<T> => ({ ok: true, value })
const wrong = (mistakes: Mistakes): Read<never> => ({ ok: false, mistakes })

/** Returns what was typed; null where nothing was. */
export const lineIn = (form: URLSearchParams, name: string, longest = 2000): string | null =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest) || null

const chosen = <T extends string>(options: readonly (Option & { value: T })[], value: string | null): T | undefined =>
  options.find((option) => option.value === value)?.value

/** Reads what stands in the way. What tells of health by itself is about health whether or not that was ticked. */
export function readBarrier(
  form: URLSearchParams,
): Read<{ readonly kind: BarrierKind; readonly words: string | null; readonly health: boolean }> {
  const kind = chosen(BARRIER_KINDS, form.get('kind'))
  const words = lineIn(form, 'words')
  if (!kind) return wrong({ kind: 'Choose what is in the way' })
  if (kind === 'other' && !words) return wrong({ words: 'Write what it is' })
  return right({ kind, words, health: tellsOfHealth(kind, form.get('health') === 'yes') })
}

/** Reads what there is to build on. */
export function readStrength(form: URLSearchParams): Read<{ readonly kind: StrengthKind; readonly words: string }> {
  const kind = chosen(STRENGTH_KINDS, form.get('strength-kind'))
  const words = lineIn(form, 'strength-words', 500)
  if (!kind) return wrong({ 'strength-kind': 'Choose what it is' })
  if (!words) return wrong({ 'strength-words': 'Write what there is to build on' })
  return right({ kind, words })
}

/** Dates so far away are typed wrong. */
const MOST_YEARS = 20

/** Reads a date that something hangs on; one that passed within the year is still worth writing down. */
export function readKeyDate(form: URLSearchParams, today: LocalDate): Read<Pick<KeyDate, 'kind' | 'on' | 'words'>> {
  const kind = chosen(KEY_DATE_KINDS, form.get('kind'))
  const on = readDate(form.get('on') ?? '')
  const words = lineIn(form, 'words', 500)
  const mistakes: Record<string, string> = {}
  if (!kind) mistakes.kind = 'Choose what the date is about'
  const sensible = on && on > addDays(today, -365) && on < addDays(today, MOST_YEARS * 365)
  if (!sensible) mistakes.on = 'Enter the date, like 27/3/2027'
  if (kind === 'other' && !words) mistakes.words = 'Write what happens on that day'
  return kind && on && Object.keys(mistakes).length === 0 ? right({ kind, on, words }) : wrong(mistakes)
}
