import { readAts } from '../adapters/formats/ats.ts'
import { readCsv } from '../adapters/formats/csv.ts'
import type { FormatReader } from '../adapters/formats/format.ts'
import { readIcal } from '../adapters/formats/ical.ts'
import { readJobPostings } from '../adapters/formats/job-posting.ts'
import { readOpenReferral } from '../adapters/formats/open-referral.ts'

type Format = { readonly read: FormatReader; readonly text: string; readonly webPages: boolean }

/** The formats in which listings come, each with its reader. `webPages`: a web page can be such a source. */
export const READERS = {
  'open-referral': { read: readOpenReferral, text: 'Open Referral UK', webPages: false },
  'job-posting': { read: readJobPostings, text: 'JobPosting', webPages: true },
  ats: { read: readAts, text: 'Applicant tracking system', webPages: false },
  ical: { read: readIcal, text: 'iCalendar', webPages: false },
  csv: { read: readCsv, text: 'CSV', webPages: false },
} as const satisfies Record<string, Format>

export type FeedFormat = keyof typeof READERS

export const isFeedFormat = (name: string): name is FeedFormat => Object.hasOwn(READERS, name)
