import type { CastName } from '../../demo/cast.ts'
import type { Member } from '../../src/domain/permission.ts'
import type { ReferralPacket } from '../../src/domain/referral-packet.ts'
import { fileMessages } from '../../src/features/casework/message-webhooks/file-messages.job.ts'
import type { Db } from '../../src/records/schema.ts'
import { asMember } from './member.ts'
import { moveAs, packetOf, sendAs } from './referral.ts'

/** Somebody whom the council works with, and the adviser whose case it is. */
export type Supported = { readonly participantId: string; readonly adviser: Member; readonly council: number }

/** Refers somebody to the council and begins their case there. `web` is the web login of a seeded test database. */
export async function supported(
  web: Db,
  person: Partial<ReferralPacket['person']>,
  now: Date,
  by: CastName = 'Marguerite Dunmore',
): Promise<Supported> {
  const referrer = (await asMember(web, 'Dr Leela Raman', now)).viewer
  const adviser = (await asMember(web, by, now)).viewer
  const council = adviser.membership.organizationId
  const to = { organizationId: council, hubId: null, serviceId: null }
  const sent = await sendAs(web, referrer, to, packetOf(person), now)
  for (const move of ['acknowledge', 'accept', 'engage', 'start'] as const) {
    await moveAs(web, adviser, sent.id, { move }, now)
  }
  return { participantId: sent.participantId, adviser, council }
}

/** Files everything that providers have handed over. */
export const fileAll = (jobs: Db, now: Date): Promise<number> =>
  fileMessages({
    db: jobs,
    clock: () => now,
    log: {
      error(facts, words) {
        throw new Error(`${words}: ${JSON.stringify(facts)}`)
      },
    },
  })
