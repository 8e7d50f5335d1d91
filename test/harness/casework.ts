import { randomBytes, randomUUID } from 'node:crypto'
import type { Member } from '../../src/domain/permission.ts'
import { grantReach, registerParticipant } from '../../src/records/participant.ts'
import type { Db } from '../../src/records/schema.ts'
import { openCase } from '../../src/records/support-case.ts'
import { as, packetOf } from './referral.ts'

export type Opened = { readonly participantId: string; readonly caseId: string }

/** Somebody new on the list of an adviser, with a case that begins; written by `viewer`, who sees all of the team. */
export function opened(
  web: Db,
  viewer: Member,
  owner: { readonly accountId: number; readonly hubId?: number | null },
  now: Date,
  more: {
    readonly givenName?: string
    readonly familyName?: string
    readonly program?: string
    readonly dueAt?: Date
  } = {},
): Promise<Opened> {
  const participantId = randomUUID()
  const caseId = randomUUID()
  const { organizationId } = viewer.membership
  const { givenName = 'Ines', familyName = 'Farrow-Quayle', program = 'workwell' } = more
  const person = packetOf({ givenName, familyName }).person
  return as(
    web,
    viewer,
    now,
    async (db) => {
      const record = { id: participantId, placeSlug: 'fleet-vale', registeredBy: organizationId, wardCode: null }
      await registerParticipant(db, { ...record, person, random: randomBytes(8) }, now)
      const { accountId, hubId = null } = owner
      await grantReach(db, { participantId, organizationId, hubId, accountId, ground: 'registered' }, now)
      const opening = { id: caseId, placeSlug: 'fleet-vale', participantId, organizationId, hubId, program }
      const next = { nextStep: 'Agree a plan together', dueAt: more.dueAt ?? new Date(now.getTime() + 10 * 86_400_000) }
      await openCase(db, viewer, { ...opening, ...next, path: 'find-work', ownerAccountId: accountId }, now)
      return { participantId, caseId }
    },
    'support',
  )
}
