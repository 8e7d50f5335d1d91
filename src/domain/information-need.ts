import type { Option } from './facets.ts'
import { addDays } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'

/**
 * What the Accessible Information Standard (DCB1605 of NHS England) asks to find out, write down, make plain to see, pass
 * on and act on: whether somebody needs it, in which format, with which support; who was told; and to look again.
 */
export const INFORMATION_NEEDS = [
  { value: 'sight', text: 'Does not see well' },
  { value: 'hearing', text: 'Does not hear well' },
  { value: 'speech', text: 'Speaking is hard' },
  { value: 'reading', text: 'Reading is hard' },
  { value: 'learning', text: 'Learning disability' },
  { value: 'memory', text: 'Remembering is hard' },
] as const satisfies readonly Option[]

export const INFORMATION_FORMATS = [
  { value: 'large-print', text: 'Large print' },
  { value: 'easy-read', text: 'Easy read, with pictures' },
  { value: 'braille', text: 'Braille' },
  { value: 'audio', text: 'Sound recording' },
  { value: 'email', text: 'Email instead of paper' },
  { value: 'text', text: 'Text message' },
  { value: 'read-out', text: 'Read out to them' },
  { value: 'coloured-paper', text: 'Coloured paper' },
] as const satisfies readonly Option[]

export const INFORMATION_SUPPORTS = [
  { value: 'bsl', text: 'British Sign Language interpreter' },
  { value: 'lip-speaker', text: 'Lip speaker, or facing them so that they can lip-read' },
  { value: 'hearing-loop', text: 'Hearing loop' },
  { value: 'text-relay', text: 'Relay UK for calls' },
  { value: 'advocate', text: 'Somebody who speaks with or for them' },
  { value: 'longer', text: 'More time' },
  { value: 'quiet-room', text: 'A quiet room' },
  { value: 'communication-aid', text: 'Their own communication aid' },
] as const satisfies readonly Option[]

type Code<Options extends readonly Option[]> = Options[number]['value']

/** How to write to somebody and talk with them. */
export type InformationNeed = {
  readonly needs: readonly Code<typeof INFORMATION_NEEDS>[]
  readonly formats: readonly Code<typeof INFORMATION_FORMATS>[]
  readonly supports: readonly Code<typeof INFORMATION_SUPPORTS>[]
  readonly words: string | null
  /** Who was told, in words. */
  readonly sharedWith: string | null
  /** Whether they agree that those who help them are told. */
  readonly mayShare: boolean
  readonly reviewedOn: LocalDate
}

/** Needs change: after a year somebody asks again. Our own number; the standard says "regularly". */
const REVIEW_DAYS = 365

/** Returns the day from which somebody should ask again. */
export const reviewAgainOn = ({ reviewedOn }: Pick<InformationNeed, 'reviewedOn'>): LocalDate =>
  addDays(reviewedOn, REVIEW_DAYS)

/** Returns whether there is anything to act on. */
export const hasInformationNeed = ({ needs, formats, supports, words }: InformationNeed): boolean =>
  needs.length + formats.length + supports.length > 0 || words !== null
