import { createHash } from 'node:crypto'
import { KINDS } from '../../../domain/facets.ts'
import { type FeedFormat, isFeedFormat } from '../../../web/feed-formats.ts'
import { COLUMN_NAMES } from './preview.queries.ts'

/** What a feed at an address can be written in; a table can also come as a file. */
export const ADDRESS_FORMATS = [
  { value: 'csv', text: 'CSV: a table, such as a published spreadsheet' },
  { value: 'ical', text: 'iCalendar: a calendar of events' },
  { value: 'open-referral', text: 'Open Referral UK' },
  { value: 'job-posting', text: 'Pages with JobPosting on them, or a list of such pages' },
] as const

/** How often a feed is read. */
export const RHYTHMS = [
  { value: '6', text: 'Every 6 hours' },
  { value: '24', text: 'Every day' },
  { value: '168', text: 'Every week' },
  { value: '0', text: 'Once, now' },
] as const

/** Returns the address and format that were typed, or what is wrong. */
export function readAddressForm(
  form: URLSearchParams,
): { format: FeedFormat; address: string } | { field: 'address' | 'format'; mistake: string } {
  const format = form.get('format') ?? ''
  const address = (form.get('address') ?? '').trim()
  if (!/^https:\/\/\S{4,2000}$/i.test(address)) {
    return { field: 'address', mistake: 'Enter an address that begins with https://' }
  }
  if (!isFeedFormat(format) || !ADDRESS_FORMATS.some(({ value }) => value === format)) {
    return { field: 'format', mistake: 'Choose what the feed is written in' }
  }
  return { format, address }
}

/** Returns the column that each heading was said to mean: fields `column-0`, `column-1` … beside `heading-0` … */
export function readColumnNames(form: URLSearchParams): Readonly<Record<string, string>> {
  const said: [string, string][] = []
  for (let at = 0; at < 100 && form.has(`heading-${at}`); at++) {
    const column = form.get(`column-${at}`) ?? ''
    said.push([form.get(`heading-${at}`)!.slice(0, 200), COLUMN_NAMES.includes(column) ? column : ''])
  }
  return Object.fromEntries(said)
}

/** Returns the kinds that are wanted; null where all are. */
export function readKinds(form: URLSearchParams): readonly string[] | null {
  const wanted = form.getAll('kind').filter((kind) => KINDS.some(({ value }) => value === kind))
  return wanted.length === 0 ? null : wanted
}

/** Returns the hours between two readings; null for once. */
export function readRhythm(form: URLSearchParams): number | null {
  const hours = Number(RHYTHMS.find(({ value }) => value === form.get('every'))?.value ?? 0)
  return hours === 0 ? null : hours
}

/** Files of one partner replace one another; feeds are told apart by where they are. */
export const FILE_KEY = 'file'
export const addressKey = (address: string): string => createHash('sha256').update(address).digest('hex').slice(0, 12)
