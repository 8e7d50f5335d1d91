import type { CastName } from '../../demo/cast.ts'
import type { Member } from '../../src/domain/permission.ts'
import type { Db } from '../../src/records/schema.ts'
import { SIGN_IN_COOKIE, signInAs, viewerOf } from '../../src/records/sign-in.ts'

/** Somebody of the made-up borough who is signed in. */
export type SignedIn = {
  readonly viewer: Member
  /** For `visit`. */
  readonly cookies: Readonly<Record<string, string>>
  /** For `fetch`: the header. */
  readonly cookie: string
  /** For a browser: `context.addCookies([{ ...browserCookie, url: origin }])`. */
  readonly browserCookie: { readonly name: string; readonly value: string }
}

/** Signs in somebody of the cast, over a database that `seedDemo` (or `seedCast`) filled. `db` is the web role's. */
export async function asMember(db: Db, name: CastName, now: Date): Promise<SignedIn> {
  const { id } = await db.selectFrom('account').where('name', '=', name).select('id').executeTakeFirstOrThrow()
  const { value } = await signInAs(db, { accountId: id }, 'demo', now)
  const viewer = await viewerOf(db, value, now)
  if (viewer.kind !== 'member') throw new Error(`${name} is in no team`)
  return {
    viewer,
    cookies: { [SIGN_IN_COOKIE]: value },
    cookie: `${SIGN_IN_COOKIE}=${value}`,
    browserCookie: { name: SIGN_IN_COOKIE, value },
  }
}
