import { addDays } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'
import type { ProgramKeepingSet } from './retention.ts'

/** How sure a number is: read in the programme's own paper, at second hand, or our own choice. */
export type KeepingMark = 'primary' | 'second-hand' | 'our-own'

/** How long a programme's cases and referrals are kept after their end, with everything of the person. */
export type ProgramKeeping = {
  readonly program: string
  readonly days: number
  /** `case`: counted from its end. `project`: from the end of the whole project, or from its end where that is later. */
  readonly from: 'case' | 'project'
  /** Where nothing else is set. */
  readonly projectEndsOn: LocalDate | null
  readonly source: string
  readonly mark: KeepingMark
}

const OWN =
  'No law names a number (UK GDPR Article 5(1)(e)): two years, so that whoever comes back need not start again.'

/** What programmes ask for. One that is not here is kept like `job-hub`. */
export const PROGRAM_KEEPING: readonly ProgramKeeping[] = [
  { program: 'job-hub', days: 730, from: 'case', projectEndsOn: null, source: OWN, mark: 'our-own' },
  {
    program: 'workwell',
    days: 730,
    from: 'case',
    projectEndsOn: null,
    source: `${OWN} The partnership that pays for it may ask for more: set it.`,
    mark: 'our-own',
  },
  {
    program: 'connect-to-work',
    days: 7 * 365 + 2,
    from: 'project',
    projectEndsOn: '2030-03-31',
    source:
      'Privacy notice of one delivery area (South East Wales, intoworkcardiff.co.uk): seven years after the project ends. Elsewhere second-hand: check with your accountable body. The end of the project is what was announced for central London.',
    mark: 'second-hand',
  },
]

/** Returns how long this programme is kept, as set here. */
export function keepingOf(program: string, set: ProgramKeepingSet = {}): ProgramKeeping {
  const usual = PROGRAM_KEEPING.find((one) => one.program === program) ?? { ...PROGRAM_KEEPING[0]!, program }
  const { days = usual.days, projectEndsOn = usual.projectEndsOn } = set[program] ?? {}
  return { ...usual, days, projectEndsOn, ...(set[program] && { source: 'Set here', mark: 'our-own' as const }) }
}

/**
 * Returns what is kept for longer than somebody may want, because whoever pays for the programme asks for it; our own
 * numbers bind nobody who asks to be deleted.
 */
export const mustKeep = (programs: readonly string[], set: ProgramKeepingSet = {}): readonly ProgramKeeping[] =>
  [...new Set(programs)]
    .map((program) => keepingOf(program, set))
    .filter(({ from, mark }) => from === 'project' || mark !== 'our-own')

/** Something that ended, or is still open: then nothing of the person is erased. */
export type Ending = { readonly program: string; readonly endedOn: LocalDate | null }

/** Somebody who was never in a programme is kept as long as this after the last that was written about them. */
const WITHOUT_PROGRAM_DAYS = 365

/**
 * Returns the first day on which a person may be erased: when the time of every programme they were in has passed, the
 * longest of them; null as long as anything is open. `lastOn`: when anything was last written about them.
 */
export function erasedFrom(
  endings: readonly Ending[],
  lastOn: LocalDate,
  set: ProgramKeepingSet = {},
): LocalDate | null {
  if (endings.some(({ endedOn }) => endedOn === null)) return null
  if (endings.length === 0) return addDays(lastOn, WITHOUT_PROGRAM_DAYS)
  return endings.map(({ program, endedOn }) => keptUntil(keepingOf(program, set), endedOn!)).reduce(later)
}

const keptUntil = ({ days, from, projectEndsOn }: ProgramKeeping, endedOn: LocalDate): LocalDate =>
  addDays(from === 'project' && projectEndsOn ? later(endedOn, projectEndsOn) : endedOn, days)

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
