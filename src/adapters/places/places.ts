import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { colourMistakes } from '../../domain/contrast.ts'
import type { Instrument } from '../../domain/instruments.ts'
import type { Place } from '../../domain/place.ts'
import { LEAST_KEPT_DAYS, MOST_KEPT_DAYS, RETENTION, type RetentionSubject } from '../../domain/retention.ts'
import { loadRegistered, REGISTERED, type Registered } from './registered-instruments.ts'

/** The configuration of a borough cannot be used; the message names each file and field, and what to write there. */
export class PlaceRefused extends Error {
  override name = 'PlaceRefused'
}

/**
 * Returns the boroughs described in a folder, one JSON file each, in the order of their file names. What a file leaves
 * out takes the defaults of `docs/places.md`. Throws PlaceRefused with every problem of every file, a line each.
 */
export async function loadPlaces(folder: string): Promise<Place[]> {
  const files = await jsonFiles(folder)
  const problems: string[] = []
  const places: Place[] = []
  for (const file of files) {
    const read = readPlace(await readFile(file, 'utf8'))
    const instruments = read.ok ? await registeredIn(folder, read.registered) : null
    problems.push(...(instruments?.problems ?? []).map((problem) => `${basename(file)}: ${problem}`))
    if (read.ok) places.push({ ...read.place, ...(instruments?.known.length && { instruments: instruments.known }) })
    else problems.push(...read.problems.map((problem) => `${basename(file)}: ${problem}`))
  }
  problems.push(...clashes(places))
  if (problems.length > 0) throw new PlaceRefused(problems.join('\n'))
  return places
}

/** The instruments that a council registered for, each in the file that it names. */
async function registeredIn(folder: string, registered: readonly Registered[]) {
  const known: Instrument[] = []
  const problems: string[] = []
  for (const one of registered) {
    const read = await loadRegistered(folder, one)
    if (read.ok) known.push(read.instrument)
    else problems.push(read.problem)
  }
  return { known, problems }
}

async function jsonFiles(folder: string): Promise<string[]> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch {
    throw new PlaceRefused(`${folder}: there is no such folder; it should hold one JSON file for each borough`)
  }
  const files = names.filter((name) => name.endsWith('.json')).sort()
  if (files.length === 0) throw new PlaceRefused(`${folder}: there is no .json file here; write one for each borough`)
  return files.map((name) => join(folder, name))
}

type Read = { ok: true; place: Place; registered: readonly Registered[] } | { ok: false; problems: string[] }

/** Returns the place that one file describes, or what is wrong with it in plain English, by field. */
export function readPlace(text: string): Read {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { ok: false, problems: [`this is not JSON (${error instanceof Error ? error.message : String(error)})`] }
  }
  const checked = PLACE.safeParse(value)
  if (checked.success) return withReadableColours(withDefaults(checked.data), checked.data.registeredInstruments)
  return { ok: false, problems: checked.error.issues.flatMap(describe) }
}

/** White words stand on both colours, and both stand as words on white. */
function withReadableColours(place: Place, registered: readonly Registered[]): Read {
  const problems = colourMistakes(place.colours)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, place, registered }
}

function describe(issue: z.core.$ZodIssue): string[] {
  const field = issue.path.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return path ? `${path}.${String(key)}` : String(key)
  }, '')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `"${field ? `${field}.` : ''}${key}" is not a field we know; check its spelling`)
  }
  return [field ? `"${field}" ${issue.message}` : `the file ${issue.message}`]
}

/** Says what a field should be, whether it is missing or wrong. */
const should = (be: string) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined ? `is missing; it should be ${be}` : `should be ${be}`,
})

