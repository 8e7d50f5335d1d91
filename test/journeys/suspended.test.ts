import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { mailbox } from '../../demo/cast.ts'
import { asMember } from '../harness/member.ts'
import { numberIn } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

for (const javaScript of [true, false]) {
  describe(`an adviser whose account is closed, with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    let app: Story
    let grace: number

    before(async () => {
      app = await story(NOW)
      grace = (await asMember(app.web, 'Grace Oyelaran', NOW)).viewer.accountId
    })
    after(() => app.close())

    /** The open cases of somebody, by id. */
    const casesOf = async (accountId: number) =>
      (
        await app.owner
          .selectFrom('support_case')
          .select(['id', 'participant_id', 'owner_account_id'])
          .where('owner_account_id', '=', accountId)
          .where('closed_at', 'is', null)
          .execute()
      ).toSorted((a, b) => a.id.localeCompare(b.id))

    it('leaves nobody behind: everybody whom they looked after has somebody else in the same moment', async () => {
      const before = await casesOf(grace)
      assert.ok(before.length >= 20, 'Grace looks after a good many people')

      const theirs = await app.somebody({ as: 'Grace Oyelaran', javaScript })
      await theirs.open('/desk/today')
      assert.equal((await theirs.sees()).heading, 'Today')

      const helen = await app.somebody({ as: 'Helen Achterberg', javaScript })
      await helen.open(`/desk/accounts/${grace}`)
      const warned = await helen.reads()
      assert.match(warned, /Grace Oyelaran looks after \d+ people\. Who takes them on\?/)
      const people = numberIn(/looks after (\d+) people/.exec(warned)![1]!)
      assert.ok(people >= before.length)
      await helen.press('Close the account')
      assert.match(await helen.reads(), /Closed on 23 November 2026/)
      assert.doesNotMatch(await helen.reads(), /looks after/)

      assert.deepEqual(await casesOf(grace), [])
      const now = await app.owner
        .selectFrom('support_case')
        .innerJoin('account', 'account.id', 'support_case.owner_account_id')
        .select(['support_case.id', 'account.name', 'account.disabled_at', 'next_step', 'due_at'])
        .where(
          'support_case.id',
          'in',
          before.map(({ id }) => id),
        )
        .execute()
      assert.equal(now.length, before.length)
      assert.ok(now.every(({ disabled_at, next_step, due_at }) => disabled_at === null && next_step && due_at))
      const said = await app.owner
        .selectFrom('case_event')
        .select('case_id')
        .where('move', '=', 'hand-over')
        .where('from_account_id', '=', grace)
        .execute()
      assert.deepEqual(new Set(said.map(({ case_id }) => case_id)), new Set(before.map(({ id }) => id)))

      await theirs.open('/desk/today')
      assert.match(theirs.path(), /^\/sign-in/)
    })

    it('tells whoever takes them on, by number alone, and they see them at once', async () => {
      const takers = await app.owner
        .selectFrom('case_event')
        .innerJoin('account', 'account.id', 'case_event.to_account_id')
        .select(['account.name', 'account.email', 'account.id'])
        .distinct()
        .where('move', '=', 'hand-over')
        .where('from_account_id', '=', grace)
        .execute()
      assert.ok(takers.length > 0)
      for (const { name, email } of takers) {
        const told = (await app.messagesTo(email)).filter(({ kind }) => kind === 'case.handed-over')
        assert.ok(
          told.some(({ body }) => /Helen Achterberg gave you \d+ (people|person) whom Grace Oyelaran/.test(body)),
        )
        assert.equal(email, mailbox(name))
      }
      const [first] = takers
      const [one] = await casesOf(first!.id)
      const taker = await app.somebody({ as: first!.name as 'Winsome Adair-Clarke', javaScript })
      await taker.open(`/desk/people/${one!.participant_id}/cases`)
      assert.match(await taker.reads(), new RegExp(first!.name))
      await taker.open('/desk/caseload')
      assert.match(await taker.reads(), /\d+ (people|person), as much work as/)
    })

    it('leaves the promise without a gap, which whoever manages sees', async () => {
      const petra = await app.somebody({ as: 'Petra Solheim', javaScript })
      await petra.open('/desk/promise')
      assert.match(await petra.reads(), /^The promise .* 0 gaps \d+ open in all/)
    })
  })
}
