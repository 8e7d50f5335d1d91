import type { CastName } from '../../demo/cast.ts'
import { sampleParticipantId } from '../../demo/referrals.ts'
import { type Member, PUBLIC, type Viewer } from '../../src/domain/permission.ts'
import type { Place } from '../../src/domain/place.ts'
import type { SupportCase } from '../../src/domain/support-case.ts'
import type { Answer } from '../../src/kit/http.ts'
import type { Db } from '../../src/records/schema.ts'
import { casesOf } from '../../src/records/support-case.ts'
import type { Route } from '../../src/web/ask.ts'
import type { TestDatabase } from './database.ts'
import { as } from './referral.ts'
import { type DeskForm, openDesk } from './room.ts'

/** Somebody of the made-up borough whose case is open, and the desks on which their plan lies. */
export type PlanDesk = {
  readonly database: TestDatabase
  readonly places: readonly Place[]
  readonly id: string
  readonly path: string
  readonly member: (name: CastName) => Promise<Member>
  /** Their adviser; and who has nothing to do with them: a colleague at another hub, a partner, anybody. */
  readonly grace: Member
  readonly strangers: readonly Viewer[]
  /** The person themself, with their own record open. */
  readonly person: Viewer
  readonly see: (path: string, viewer: Viewer, now?: Date) => Promise<Answer>
  /** Sends a form, each time as if it had been opened anew. */
  readonly post: (path: string, form: DeskForm, viewer: Viewer, now?: Date) => Promise<Answer>
  /** Does something in the records, as somebody. */
  readonly as: <T>(viewer: Viewer, work: (db: Db) => Promise<T>, now?: Date) => Promise<T>
  readonly openCase: (viewer: Viewer, now?: Date) => Promise<SupportCase>
}

/** Returns the desks around somebody of the sample, answering these routes. */
export async function planDesk(who: string, routes: readonly Route[], at: Date): Promise<PlanDesk> {
  const { database, visitor, member, see, post } = await openDesk(routes, at)
  const id = sampleParticipantId(who)
  const doAs: PlanDesk['as'] = (viewer, work, now = at) =>
    as(database.web, viewer, now, work, viewer.kind === 'resident' ? 'own-record' : 'support')
  return {
    ...{ database, places: visitor.places, id, path: `/desk/people/${id}`, member, see, post },
    grace: await member('Grace Oyelaran'),
    strangers: [await member('Liban Jibrell-Moss'), await member('Tobias Marlowe-Eze'), PUBLIC],
    person: { kind: 'resident', address: { kind: 'email', value: 'own@home.example' }, participantId: id },
    as: doAs,
    openCase: (viewer, now = at) =>
      doAs(
        viewer,
        async (db) => (await casesOf(db, viewer, [id], now)).find(({ status }) => status !== 'closed')!,
        now,
      ),
  }
}
