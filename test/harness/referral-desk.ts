import type { CastName } from '../../demo/cast.ts'
import { seedDemo } from '../../demo/seed.ts'
import type { Member, Viewer } from '../../src/domain/permission.ts'
import type { ReferralPacket } from '../../src/domain/referral-packet.ts'
import type { Answer } from '../../src/kit/http.ts'
import type { Sending, Sent } from '../../src/records/referral-send.ts'
import type { Route } from '../../src/web/ask.ts'
import { demoPlaces, visit } from './ask.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { asMember } from './member.ts'
import { packetOf, sendAs } from './referral.ts'

/** Desks of the made-up borough, and referrals on them: what the rooms of referrals are tested with. */
export type ReferralDesk = {
  readonly database: TestDatabase
  readonly member: (name: CastName) => Promise<Member>
  /** Refers Deniz from the surgery to the council, or to somebody else. */
  readonly send: (sender: Member, to: Sending['to'], more?: Partial<Omit<ReferralPacket, 'person'>>) => Promise<Sent>
  readonly see: (path: string, viewer: Viewer, now?: Date) => Promise<Answer>
  /** Sends a form, each time as if it had been opened anew. */
  readonly post: (path: string, form: Readonly<Record<string, string>>, viewer: Viewer, now?: Date) => Promise<Answer>
  readonly row: (id: string) => Promise<Awaited<ReturnType<typeof rowOf>>>
}

/** Returns desks that answer these routes, over a borough that was just seeded. */
export async function referralDesk(routes: readonly Route[], at: Date): Promise<ReferralDesk> {
  const database = await testDatabase()
  await seedDemo(database.jobs, at)
  const visitor = { db: database.web, places: await demoPlaces(), routes }
  let opened = 0
  return {
    database,
    member: async (name) => (await asMember(database.web, name, at)).viewer,
    send: (sender, to, more) => sendAs(database.web, sender, to, packetOf({}, more), at),
    see: (path, viewer, now = at) => visit({ ...visitor, now }, path, { viewer }),
    post: (path, form, viewer, now = at) => {
      opened += 1
      return visit({ ...visitor, now }, path, { form: { once: `${opened}`, ...form }, viewer })
    },
    row: (id) => rowOf(database, id),
  }
}

const rowOf = ({ owner }: TestDatabase, id: string) =>
  owner.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
