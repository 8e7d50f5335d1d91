import { type Selectable, sql } from 'kysely'
import { type Compared, comparePeople, type Likeness } from '../domain/linkage/compare-people.ts'
import type { ShareOf } from '../domain/linkage/comparison.ts'
import { foldLetters } from '../domain/linkage/fold-letters.ts'
import { type Known, matchKeys } from '../domain/linkage/match-keys.ts'
import type { Participant } from '../domain/participant.ts'
import type { Viewer } from '../domain/permission.ts'
import { participantOf } from './participant.ts'
import { seesParticipant } from './reach.ts'
import type { Db } from './schema.ts'
import type { ParticipantTable } from './schema-people.ts'

/** Somebody who may be the person one asks about, and what speaks for it. */
export type PossibleMatch = Likeness & { readonly person: Participant }

export type PossibleMatches = {
  /** People this viewer works with, the likeliest first. */
  readonly matches: readonly PossibleMatch[]
  /** Somebody else may have a record. Nothing more is known here: one can ask to link. */
  readonly elsewhere: boolean
}

/** In bits. Less likely than this is not worth anybody's time. */
export const LEAST_BITS = -2
const SHOWN = 8

/**
 * Returns who may be the person that is being written down. Their own people are shown with reasons; of anybody else's
 * no more than that a name and something else agree. Who is restricted, or whom the viewer is kept from, is not there.
 */
export async function possibleMatches(
  db: Db,
  viewer: Viewer,
  known: Known,
  now: Date,
  itself: string | null = null,
): Promise<PossibleMatches> {
  const { keys, classes } = keysFor(known)
  const { rows } = await sql<{ id: string | null }>`
    select id from match_candidates(${keys}::bigint[], ${classes}::integer[], ${itself})`.execute(db)
  const ids = rows.map(({ id }) => id).filter((id) => id !== null)
  const elsewhere = ids.length < rows.length
  if (ids.length === 0) return { matches: [], elsewhere }
  const found = await db
    .selectFrom('participant')
    .selectAll()
    .where('id', 'in', ids)
    .where(seesParticipant(viewer, now))
    .execute()
  const person = { ...known, formerPostcodes: [] }
  const likenesses = await likenessesOf(db, person, found.map(comparedOf))
  const kept = found
    .map((row, i) => ({ ...likenesses[i]!, person: participantOf(row), keptId: row.merged_into ?? row.id }))
    .filter(({ bits }) => bits >= LEAST_BITS)
    .sort((a, b) => b.bits - a.bits || (a.person.id < b.person.id ? -1 : 1))
    .filter(({ keptId }, i, all) => all.findIndex((one) => one.keptId === keptId) === i)
  return { matches: kept.slice(0, SHOWN), elsewhere }
}

/** Returns the keys as the functions of the database take them. */
export function keysFor(known: Known): { readonly keys: string[]; readonly classes: number[] } {
  const keys = matchKeys(known)
  return { keys: keys.map(({ key }) => key), classes: keys.map((one) => one.class) }
}

/** Compares somebody with others, knowing how common names are here. */
export async function likenessesOf(
  db: Db,
  person: Compared,
  others: readonly Compared[],
): Promise<readonly Likeness[]> {
  const { shareOf, people } = await namesCounted(db, [person, ...others])
  return comparePeople(person, others, shareOf, people)
}

type Row = Selectable<ParticipantTable>

export const comparedOf = (row: Row): Compared => ({
  givenName: row.given_name,
  familyName: row.family_name,
  knownAs: row.known_as,
  bornOn: row.born_on,
  postcode: row.postcode,
  phone: row.phone,
  email: row.email,
  numbers: [row.nhs_number, row.ni_number].filter((number) => number !== null),
  formerPostcodes: row.former_postcodes,
})

const PARTS = { 'given name': 'given', 'family name': 'family' } as const

async function namesCounted(db: Db, people: readonly Compared[]): Promise<{ shareOf: ShareOf; people: number }> {
  const words = people.flatMap(({ givenName, familyName }) => {
    const [given, family] = [foldLetters(givenName), foldLetters(familyName)]
    return [given, family, ...given.split(' '), family.replaceAll(' ', '')]
  })
  const rows = await db
    .selectFrom('person_name_count')
    .selectAll()
    .where('name', 'in', ['', ...new Set(words)])
    .execute()
  const all = rows.find(({ part }) => part === 'all')?.people ?? 1000
  const counts = new Map(rows.map(({ part, name, people }) => [`${part} ${name}`, people]))
  const shareOf: ShareOf = (field, value) => {
    const count = field in PARTS ? counts.get(`${PARTS[field as keyof typeof PARTS]} ${value}`) : undefined
    return count === undefined ? undefined : count / all
  }
  return { shareOf, people: all }
}
