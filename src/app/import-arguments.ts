import { basename, isAbsolute, join } from 'node:path'
import { parseArgs } from 'node:util'
import { londonMoment, readMoment } from '../domain/london-time.ts'
import type { ReferenceFormat } from '../features/network/reference-data/reference-data.job.ts'
import { type FeedFormat, isFeedFormat, READERS } from '../web/feed-formats.ts'

/** What an operator has asked for, read and checked. */
export type ImportAsked = {
  readonly format: FeedFormat | ReferenceFormat
  /** A whole path, or an address. */
  readonly address: string
  /** Known by this name from now on; made from the address where none is given. */
  readonly source: string
  readonly named: boolean
  readonly place: string | null
  readonly everyHours: number | null
  readonly dryRun: boolean
  readonly json: boolean
  readonly asOf: Date | null
  readonly acceptLoss: boolean
  readonly allowHttp: boolean
  readonly allowPrivate: boolean
}

/** The command was not understood; the message is one line. */
export class BadCommand extends Error {
  override name = 'BadCommand'
}

const REFERENCE: readonly ReferenceFormat[] = ['postcodes', 'boundaries', 'lookups']
const FORMATS = [...Object.keys(READERS), ...REFERENCE]

export const HELP = `bin/import FORMAT FILE-OR-URL

  FORMAT           ${FORMATS.join(', ')}
  --source NAME    what the source is called; the same name again updates it (else made from the address)
  --place P        the borough that the source is about: the short name in its configuration
  --every HOURS    read it again by itself after so many hours
  --dry-run        do everything, report, and keep nothing
  --json           print the report as JSON
  --as-of DATE     as if it were this day, so that an old feed is alive: 2020-11-15
  --accept-loss    let most of a source go at once: it is meant
  --allow-http     read http:// addresses too
  --allow-private  read addresses inside a private network too
`

const OPTIONS = {
  source: { type: 'string' },
  place: { type: 'string' },
  every: { type: 'string' },
  'as-of': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'accept-loss': { type: 'boolean', default: false },
  'allow-http': { type: 'boolean', default: false },
  'allow-private': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Reads the command. Returns null where help is wanted; throws BadCommand with one line. `from`: where it was typed. */
export function readCommand(args: readonly string[], from: string): ImportAsked | null {
  const { values, positionals } = parse(args)
  if (values.help) return null
  const [format, given, ...more] = positionals
  if (format === undefined)
    throw new BadCommand(`say which format and which file or address: bin/import FORMAT FILE-OR-URL`)
  if (!isFeedFormat(format) && !isReference(format)) {
    throw new BadCommand(`“${format}” is not a format; it is one of ${FORMATS.join(', ')}`)
  }
  if (given === undefined || given === '')
    throw new BadCommand(`say which file or address to read: bin/import ${format} FILE-OR-URL`)
  if (more.length > 0) throw new BadCommand(`one file or address at a time; “${more[0]}” is one too many`)
  return {
    format,
    address: isAddress(given) || isAbsolute(given) ? given : join(from, given),
    source: values.source?.trim() || nameOf(given),
    named: Boolean(values.source?.trim()),
    place: values.place ?? null,
    everyHours: values.every === undefined ? null : hours(values.every),
    dryRun: values['dry-run'],
    json: values.json,
    asOf: values['as-of'] === undefined ? null : moment(values['as-of']),
    acceptLoss: values['accept-loss'],
    allowHttp: values['allow-http'],
    allowPrivate: values['allow-private'],
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new BadCommand((error as Error).message.split(/[.\n]/)[0]!)
  }
}

const isReference = (format: string): format is ReferenceFormat => (REFERENCE as readonly string[]).includes(format)
const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(text)

/** "https://work.example.org/feeds/jobs.json" is known as "work.example.org/feeds/jobs", a file by its name. */
function nameOf(given: string): string {
  const url = isAddress(given) ? URL.parse(given) : null
  const name = url ? `${url.host}${url.pathname}` : basename(given)
  return name.replace(/\/+$/, '').replace(/(?:\.(?:gz|json|jsonl|xml|ics|csv|txt|html))+$/i, '') || given
}

function hours(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= 8760) return value
  throw new BadCommand(`--every should be a whole number of hours from 1 to 8760, not “${text}”`)
}

/** A bare date is its noon in London; a moment is taken as it is. */
function moment(text: string): Date {
  const day = /^(\d{4}-\d{2}-\d{2})$/.exec(text)?.[1]
  const read = readMoment(text)
  if (!read) throw new BadCommand(`--as-of should be a date such as 2020-11-15, not “${text}”`)
  return day ? londonMoment(day, '12:00') : read
}
