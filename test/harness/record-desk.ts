import type { CastName } from '../../demo/cast.ts'
import { sampleParticipantId } from '../../demo/referrals.ts'
import type { Member, Viewer } from '../../src/domain/permission.ts'
import type { Answer } from '../../src/kit/http.ts'
import type { Route } from '../../src/web/ask.ts'
import { demoPlaces, visit } from './ask.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { asMember } from './member.ts'

/** The record of Hodan, who is on Grace’s list in the made-up borough, as rooms of casework show it. */
export type RecordDesk = {
  readonly database: TestDatabase
  readonly hodan: string
  readonly member: (name: CastName) => Promise<Member>
  /** Opens a page of Hodan’s record; `''` is the record itself. */
  readonly see: (end: string, viewer: Viewer) => Promise<Answer>
  /** Sends a form of Hodan’s record, each time as if it had been opened anew. */
  readonly post: (end: string, form: Form, viewer: Viewer) => Promise<Answer>
}

type Form = Readonly<Record<string, string>> | URLSearchParams

/** Returns the desk that answers these routes at this moment. */
export async function recordDesk(routes: readonly Route[], now: Date): Promise<RecordDesk> {
  const database = await testDatabase({ demo: now })
  const visitor = { db: database.web, places: await demoPlaces(), routes, now }
  const hodan = sampleParticipantId('Hodan Abdi-Farrow')
  const path = (end: string) => `/desk/people/${hodan}${end}`
  let opened = 0
  return {
    database,
    hodan,
    member: async (name) => (await asMember(database.web, name, now)).viewer,
    see: (end, viewer) => visit(visitor, path(end), { viewer }),
    post: (end, form, viewer) => {
      opened += 1
      const fields = new URLSearchParams(form)
      fields.set('once', `${opened}`)
      return visit(visitor, path(end), { form: fields, viewer })
    },
  }
}
