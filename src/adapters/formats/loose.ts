import type { LocationDraft } from '../../domain/opportunity.ts'
import type { Point } from '../../domain/place.ts'
import { findPostcode, normalisePostcode, readOutcode } from '../../domain/postcode.ts'
import { plainLine } from '../text/sanitise.ts'

/** A JSON object of which nothing is known yet. */
export type Loose = Readonly<Record<string, unknown>>

export const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the first of these names that holds words or a number, as one trimmed line; empty, null and "null" are absent. */
export function lineOf(source: Loose, ...names: string[]): string | null {
  for (const name of names) {
    const value = source[name]
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const line = plainLine(String(value))
    if (line !== '' && !/^(?:null|undefined|n\/?a|none|-)$/i.test(line)) return line
  }
  return null
}

/** Returns the first of these names that holds words, untouched: for descriptions that are markup. */
export function markupOf(source: Loose, ...names: string[]): string {
  for (const name of names) {
    const value = source[name]
    if (typeof value === 'string' && value.trim() !== '') return value
  }
  return ''
}

/** Returns the first of these names that holds a number, also one written as text; null for anything else. */
export function numberOf(source: Loose, ...names: string[]): number | null {
  for (const name of names) {
    const value = source[name]
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(/,/g, '')) : value
    if (typeof number === 'number' && Number.isFinite(number)) return number
  }
  return null
}

/** Returns the objects under the first of these names that holds any; one object alone counts as a list of one. */
export function listOf(source: Loose, ...names: string[]): Loose[] {
  for (const name of names) {
    const value = source[name]
    const list = (Array.isArray(value) ? value : [value]).filter(isLoose)
    if (list.length > 0) return list
  }
  return []
}

/** Returns the words under a name that holds one text or a list of them. */
export function linesOf(source: Loose, name: string): string[] {
  const value = source[name]
  return (Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === 'string' ? [plainLine(one)] : []))
}

/** Returns an age in whole years, or null for what is none; 0 and 100 or more limit nobody. */
export function ageOf(number: number | null): number | null {
  return number !== null && number > 0 && number < 100 ? Math.floor(number) : null
}

/** Returns a point in or near Britain; a pair the wrong way round is turned, 0,0 and points elsewhere are none. */
export function pointOf(lat: number | null, lng: number | null): Point | null {
  if (lat === null || lng === null) return null
  if (isNearBritain(lat, lng)) return { lat, lng }
  return isNearBritain(lng, lat) ? { lat: lng, lng: lat } : null
}

const isNearBritain = (lat: number, lng: number): boolean => lat > 49 && lat < 61.5 && lng > -9 && lng < 2.5

/** Returns a postcode or outcode as it is written; null for what is neither. */
export function postcodeOf(text: string | null): string | null {
  if (text === null) return null
  return normalisePostcode(text)?.postcode ?? findPostcode(text)?.postcode ?? readOutcode(text)
}

/** A place with nothing known of it. */
export const NOWHERE: LocationDraft = {
  sourceId: null,
  name: null,
  address: null,
  town: null,
  postcode: null,
  point: null,
  access: [],
  accessWords: null,
  transport: null,
}

/** Returns whether anything is known of where a place is. */
export const isSomewhere = ({ name, address, town, postcode, point }: LocationDraft): boolean =>
  (name ?? address ?? town ?? postcode ?? point) !== null
