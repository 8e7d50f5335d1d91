/** The columns of the template, each with the other headings under which it is understood. docs/import-csv.md has all. */
const COLUMNS = {
  id: ['reference', 'ref', 'job reference', 'unique id', 'identifier'],
  kind: ['type', 'what it is', 'category', 'opportunity type'],
  title: ['name', 'job title', 'role', 'event name', 'course title', 'service name'],
  organisation: ['organization', 'employer', 'company', 'provider', 'organisation name', 'organiser', 'run by'],
  description: ['details', 'about', 'full description', 'job description'],
  place: ['venue', 'location', 'place name', 'location name', 'site'],
  address: ['street', 'street address', 'address line 1', 'venue address'],
  town: ['city', 'town or city', 'area'],
  postcode: ['post code', 'venue postcode'],
  delivery: ['where it happens', 'online', 'delivery mode', 'mode'],
  starts: ['start date', 'start', 'starts on', 'date', 'event date', 'from'],
  ends: ['end date', 'end', 'ends on', 'to', 'until'],
  'start time': ['time', 'starts at', 'opens', 'time from'],
  'end time': ['ends at', 'closes at', 'time to', 'finish time'],
  days: ['weekdays', 'days of the week', 'day'],
  closes: ['closing date', 'deadline', 'apply by', 'application deadline', 'closes on', 'closing'],
  posted: ['date posted', 'posted on', 'published'],
  checked: ['last checked', 'checked on', 'last updated', 'updated'],
  pay: ['salary', 'wage', 'rate of pay', 'pay rate'],
  hours: ['working hours', 'hours of work', 'work pattern', 'working pattern'],
  contract: ['contract type', 'employment type', 'tenure'],
  sector: ['type of work', 'industry', 'job sector'],
  cost: ['price', 'fee', 'fees', 'cost to attend'],
  level: ['qualification level', 'course level'],
  'minimum age': ['min age', 'age from', 'youngest'],
  'maximum age': ['max age', 'age to', 'oldest'],
  'who it is for': ['eligibility', 'who can apply', 'for', 'audience'],
  groups: ['eligible groups', 'target groups'],
  helps: ['what it helps with', 'what would help', 'topics'],
  access: ['accessibility', 'access features'],
  languages: ['language', 'languages spoken'],
  requirements: ['you need', 'what you need', 'essential', 'entry requirements'],
  places: ['vacancies', 'spaces', 'capacity', 'number of places', 'positions'],
  'how to apply': ['apply', 'how to join', 'booking', 'how to book'],
  link: ['url', 'website', 'web page', 'web address', 'more information'],
  'apply link': ['apply url', 'application link', 'booking link', 'application url'],
  'contact name': ['contact', 'contact person'],
  email: ['e-mail', 'contact email', 'email address'],
  phone: ['telephone', 'tel', 'contact phone', 'phone number'],
  'reply days': ['replies within', 'reply within days'],
} as const satisfies Record<string, readonly string[]>

export type CsvColumn = keyof typeof COLUMNS

export const CSV_COLUMNS = Object.keys(COLUMNS) as readonly CsvColumn[]

const BY_HEADING = new Map<string, CsvColumn>()
for (const column of CSV_COLUMNS) {
  for (const heading of [column, ...COLUMNS[column]]) {
    const plain = plainHeading(heading)
    if (!BY_HEADING.has(plain)) BY_HEADING.set(plain, column)
  }
}

/**
 * Returns which column of the template each heading means; null for those that mean none. The first of two wins;
 * what somebody has said about a heading wins over what we know.
 */
export function readHeadings(
  headings: readonly string[],
  said: Readonly<Record<string, string>> = {},
): readonly (CsvColumn | null)[] {
  const used = new Set<CsvColumn>()
  return headings.map((heading) => {
    const known = BY_HEADING.get(plainHeading(heading)) ?? null
    const column = heading in said ? (CSV_COLUMNS.find((name) => name === said[heading]) ?? null) : known
    if (column === null || used.has(column)) return null
    used.add(column)
    return column
  })
}

/** "Closing Date *", "closing_date" and "ClosingDate (dd/mm/yyyy)" are one heading. */
function plainHeading(heading: string): string {
  return heading
    .replace(/\([^)]*\)/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
