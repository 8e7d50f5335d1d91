import { DATA_CLASSES, isCurrent, SHARING_PURPOSES } from '../../../domain/sharing.ts'
import type { KeptDecision } from '../../../records/sharing.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { optionText, optionTexts } from '../../../web/option-words.ts'

export type AgreementLine = {
  readonly id: string
  readonly purpose: string
  readonly recipient: string
  readonly words: string
  readonly standing: string
  readonly current: boolean
}

/** Returns something that somebody agreed to, as it stands now. */
export function agreementLine(decision: KeptDecision, now: Date): AgreementLine {
  const current = isCurrent(decision, now)
  return {
    id: decision.id,
    current,
    purpose: optionText(SHARING_PURPOSES, decision.purpose),
    recipient: decision.recipient ?? 'Nobody named',
    words: optionTexts(DATA_CLASSES, decision.dataClasses),
    standing: current ? agreedWords(decision, now) : endedWords(decision, now),
  }
}

function agreedWords({ givenAt, capturedBy, expiresAt }: KeptDecision, now: Date): string {
  const by = capturedBy ? `, written down by ${capturedBy}` : ''
  return `Agreed ${dayWords(givenAt, now)}${by}${expiresAt ? `. Until ${dayWords(expiresAt, now)}` : ''}`
}

const endedWords = ({ withdrawnAt, expiresAt }: KeptDecision, now: Date): string =>
  withdrawnAt ? `Taken back ${dayWords(withdrawnAt, now)}` : `Ran out ${expiresAt ? dayWords(expiresAt, now) : ''}`
