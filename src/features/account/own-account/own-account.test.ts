import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { statusOf, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import { addPasskey, passkeysOf } from '../../../records/passkey.ts'
import { SIGN_IN_COOKIE, viewerOf } from '../../../records/sign-in.ts'
import { ownAccountRoutes } from './own-account.routes.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let database: TestDatabase
let visitor: Visitor

before(async () => {
  ;({ database, visitor } = await openRooms(ownAccountRoutes, NOW))
})
after(() => database.drop())

const signedIn = (name: CastName) => asMember(database.web, name, NOW)
const ask = ({ viewer, cookies }: SignedIn, path: string, form?: Record<string, string>) =>
  visit(visitor, path, { viewer, cookies, ...(form ? { form } : {}) })

async function passkey({ viewer }: SignedIn, credentialId: string): Promise<number> {
  const key = { publicKey: Buffer.from('key'), counter: 0, transports: [], name: credentialId }
  return (await addPasskey(database.web, { ...key, credentialId, accountId: viewer.accountId }, NOW))!
}

describe('one’s own account', () => {
  it('shows teams, passkeys and where one is signed in', async () => {
    const nadia = await signedIn('Nadia Whitlock')
    await signedIn('Nadia Whitlock')
    await passkey(nadia, 'my phone')
    const text = textOf(await ask(nadia, '/account'))
    assert.match(text, /Churn Street Bakehouse Partner administrator.*Copper Yard Canteen Partner editor/)
    assert.match(text, /my phone Added 21 November 2026/)
    assert.match(text, /This browser\..*Sign out there/)
  })

  it('keeps the last way in, and tells by e-mail when one is gone', async () => {
    const grace = await signedIn('Grace Oyelaran')
    const [first, second] = [await passkey(grace, 'first'), await passkey(grace, 'second')]
    assert.equal(statusOf(await ask(grace, `/account/passkeys/${first}/remove`, {})), 303)
    const last = await ask(grace, `/account/passkeys/${second}/remove`, {})
    assert.equal(last.status, 409)
    assert.match(textOf(last), /your only way to sign in/)
    const { body } = await database.owner
      .selectFrom('message')
      .where('kind', '=', 'account.passkey')
      .select('body')
      .executeTakeFirstOrThrow()
    assert.match(body, /A passkey was removed/)
  })

  it('keeps the last way in when both of two passkeys are removed at the same moment', async () => {
    const ravi = await signedIn('Ravi Sandhu-Price')
    const ids = [await passkey(ravi, 'a'), await passkey(ravi, 'b'), await passkey(ravi, 'c')]
    const answers = await Promise.all(ids.map((id) => ask(ravi, `/account/passkeys/${id}/remove`, {})))
    assert.deepEqual(answers.map(statusOf).sort(), [303, 303, 409])
    assert.equal((await passkeysOf(database.web, ravi.viewer.accountId)).length, 1)
  })

  it('reaches nothing of anybody else’s', async () => {
    const [maureen, jun] = [await signedIn('Maureen Tully'), await signedIn('Jun Castellane')]
    const theirs = await passkey(jun, 'jun')
    await passkey(jun, 'jun too')
    await passkey(maureen, 'maureen')
    assert.equal(statusOf(await ask(maureen, `/account/passkeys/${theirs}/remove`, {})), 409)
    assert.equal((await passkeysOf(database.web, jun.viewer.accountId)).length, 2)
    const { id } = await database.owner
      .selectFrom('sign_in')
      .where('account_id', '=', jun.viewer.accountId)
      .select('id')
      .executeTakeFirstOrThrow()
    await assert.rejects(ask(maureen, `/account/sign-ins/${id}/end`, {}), NotFound)
    await assert.rejects(ask(maureen, `/account/leave/${jun.viewer.membership.id}`), NotFound)
    assert.equal((await viewerOf(database.web, jun.cookies[SIGN_IN_COOKIE], NOW)).kind, 'member')
  })

  it('leaves a team, unless nobody else could manage it', async () => {
    const nadia = await signedIn('Nadia Whitlock')
    const [bakery, canteen] = nadia.viewer.memberships
    const refused = await ask(nadia, `/account/leave/${bakery!.id}`, {})
    assert.equal(refused.status, 409)
    assert.match(textOf(refused), /the only one who can manage this team/)
    assert.equal(statusOf(await ask(nadia, `/account/leave/${canteen!.id}`, {})), 303)
    const now = await viewerOf(database.web, nadia.cookies[SIGN_IN_COOKIE], NOW)
    assert.deepEqual(now.kind === 'member' && now.memberships.map(({ organizationName }) => organizationName), [
      'Churn Street Bakehouse',
    ])
  })
})