const text = (be: string) => z.string(should(be)).trim().min(1, should(be))
const colour = z
  .string(should('a colour such as "#1d4f91"'))
  .regex(/^#[0-9a-f]{6}$/i, should('a colour such as "#1d4f91"'))
const degrees = (be: string, min: number, max: number) => z.number(should(be)).min(min, should(be)).max(max, should(be))

const daysKept = `a whole number of days from ${LEAST_KEPT_DAYS} to ${MOST_KEPT_DAYS}`
const keptDays = z.int(should(daysKept)).min(LEAST_KEPT_DAYS, should(daysKept)).max(MOST_KEPT_DAYS, should(daysKept))

const PLACE = z.strictObject(
  {
    slug: z
      .string(should('the short name in addresses, such as "fleet-vale"'))
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, should('lower-case letters, figures and hyphens, such as "fleet-vale"')),
    name: text('the name as residents say it'),
    council: text('the name of the council that runs this').optional(),
    gssCode: z
      .string(should('a GSS code such as "E09000014", or null for a place made up'))
      .regex(/^[A-Z]\d{8}$/, should('a GSS code: a letter and eight figures, such as "E09000014"'))
      .nullable()
      .default(null),
    hosts: z
      .array(
        z
          .string(should('a host name'))
          .regex(
            /^[a-z0-9.-]+(:\d+)?$/,
            should('a host name in lower case without "https://", such as "work.example"'),
          ),
        should('a list of host names'),
      )
      .default([]),
    centre: z.strictObject(
      {
        lat: degrees('a latitude in degrees between 49 and 61', 49, 61),
        lng: degrees('a longitude in degrees between -9 and 2', -9, 2),
      },
      should('the point where the map opens: { "lat": 51.59, "lng": -0.1 }'),
    ),
    languages: z
      .array(
        z
          .string(should('a language code'))
          .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, should('a language code such as "en" or "so"')),
      )
      .min(1, should('at least one language code'))
      .default(['en']),
    colours: z.strictObject({ brand: colour.optional(), accent: colour.optional() }, should('two colours')).optional(),
    words: z
      .strictObject(
        {
          title: text('the title of the site').optional(),
          welcome: text('a sentence of welcome').optional(),
          neighbourhood: text('what a ward is called').optional(),
          hub: text('what a hub is called').optional(),
        },
        should('the words the council chose'),
      )
      .optional(),
    contact: z.strictObject(
      {
        email: z.email(should('an e-mail address that people can write to')),
        phone: text('a telephone number that people can call'),
      },
      should('how to reach people: { "email": "…", "phone": "…" }'),
    ),
    replyWorkingDays: z
      .int(should('a whole number of working days from 1 to 20'))
      .min(1, should('a whole number of working days from 1 to 20'))
      .max(20, should('a whole number of working days from 1 to 20'))
      .default(2),
    keepDays: z
      .strictObject(
        Object.fromEntries(RETENTION.map(({ subject }) => [subject, keptDays.optional()])) as Record<
          RetentionSubject,
          z.ZodOptional<typeof keptDays>
        >,
        should('days by subject: { "help-request": 730 }'),
      )
      .optional(),
    keepPrograms: z
      .record(
        z.string(),
        z.strictObject({
          days: keptDays.optional(),
          projectEndsOn: z.iso.date(should('a date such as "2030-03-31"')).optional(),
        }),
        should('by programme: { "connect-to-work": { "projectEndsOn": "2030-03-31" } }'),
      )
      .optional(),
    registeredInstruments: z.array(REGISTERED, should('a list of instruments, each with its registration')).default([]),
    sample: z.boolean(should('true or false')).default(false),
  },
  should('one object in braces'),
)

/** Calm colours that pass every contrast check; a council replaces them by its own. */
const COLOURS = { brand: '#1d4f60', accent: '#8a4b08' }

function withDefaults(read: z.infer<typeof PLACE>): Place {
  return {
    slug: read.slug,
    name: read.name,
    council: read.council ?? `${read.name} Council`,
    gssCode: read.gssCode,
    hosts: read.hosts,
    centre: read.centre,
    languages: read.languages,
    colours: { brand: read.colours?.brand ?? COLOURS.brand, accent: read.colours?.accent ?? COLOURS.accent },
    words: {
      title: read.words?.title ?? `Good work in ${read.name}`,
      welcome: read.words?.welcome ?? `Jobs, courses, events and support in ${read.name}, all in one place.`,
      neighbourhood: read.words?.neighbourhood ?? 'neighbourhood',
      hub: read.words?.hub ?? 'job hub',
    },
    contact: read.contact,
    replyWorkingDays: read.replyWorkingDays,
    ...(read.keepDays && { keepDays: withoutGaps(read.keepDays) }),
    ...(read.keepPrograms && { keepPrograms: read.keepPrograms }),
    sample: read.sample,
  }
}

function withoutGaps(days: Partial<Record<RetentionSubject, number | undefined>>): NonNullable<Place['keepDays']> {
  return Object.fromEntries(Object.entries(days).filter(([, value]) => value !== undefined))
}

/** Two boroughs may share neither address, host name nor code. */
function clashes(places: readonly Place[]): string[] {
  const seen = new Map<string, Place>()
  const problems: string[] = []
  for (const place of places) {
    const own = [`slug "${place.slug}"`, ...place.hosts.map((host) => `host "${host}"`)]
    if (place.gssCode) own.push(`gssCode "${place.gssCode}"`)
    for (const what of own) {
      const other = seen.get(what)
      if (other) problems.push(`${other.name} and ${place.name} both have the ${what}; each borough needs its own`)
      seen.set(what, place)
    }
  }
  return problems
}
