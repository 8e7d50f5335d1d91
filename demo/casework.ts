import { addDays, londonDate, londonMoment } from '../src/domain/london-time.ts'
import type { Member } from '../src/domain/permission.ts'
import { namedUuid } from '../src/kit/uuid.ts'
import { type CaseworkRows, storeCasework } from '../src/records/casework-store.ts'
import { findParticipant, grantReach, registerParticipant } from '../src/records/participant.ts'
import type { Db } from '../src/records/schema.ts'
import { CASEWORK_ROWS, type CaseworkRow } from './casework-people.ts'
import { NO_ROWS, rowsOf, together } from './casework-rows.ts'
import type { CastName } from './cast.ts'
import { STREETS } from './known-places.ts'
import { memberNamed } from './member.ts'
import { sampleParticipantId } from './referrals.ts'

/** How somebody of the sample casework is, as they told it on the first day. */
const personOf = ({ who, born, language }: CaseworkRow, index: number, postcode: string) => {
  const [givenName, ...rest] = who.split(' ')
  const digits = String(300 + index).padStart(3, '0')
  return {
    ...{ givenName: givenName!, familyName: rest.join(' '), knownAs: null, bornOn: born },
    ...{ email: index % 3 === 0 ? `${givenName!.toLowerCase()}.${digits}@mail.example` : null },
    // Numbers that the regulator keeps free for drama: 07700 900000 to 900999.
    ...{ phone: `+447700900${digits}`, postalAddress: null, postcode, language, nhsNumber: null },
    ...{ contactBy: index % 4 === 0 ? ('phone' as const) : ('text' as const), mayText: true },
    ...{ mayLeaveMessage: index % 5 > 0, othersMaySee: index % 11 === 3, bestTimes: [] },
    safeWords: index % 11 === 3 ? 'Say that the library is calling' : null,
    ...{ interpreter: language !== 'en' && index % 2 === 0, access: [], accessWords: null },
  }
}

/** Lets a year of casework have happened, marked as a sample. What is there already stays as it is. */
export async function seedCasework(db: Db, now: Date): Promise<void> {
  const members = new Map<CastName, Member>()
  for (const { adviser } of CASEWORK_ROWS) {
    if (!members.has(adviser)) members.set(adviser, await memberNamed(db, adviser, now, ROLE_AT_WORK[adviser]))
  }
  const first = CASEWORK_ROWS[0]!
  if (await findParticipant(db, members.get(first.adviser)!, sampleParticipantId(first.who), now)) return
  const turns = new Map<CastName, number>()
  let rows = NO_ROWS
  for (const [index, row] of CASEWORK_ROWS.entries()) {
    const member = members.get(row.adviser)!
    const turn = turns.get(row.adviser) ?? 0
    turns.set(row.adviser, turn + 1)
    const beganOn = addDays(londonDate(now), -7 * row.weeks)
    const began = londonMoment(beganOn, '09:00')
    const participantId = sampleParticipantId(row.who)
    await register(db, { row, index, member, participantId }, began)
    rows = together(
      rows,
      rowsOf({ row, member, participantId, caseId: namedUuid(`sample case ${row.who}`), turn }, now),
    )
  }
  const { accountId } = await memberNamed(db, 'Winsome Adair-Clarke', now, 'hub-manager')
  await storeCasework(db, { ...rows, step: takenOn(rows.step, accountId) })
}

/** A manager has taken on one open step for somebody: it is on her list, and not on their adviser's. */
function takenOn(steps: CaseworkRows['step'], accountId: number): CaseworkRows['step'] {
  const whose = sampleParticipantId('Desmond Achterlonie')
  const taken = steps.find(
    (step) => step.participant_id === whose && step.owner_side === 'adviser' && step.ended_at === null,
  )
  return steps.map((step) => (step === taken ? { ...step, owner_account_id: accountId } : step))
}

/** Who has more than one part plays this one here. */
const ROLE_AT_WORK: Partial<Record<CastName, 'adviser' | 'partner-adviser'>> = {
  'Grace Oyelaran': 'adviser',
  'Liban Jibrell-Moss': 'adviser',
  'Tobias Marlowe-Eze': 'partner-adviser',
}

type Registered = {
  readonly row: CaseworkRow
  readonly index: number
  readonly member: Member
  readonly participantId: string
}

async function register(db: Db, { row, index, member, participantId }: Registered, began: Date): Promise<void> {
  const street = STREETS[(index * 3) % STREETS.length]!
  const { organizationId, hubIds } = member.membership
  const random = Buffer.from(participantId.replaceAll('-', ''), 'hex').subarray(0, 8)
  const made = { id: participantId, placeSlug: 'fleet-vale', registeredBy: organizationId, wardCode: street.ward }
  const person = personOf(row, index, street.postcode)
  await registerParticipant(db, { ...made, person, random, sample: true }, began)
  const reach = { participantId, organizationId, hubId: hubIds[0] ?? null, accountId: member.accountId }
  await grantReach(db, { ...reach, ground: 'registered' }, began)
}
