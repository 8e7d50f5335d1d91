import type { PlaceOutcome } from '../src/domain/cohort.ts'
import type { CastName } from './cast.ts'

/**
 * A course of Fleet Vale. `people`: who, who came to which meeting (c came, l late, t told us, a no word, e excused), and
 * what they went on to where it has ended.
 */
export type GroupRow = {
  readonly name: string
  readonly about: string
  readonly by: CastName
  readonly program: string
  /** Weeks since the first meeting; below zero it is still to come. */
  readonly began: number
  readonly weeks: number
  readonly at: string
  readonly minutes: number
  readonly where: string
  readonly ceiling: number
  readonly open?: true
  readonly people: readonly (readonly [string, string, PlaceOutcome?])[]
}

export const GROUP_ROWS: readonly GroupRow[] = [
  {
    ...{ name: 'Skills for Work, autumn group', by: 'Grace Oyelaran', program: 'job-hub', began: 5, weeks: 8 },
    about: 'CVs, interviews, and how a week at work feels. We cook lunch together.',
    ...{ at: '10:00', minutes: 150, where: 'The room above Cobblers Green Job Hub', ceiling: 8 },
    people: [
      ['Nasreen Holloway', 'cccclc'],
      ['Perpetua Ashgrove-Lim', 'clcccc'],
      ['Gerard Okonjo-Vane', 'ccecct'],
      ['Yordanos Teklemariam', 'cccccc'],
      ['Dexter Malinowski', 'cclcta'],
      ['Samira Al-Khouri', 'ccccec'],
      ['Callum Wetherby-Osei', 'lcatcc'],
      ['Tamsin Adeyemi-Rook', 'cccccl'],
      ['Desmond Achterlonie', 'waiting'],
    ],
  },
  {
    ...{ name: 'First steps on a computer', by: 'Grace Oyelaran', program: 'job-hub', began: 9, weeks: 5 },
    about: 'From the power button to an application sent.',
    ...{ at: '14:00', minutes: 120, where: 'Fleet Vale Library, first floor', ceiling: 6 },
    people: [
      ['Fadumo Carrick', 'ccccc', 'learning'],
      ['Olena Fairweather', 'cclcc', 'job'],
      ['Ruaridh Sandoval', 'catcc', 'not-known'],
      ['Constance Mbatha', 'ccccl', 'job'],
    ],
  },
  {
    ...{ name: 'Work that suits you', by: 'Tobias Marlowe-Eze', program: 'connect-to-work', began: -2, weeks: 5 },
    about: 'For autistic people who look for work: what suits you, what you need, how to say so.',
    ...{ at: '11:00', minutes: 90, where: 'Awl Lane, ground floor, quiet room', ceiling: 8, open: true, people: [] },
  },
]

/** A question that advisers look at together. */
export type PanelRow = {
  readonly who: string
  readonly by: CastName
  readonly question: string
  /** Days since it was asked. */
  readonly ago: number
  /** Days until it is looked at. */
  readonly meets?: number
  readonly guest?: CastName
  readonly says?: string
  readonly decided?: string
}

export const PANEL_ROWS: readonly PanelRow[] = [
  {
    ...{ who: 'Dexter Malinowski', by: 'Grace Oyelaran', ago: 3, meets: 4, guest: 'Liban Jibrell-Moss' },
    question: 'He moves between friends and misses every second week. How do we keep his place at the builders open?',
    says: 'The yard takes people by the day. He could begin with two mornings.',
  },
  {
    ...{ who: 'Samira Al-Khouri', by: 'Grace Oyelaran', ago: 1 },
    question: 'A pharmacist with papers from abroad. Which comes first, the language exam or the recognition?',
  },
  {
    ...{ who: 'Gerard Okonjo-Vane', by: 'Grace Oyelaran', ago: 30 },
    question: 'Can the repair table at the library become a business, and who helps with the books?',
    decided: 'Six months at the table first, with the books kept from day one. The library pays for the course.',
  },
]
