import type { CastName } from '../../demo/cast.ts'
import { sampleParticipantId } from '../../demo/referrals.ts'
import type { Member, Viewer } from '../../src/domain/permission.ts'
import type { Answer } from '../../src/kit/http.ts'
import type { Route } from '../../src/web/ask.ts'
import type { TestDatabase } from './database.ts'
import { type DeskForm, openDesk } from './room.ts'

/** The record of Hodan, who is on Grace’s list in the made-up borough, as rooms of casework show it. */
export type RecordDesk = {
  readonly database: TestDatabase
  readonly hodan: string
  readonly member: (name: CastName) => Promise<Member>
  /** Opens a page of Hodan’s record; `''` is the record itself. */
  readonly see: (end: string, viewer: Viewer) => Promise<Answer>
  /** Sends a form of Hodan’s record, each time as if it had been opened anew. */
  readonly post: (end: string, form: DeskForm, viewer: Viewer) => Promise<Answer>
}

/** Returns the desk that answers these routes at this moment. */
export async function recordDesk(routes: readonly Route[], now: Date): Promise<RecordDesk> {
  const { database, member, see, post } = await openDesk(routes, now)
  const hodan = sampleParticipantId('Hodan Abdi-Farrow')
  const path = (end: string) => `/desk/people/${hodan}${end}`
  return {
    ...{ database, hodan, member },
    see: (end, viewer) => see(path(end), viewer),
    post: (end, form, viewer) => post(path(end), form, viewer),
  }
}
