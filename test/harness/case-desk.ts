import type { CastName } from '../../demo/cast.ts'
import type { Member } from '../../src/domain/permission.ts'
import { casesRoutes } from '../../src/features/casework/cases/cases.routes.ts'
import type { Answer } from '../../src/kit/http.ts'
import { type Opened, opened } from './casework.ts'
import { type Desk, openDesk } from './room.ts'

/** The desk at which cases are opened, moved and closed, by names of the cast. */
export type CaseDesk = Pick<Desk, 'database' | 'visitor' | 'member'> & {
  readonly see: (name: CastName, path: string, now?: Date) => Promise<Answer>
  readonly post: (name: CastName, path: string, form: Readonly<Record<string, string>>, now?: Date) => Promise<Answer>
  /** Who manages them, and sees all of the team. */
  readonly winsome: Member
  /** Somebody new on Grace’s list, with a case that begins. */
  readonly begin: () => Promise<Opened>
  readonly row: (caseId: string) => Promise<CaseRow>
}

type CaseRow = Awaited<ReturnType<typeof rowOf>>

/** Returns it at this moment. */
export async function caseDesk(now: Date): Promise<CaseDesk> {
  const { database, visitor, member, see, post } = await openDesk(casesRoutes, now)
  const winsome = await member('Winsome Adair-Clarke')
  const { accountId } = await member('Grace Oyelaran')
  return {
    ...{ database, visitor, member, winsome },
    see: async (name, path, at = now) => see(path, await member(name), at),
    post: async (name, path, form, at = now) => post(path, form, await member(name), at),
    begin: () => opened(database.web, winsome, { accountId }, now, { program: 'job-hub' }),
    row: (caseId) => rowOf(database, caseId),
  }
}

const rowOf = ({ owner }: Desk['database'], id: string) =>
  owner.selectFrom('support_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
