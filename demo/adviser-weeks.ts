import type { AccessFeature, Language } from '../src/domain/facets.ts'
import type { LocalTime, Weekday } from '../src/domain/opportunity.ts'

/** When somebody at a hub is there to be met. */
export type AdviserWeek = {
  readonly hub: string
  /** Their account, where they sign in; the others are first names at the desk. */
  readonly account?: string
  readonly name: string
  readonly days: readonly Weekday[]
  readonly hours: readonly [LocalTime, LocalTime]
  readonly minutes: number
  readonly lunch?: readonly [LocalTime, LocalTime]
  readonly languages: readonly Language[]
  readonly access?: readonly AccessFeature[]
}

/** What every hub has. */
export const BASE_ACCESS: readonly AccessFeature[] = ['step-free', 'accessible-toilet']

export const ADVISER_WEEKS: readonly AdviserWeek[] = [
  {
    hub: 'cobblers-green',
    account: 'Grace Oyelaran',
    name: 'Grace',
    days: [1, 3, 4],
    hours: ['10:00', '16:30'],
    minutes: 45,
    lunch: ['13:00', '13:45'],
    languages: ['es'],
    access: ['hearing-loop', 'quiet-space'],
  },
  {
    hub: 'cobblers-green',
    account: 'Grace Oyelaran',
    name: 'Grace',
    days: [2],
    hours: ['10:00', '16:30'],
    minutes: 45,
    lunch: ['13:00', '13:45'],
    languages: ['es'],
    access: ['hearing-loop', 'quiet-space', 'creche'],
  },
  {
    hub: 'cobblers-green',
    name: 'Farhana',
    days: [2, 5],
    hours: ['09:30', '13:00'],
    minutes: 30,
    languages: ['bn', 'so'],
    access: ['hearing-loop'],
  },
  {
    hub: 'tilekiln',
    account: 'Liban Jibrell-Moss',
    name: 'Liban',
    days: [2],
    hours: ['12:00', '19:00'],
    minutes: 45,
    lunch: ['15:00', '15:30'],
    languages: ['so', 'ar'],
    access: ['quiet-space'],
  },
  {
    hub: 'tilekiln',
    account: 'Liban Jibrell-Moss',
    name: 'Liban',
    days: [4],
    hours: ['10:00', '16:00'],
    minutes: 45,
    lunch: ['13:00', '13:30'],
    languages: ['so', 'ar'],
    access: ['quiet-space'],
  },
  {
    hub: 'kingfisher-cross',
    name: 'Rukhsana',
    days: [1, 3, 5],
    hours: ['10:00', '16:00'],
    minutes: 30,
    lunch: ['12:30', '13:30'],
    languages: ['bn', 'ur', 'hi'],
    access: ['hearing-loop'],
  },
  {
    hub: 'ropewalk',
    name: 'Berfin',
    days: [1],
    hours: ['10:00', '14:00'],
    minutes: 40,
    languages: ['tr', 'ku'],
    access: ['parking'],
  },
  {
    hub: 'ropewalk',
    name: 'Berfin',
    days: [5],
    hours: ['10:00', '16:00'],
    minutes: 40,
    lunch: ['12:40', '13:20'],
    languages: ['tr', 'ku', 'ar'],
    access: ['parking'],
  },
  {
    hub: 'copper-yard',
    name: 'Marek',
    days: [3],
    hours: ['09:00', '15:00'],
    minutes: 30,
    lunch: ['12:00', '12:30'],
    languages: ['pl', 'ro'],
    access: ['parking', 'quiet-space'],
  },
  {
    hub: 'copper-yard',
    name: 'Marek',
    days: [4],
    hours: ['11:00', '19:00'],
    minutes: 30,
    lunch: ['14:00', '14:30'],
    languages: ['pl', 'ro', 'bfi'],
    access: ['parking', 'quiet-space', 'bsl'],
  },
]
