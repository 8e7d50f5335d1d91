import { createHash } from 'node:crypto'
import type { ReferredPerson } from '../src/domain/referral-packet.ts'
import { namedUuid } from '../src/kit/uuid.ts'
import { findOrganizationNamed } from '../src/records/account.ts'
import { grantReach, registerParticipant } from '../src/records/participant.ts'
import { findPossibleDuplicates } from '../src/records/person-match-batch.ts'
import type { Db } from '../src/records/schema.ts'
import { STREETS } from './known-places.ts'

const COUNCIL = 'Fleet Vale Council'
const AWL_LANE = 'Awl Lane Disability Job Hub'
const DAY = 86_400_000

type Row = Partial<ReferredPerson> &
  Pick<ReferredPerson, 'givenName' | 'familyName'> & {
    readonly key: string
    readonly at?: string
    /** Days before now. */
    readonly ago: number
    readonly street: number
  }

/** People who were written down twice, people who only look as if they were, and one whom two organisations know. */
const ROWS: readonly Row[] = [
  {
    ...{ key: 'shirin', ago: 190, street: 4, givenName: 'Shirin', familyName: 'Choudhury', bornOn: '1979-08-21' },
    ...{ phone: '+447700900131', contactBy: 'phone', language: 'bn' },
  },
  {
    ...{ key: 'shireen', ago: 6, street: 17, givenName: 'Shireen', familyName: 'Chowdhury', bornOn: '1979-08-21' },
    ...{ phone: '+447700900131', email: 'choudhury.family@mail.example', contactBy: 'email', language: 'bn' },
  },
  {
    ...{ key: 'kwame', ago: 75, street: 9, givenName: 'Kwame', familyName: 'Boateng-Asare', bornOn: '1994-03-11' },
    ...{ phone: '+447700900119', contactBy: 'text' },
  },
  {
    ...{ key: 'kwame-again', ago: 3, street: 9, givenName: 'Kwame', familyName: 'Asare', bornOn: '1994-11-03' },
    ...{ email: 'kwame.asare@mail.example', contactBy: 'email' },
  },
  {
    ...{ key: 'yusuf', ago: 40, street: 22, givenName: 'Yusuf', familyName: 'Warsame', bornOn: '2004-01-30' },
    ...{ phone: '+447700900171', contactBy: 'phone' },
  },
  {
    ...{ key: 'yunis', ago: 39, street: 22, givenName: 'Yunis', familyName: 'Warsame', bornOn: '2004-01-30' },
    ...{ phone: '+447700900171', contactBy: 'phone' },
  },
  {
    ...{ key: 'olena', ago: 120, street: 12, givenName: 'Olena', familyName: 'Kovalchuk', bornOn: '1988-05-17' },
    ...{ email: 'olena.k@mail.example', contactBy: 'email', language: 'uk' },
  },
  {
    ...{ key: 'helena', ago: 30, street: 31, givenName: 'Helena', familyName: 'Kovalchuk', bornOn: '1988-05-17' },
    ...{ email: 'olena.k@mail.example', contactBy: 'email', language: 'uk' },
  },
  {
    ...{ key: 'tomasz', ago: 14, street: 27, givenName: 'Tomasz', familyName: 'Wrenfield', bornOn: '1971-10-02' },
    ...{ phone: '+447700900188', contactBy: 'phone' },
  },
  {
    ...{ key: 'tom', ago: 300, street: 27, givenName: 'Tom', familyName: 'Wrenfield', bornOn: '1971-10-02' },
    ...{ phone: '+447700900188', contactBy: 'phone', at: AWL_LANE },
  },
]
/** Made one already, and can be taken back. */
const MERGED = { kept: 'olena', folded: 'helena', by: 'Winsome Adair-Clarke', reason: 'She showed both letters.' }
/** Asked of another organisation. */
const ASKED = { about: 'tomasz', other: 'tom', by: 'Marguerite Dunmore' }

/** Returns the id of one of these records. */
export const sampleId = (key: string): string => namedUuid(`demo participant ${key}`)

/** Writes people with two records; doing it again changes nothing. */
export async function seedDuplicates(db: Db, now: Date): Promise<void> {
  const already = await db
    .selectFrom('participant')
    .select('id')
    .where('id', '=', sampleId('shirin'))
    .executeTakeFirst()
  if (already) return
  for (const row of ROWS) await seedPerson(db, row, now)
  await findPossibleDuplicates(db, now, 1000)
  const before = new Date(now.getTime() - 2 * DAY)
  const council = await organizationNamed(db, COUNCIL)
  const [kept, folded] = [sampleId(MERGED.kept), sampleId(MERGED.folded)]
  const byWinsome = { organization_id: council, account_id: await accountNamed(db, MERGED.by) }
  await db.updateTable('participant').set({ merged_into: kept }).where('id', '=', folded).execute()
  await db
    .insertInto('person_merge')
    .values({
      id: namedUuid('demo merge'),
      ...{ kept, folded, ...byWinsome, reason: MERGED.reason, at: before, undone_at: null, undone_by: null },
    })
    .execute()
  await db
    .updateTable('person_match')
    .set({ verdict: 'same', decided_at: before, decided_by: byWinsome.account_id, organization_id: council })
    .where('one', 'in', [kept, folded])
    .where('other', 'in', [kept, folded])
    .execute()
  await db
    .insertInto('link_question')
    .values({
      id: namedUuid('demo link question'),
      participant_id: sampleId(ASKED.about),
      other_id: sampleId(ASKED.other),
      from_organization_id: council,
      account_id: await accountNamed(db, ASKED.by),
      ...{ at: before, answer: null, answered_at: null, answered_by: null },
    })
    .execute()
}

async function seedPerson(db: Db, { key, at, ago, street, ...person }: Row, now: Date): Promise<void> {
  const organizationId = await organizationNamed(db, at ?? COUNCIL)
  const since = new Date(now.getTime() - ago * DAY)
  const { postcode, ward } = STREETS[street]!
  await registerParticipant(
    db,
    {
      id: sampleId(key),
      placeSlug: 'fleet-vale',
      registeredBy: organizationId,
      wardCode: ward || null,
      person: { ...NOTHING_ELSE, postcode, ...person },
      random: createHash('sha256').update(`demo participant ${key}`).digest(),
      sample: true,
    },
    since,
  )
  const nobodys = { hubId: null, accountId: null, ground: 'registered' } as const
  await grantReach(db, { participantId: sampleId(key), organizationId, ...nobodys }, since)
}

const NOTHING_ELSE: Omit<ReferredPerson, 'givenName' | 'familyName'> = {
  knownAs: null,
  bornOn: null,
  email: null,
  phone: null,
  postalAddress: null,
  postcode: null,
  contactBy: 'phone',
  mayLeaveMessage: true,
  mayText: true,
  othersMaySee: false,
  bestTimes: [],
  safeWords: null,
  language: 'en',
  interpreter: false,
  access: [],
  accessWords: null,
  nhsNumber: null,
}

async function organizationNamed(db: Db, name: string): Promise<number> {
  const id = await findOrganizationNamed(db, name)
  if (id === null) throw new Error(`nobody is called ${name}`)
  return id
}

async function accountNamed(db: Db, name: string): Promise<number> {
  const { id } = await db.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return id
}
