import type { CastName } from '../../demo/cast.ts'
import type { Member, Viewer } from '../../src/domain/permission.ts'
import type { Answer } from '../../src/kit/http.ts'
import type { Route } from '../../src/web/ask.ts'
import { demoPlaces, type Visitor, visit } from './ask.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { asMember } from './member.ts'

export type Rooms = { readonly database: TestDatabase; readonly visitor: Visitor }

/** Opens the rooms behind these routes over the made-up borough at a moment; `database.drop` after the tests. */
export async function openRooms(routes: readonly Route[], now: Date): Promise<Rooms> {
  const database = await testDatabase({ demo: now })
  return { database, visitor: { db: database.web, now, places: await demoPlaces(), routes } }
}

export type DeskForm = Readonly<Record<string, string>> | URLSearchParams

/** Rooms of the desk, and those of the cast who come to them: at the moment of opening, unless another is said. */
export type Desk = Rooms & {
  readonly member: (name: CastName) => Promise<Member>
  readonly see: (path: string, viewer: Viewer, now?: Date) => Promise<Answer>
  /** Sends a form, each time as if it had been opened anew. */
  readonly post: (path: string, form: DeskForm, viewer: Viewer, now?: Date) => Promise<Answer>
}

/** Opens rooms as `openRooms` does, for people who are signed in. */
export async function openDesk(routes: readonly Route[], now: Date): Promise<Desk> {
  const rooms = await openRooms(routes, now)
  const { database, visitor } = rooms
  let opened = 0
  return {
    ...rooms,
    member: async (name) => (await asMember(database.web, name, now)).viewer,
    see: (path, viewer, at = now) => visit({ ...visitor, now: at }, path, { viewer }),
    post: (path, form, viewer, at = now) => {
      opened += 1
      const fields = new URLSearchParams(form)
      if (!fields.has('once')) fields.set('once', `${opened}`)
      return visit({ ...visitor, now: at }, path, { form: fields, viewer })
    },
  }
}
