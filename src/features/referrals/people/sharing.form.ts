import { ASKED_DATA_CLASSES, type DataClass } from '../../../domain/sharing.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { AGREED_HOW } from '../../../web/referral-packet-view.ts'

/** An organisation that can help as well. */
export type Recipient = { readonly id: number; readonly name: string }

/** How long somebody agrees for. */
export const AGREED_FOR = [
  { value: 91, text: 'Three months' },
  { value: 182, text: 'Six months' },
  { value: 365, text: 'A year' },
] as const

export type ReadAgreement = {
  readonly recipientOrganizationId: number
  readonly dataClasses: readonly DataClass[]
  readonly how: 'in-person' | 'phone' | 'online' | 'letter'
  readonly days: number
}

/** Reads what somebody agreed to: with whom, what, how, and for how long. */
export function readAgreement(
  form: URLSearchParams,
  recipients: readonly Recipient[],
): { readonly ok: true; readonly value: ReadAgreement } | { readonly ok: false; readonly mistakes: Mistakes } {
  const mistakes: Record<string, string> = {}
  const recipient = recipients.find(({ id }) => String(id) === form.get('recipient'))
  if (!recipient) mistakes.recipient = 'Choose who helps as well'
  const classes = ASKED_DATA_CLASSES.map(({ value }) => value).filter((value) => form.getAll('classes').includes(value))
  if (classes.length === 0) mistakes.classes = 'Tick what they may know'
  const how = AGREED_HOW.find(({ value }) => value === form.get('how'))?.value
  if (!how || how === 'machine') mistakes.how = 'Choose how they agreed'
  const days = AGREED_FOR.find(({ value }) => String(value) === form.get('days'))?.value
  if (!days) mistakes.days = 'Choose for how long'
  if (!recipient || !days || !how || how === 'machine' || classes.length === 0) return { ok: false, mistakes }
  // Nobody can help without knowing how to reach them.
  const dataClasses = [...new Set<DataClass>(['contact', ...classes])]
  return { ok: true, value: { recipientOrganizationId: recipient.id, dataClasses, how, days } }
}
