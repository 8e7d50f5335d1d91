import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type CastName, mailbox } from '../../../../demo/cast.ts'
import { textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { inviteMember } from '../../../web/invitation.ts'
import { teamRoutes } from './team.routes.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let database: TestDatabase
let visitor: Visitor

before(async () => {
  ;({ database, visitor } = await openRooms(teamRoutes, NOW))
})
after(() => database.drop())

const as = async (name: CastName, path: string, form?: Record<string, string>) => {
  const { viewer, cookies } = await asMember(database.web, name, NOW)
  return visit(visitor, path, { viewer, cookies, ...(form ? { form } : {}) })
}
const membershipOf = async (name: CastName) =>
  (
    await database.owner
      .selectFrom('membership')
      .innerJoin('account', 'account.id', 'membership.account_id')
      .where('name', '=', name)
      .where('ended_at', 'is', null)
      .select('membership.id')
      .executeTakeFirstOrThrow()
  ).id
const verbs = async () =>
  (await database.owner.selectFrom('history').select('verb').orderBy('id').execute()).map(({ verb }) => verb)

describe('a team', () => {
  it('is seen by whoever manages it, and no other team is', async () => {
    const text = textOf(await as('Maureen Tully', '/desk/team'))
    assert.match(text, /Jun Castellane Partner editor/)
    assert.doesNotMatch(text, /Grace Oyelaran|Ravi/)
    await assert.rejects(as('Jun Castellane', '/desk/team'), NotFound)
  })

  it('has no members of other organisations, whatever their number', async () => {
    const ravi = await membershipOf('Ravi Sandhu-Price')
    const form = { role: 'partner-editor' }
    await assert.rejects(as('Maureen Tully', `/desk/team/${ravi}`), NotFound)
    await assert.rejects(as('Maureen Tully', `/desk/team/${ravi}`, form), NotFound)
    await assert.rejects(as('Maureen Tully', `/desk/team/${ravi}/end`, form), NotFound)
    assert.equal(await membershipOf('Ravi Sandhu-Price'), ravi)
  })

  it('invites by e-mail, into itself alone and with a role that it has', async () => {
    const council = await as('Maureen Tully', '/desk/team/invite', { email: 'x@y.example', role: 'administrator' })
    assert.equal(council.status, 422)
    assert.match(textOf(council), /Choose what they will do/)
    const sent = await as('Maureen Tully', '/desk/team/invite', { email: 'x@y.example', role: 'partner-editor' })
    assert.equal(sent.status, 303)
    const invitation = await database.owner.selectFrom('invitation').selectAll().executeTakeFirstOrThrow()
    const message = await database.owner
      .selectFrom('message')
      .where('kind', '=', 'account.invitation')
      .selectAll()
      .executeTakeFirstOrThrow()
    assert.equal(invitation.role, 'partner-editor')
    assert.match(message.body, /join Larkmead House Care Home on Good Work as partner editor/)
    assert.ok((await verbs()).includes('invitation.sent'))
    assert.match(textOf(await as('Maureen Tully', '/desk/team')), /x@y\.example Partner editor, until 5 December 2026/)
    await assert.rejects(as('Ravi Sandhu-Price', `/desk/team/invitations/${invitation.id}/withdraw`, {}), NotFound)
    await as('Maureen Tully', `/desk/team/invitations/${invitation.id}/withdraw`, {})
    assert.doesNotMatch(textOf(await as('Maureen Tully', '/desk/team')), /x@y\.example/)
  })

  it('never makes council staff by way of a partner, whoever asks', async () => {
    const { viewer } = await asMember(database.web, 'Maureen Tully', NOW)
    const { organizationId, organizationName } = viewer.membership
    const invited = { email: 'x@y.example', organizationId, organizationName, role: 'moderator' } as const
    await assert.rejects(inviteMember(database.web, viewer, invited, 'http://x', NOW), Conflict)
  })

  it('keeps somebody who can manage it', async () => {
    const maureen = await membershipOf('Maureen Tully')
    const ended = await as('Maureen Tully', `/desk/team/${maureen}/end`, {})
    const lowered = await as('Maureen Tully', `/desk/team/${maureen}`, { role: 'partner-editor' })
    assert.deepEqual([ended.status, lowered.status], [409, 409])
    assert.match(textOf(ended), /Nobody else can manage this team/)

    const jun = await membershipOf('Jun Castellane')
    assert.equal((await as('Maureen Tully', `/desk/team/${jun}`, { role: 'partner-administrator' })).status, 303)
    assert.equal((await as('Jun Castellane', `/desk/team/${maureen}/end`, {})).status, 303)
    await assert.rejects(membershipOf('Maureen Tully'))
    assert.deepEqual(
      (await verbs()).filter((verb) => verb.startsWith('membership.')),
      ['membership.changed', 'membership.ended'],
    )
  })

  it('gives council staff their hubs', async () => {
    const grace = await membershipOf('Grace Oyelaran')
    const hub = await database.owner
      .selectFrom('hub')
      .where('slug', '=', 'tilekiln')
      .select('id')
      .executeTakeFirstOrThrow()
    await as('Helen Achterberg', `/desk/team/${grace}`, { role: 'adviser', hub: String(hub.id) })
    const { viewer } = await asMember(database.web, 'Grace Oyelaran', NOW)
    assert.deepEqual(viewer.membership.hubIds, [hub.id])
    assert.equal(mailbox('Bríd Ní Fhloinn'), 'brid.ni.fhloinn@fleetvale.example')
  })
})
