import type { Point } from './place.ts'
import type { Outline } from './polygon.ts'

const AREA_KINDS = ['borough', 'ward', 'lsoa', 'msoa', 'region'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

/** A borough, neighbourhood or statistical area of one vintage. */
export type Area = {
  /** GSS code, or a code of our own for a place made up. */
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  /** The borough that a ward or statistical area lies in; null where nobody said. */
  readonly parentCode: string | null
  /** Wards are redrawn: the year of the boundaries this code belongs to; null where nobody said. */
  readonly boundaryYear: number | null
  /** A point inside, for a label or a search; null without an outline. */
  readonly point: Point | null
  readonly outline: Outline | null
}

/** The first three characters of a GSS code say what it names (ONS Register of Geographic Codes). */
const KIND_OF_ENTITY: Record<string, AreaKind> = {
  E05: 'ward',
  W05: 'ward',
  S13: 'ward',
  N08: 'ward',
  E06: 'borough',
  E07: 'borough',
  E08: 'borough',
  E09: 'borough',
  W06: 'borough',
  S12: 'borough',
  N09: 'borough',
  E01: 'lsoa',
  W01: 'lsoa',
  S01: 'lsoa',
  E02: 'msoa',
  W02: 'msoa',
  S02: 'msoa',
  E12: 'region',
  X05: 'ward',
  X09: 'borough',
}

/** Returns what kind of area a code names, by its beginning; null for entities that we do not keep. `X` is our own. */
export function kindOfCode(code: string): AreaKind | null {
  return KIND_OF_ENTITY[code.slice(0, 3)] ?? null
}
