import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type OwnStage, ownStage } from '../../../../test/harness/own-record.ts'
import { as, moveAs } from '../../../../test/harness/referral.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findParticipant } from '../../../records/participant.ts'
import { wordsOfReferral } from '../../../records/participant-word.ts'
import { findPacket, findReferral } from '../../../records/referral.ts'
import type { Db } from '../../../records/schema.ts'

const NOW = new Date('2026-11-19T10:00:00Z')

describe('one’s own record', () => {
  let stage: OwnStage
  before(async () => {
    stage = await ownStage(NOW)
  })
  after(() => stage.db.drop())

  describe('once it is open', () => {
    it('shows where each referral stands, what is next and by when, and who looked', async () => {
      const { visitor, refer, opened } = stage
      const { email } = await refer()
      const viewer = await opened(email)
      const seen = textOf(await visit(visitor, '/requests/record?language=en', { viewer }))
      assert.match(seen, /Fleet Vale Council.*Next They get in touch with you By Thursday 26 November/s)
      const looked = textOf(await visit(visitor, '/requests/record/history', { viewer }))
      assert.match(looked, /Dr Leela Raman, Osier Bank Medical Practice Sent a referral/)
      assert.match(looked, /Marguerite Dunmore, Fleet Vale Council Accepted a referral/)
    })

    it('is one’s own alone: every address of another’s is not there', async () => {
      const { visitor, refer, opened, post, decision } = stage
      const mine = await refer()
      const theirs = await refer()
      const viewer = await opened(mine.email)
      const { id } = await decision(theirs.participantId, 'referral')
      for (const path of [`/sharing/${id}`, `/referrals/${theirs.reference}`, `/referrals/${theirs.reference}/stop`]) {
        await assert.rejects(async () => visit(visitor, `/requests/record${path}`, { viewer }), NotFound, path)
      }
      await assert.rejects(() => post(viewer, `/sharing/${id}`), NotFound)
    })

    it('ends sharing: the next look of the other side finds nothing', async () => {
      const { db, visitor, marguerite, refer, opened, post, decision } = stage
      const { id, email, participantId } = await refer()
      const look = (web: Db) =>
        Promise.all([findParticipant(web, marguerite, participantId, NOW), findPacket(web, marguerite, id, NOW)])
      const before = await as(db.web, marguerite, NOW, look)
      assert.ok(before[0] && before[1])
      const viewer = await opened(email)
      const agreed = await decision(participantId, 'referral')
      const asked = textOf(await visit(visitor, `/requests/record/sharing/${agreed.id}?language=en`, { viewer }))
      assert.match(asked, /What stops.*What stays/s)
      assert.equal(whereTo(await post(viewer, `/sharing/${agreed.id}`)), '/requests/record')
      assert.deepEqual(await as(db.web, marguerite, NOW, look), [null, null])
      const stub = await as(db.web, marguerite, NOW, (web) => findReferral(web, marguerite, id, NOW))
      assert.equal(stub?.facts.status, 'withdrawn')
    })

    it('closes what was passed on also where the referral had ended', async () => {
      const { db, marguerite, refer, opened, post, decision } = stage
      const { id, email, participantId } = await refer()
      const closing = { outcome: 'support-complete', feedback: { kind: 'sent', words: 'Done.' } } as const
      await moveAs(db.web, marguerite, id, { move: 'close', ...closing }, NOW)
      const viewer = await opened(email)
      await post(viewer, `/sharing/${(await decision(participantId, 'referral')).id}`)
      const packet = await as(db.web, marguerite, NOW, (web) => findPacket(web, marguerite, id, NOW))
      assert.equal(packet, null)
    })

    it('tells the referrer no further, and lets go no message that waits', async () => {
      const { db, marguerite, refer, opened, post, decision } = stage
      const { id, email, participantId } = await refer()
      const { tellFollowersOfNews } = await import('../../../records/referral-telling.ts')
      await as(db.web, marguerite, NOW, (web) =>
        tellFollowersOfNews(web, { move: 'start', referralId: id, reference: 'GW', origin: 'http://x' }, NOW),
      )
      const waiting = () =>
        db.owner
          .selectFrom('message')
          .select(['kind', 'expires_at'])
          .where('key', 'like', `referral:${id}:start%`)
          .executeTakeFirstOrThrow()
      assert.equal((await waiting()).expires_at, null)
      const viewer = await opened(email)
      await post(viewer, `/sharing/${(await decision(participantId, 'progress-to-referrer')).id}`)
      assert.deepEqual((await waiting()).expires_at, NOW)
    })

    it('lets one agree again, and ask for the same referral once more', async () => {
      const { db, visitor, refer, opened, post, decision } = stage
      const { email, participantId } = await refer()
      const viewer = await opened(email)
      const agreed = await decision(participantId, 'progress-to-referrer')
      await post(viewer, `/sharing/${agreed.id}`)
      assert.match(textOf(await visit(visitor, '/requests/record?language=en', { viewer })), /Stopped.*Agree again/s)
      await post(viewer, `/sharing/${agreed.id}/again`, { milestones: 'started' })
      const row = await db.owner
        .selectFrom('referral')
        .select('agreed_milestones')
        .where('participant_id', '=', participantId)
        .executeTakeFirstOrThrow()
      assert.deepEqual(row.agreed_milestones, ['started'])
    })

    it('puts a fact right, and tells whoever has the referral', async () => {
      const { db, marguerite, refer, opened, post } = stage
      const { id, email, participantId } = await refer()
      const viewer = await opened(email)
      const form = {
        ...{ 'given-name': 'Deniz', 'family-name': 'Aydoğan', 'known-as': '', 'contact-by': 'phone' },
        ...{ phone: '07700 900 982', 'leave-message': 'no', 'may-text': 'no', others: 'no' },
      }
      assert.equal(whereTo(await post(viewer, '/facts', form)), '/requests/record')
      const [person, words] = await as(db.web, marguerite, NOW, async (web) => [
        await findParticipant(web, marguerite, participantId, NOW),
        await wordsOfReferral(web, marguerite, id, NOW),
      ])
      assert.equal(person?.phone, '+447700900982')
      assert.equal(person?.email, email)
      assert.match(words[0]?.words ?? '', /Reach me by Phone call: 07700 900982/)
    })

    it('keeps what somebody else put right meanwhile, and of what both changed what the person says', async () => {
      const { db, visitor, refer, opened, post } = stage
      const { email, participantId } = await refer()
      const viewer = await opened(email)
      const page = await visit(visitor, '/requests/record/facts?language=en', { viewer })
      const hidden = [
        ...(page.kind === 'page' ? page.html.text : '').matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g),
      ]
      const opening = Object.fromEntries(hidden.map(([, name, value]) => [name, value]))
      await db.owner
        .updateTable('participant')
        .set({ safe_words: 'Ring once, then call back', known_as: 'Den', may_text: false, version: 7 })
        .where('id', '=', participantId)
        .execute()
      const form = {
        ...{ 'given-name': 'Deniz', 'family-name': 'Aydoğan', 'known-as': 'Deni', 'contact-by': 'email', email },
        ...{ 'leave-message': 'yes', 'may-text': 'yes', others: 'no', 'safe-words': '' },
      }
      assert.equal(whereTo(await post(viewer, '/facts', { ...opening, ...form })), '/requests/record')
      const row = await db.owner
        .selectFrom('participant')
        .selectAll()
        .where('id', '=', participantId)
        .executeTakeFirstOrThrow()
      assert.deepEqual(
        [row.safe_words, row.known_as, row.may_text, row.given_name],
        ['Ring once, then call back', 'Deni', false, 'Deniz'],
      )
    })

    it('takes news to whoever helps, and says afterwards whether it was useful', async () => {
      const { db, marguerite, refer, opened, post } = stage
      const { id, email, reference } = await refer()
      const viewer = await opened(email)
      assert.equal(statusOf(await post(viewer, `/referrals/${reference}/news`, { words: ' ' })), 422)
      await post(viewer, `/referrals/${reference}/news`, { words: 'I have an interview on Monday.' })
      const closing = { outcome: 'support-complete', feedback: { kind: 'sent', words: 'Done.' } } as const
      await moveAs(db.web, marguerite, id, { move: 'close', ...closing }, NOW)
      await post(viewer, `/referrals/${reference}/useful`, { useful: 'yes', words: '' })
      const words = await as(db.web, marguerite, NOW, (web) => wordsOfReferral(web, marguerite, id, NOW))
      assert.deepEqual(words.map(({ kind, useful }) => [kind, useful]).sort(), [
        ['feedback', true],
        ['news', null],
      ])
    })

    it('takes a referral back without asking why', async () => {
      const { db, visitor, marguerite, refer, opened, post } = stage
      const { id, email, reference } = await refer({}, false)
      const viewer = await opened(email)
      assert.match(
        textOf(await visit(visitor, `/requests/record/referrals/${reference}/stop?language=en`, { viewer })),
        /You do not have to say why/,
      )
      assert.equal(
        whereTo(await post(viewer, `/referrals/${reference}/stop`)),
        `/requests/record/referrals/${reference}`,
      )
      const packet = await as(db.web, marguerite, NOW, (web) => findPacket(web, marguerite, id, NOW))
      assert.equal(packet, null)
    })
  })

  it('closes while 200 look at it at once: no look that begins after the end reads anything', async () => {
    const { db, marguerite, refer, opened, post, decision } = stage
    const { email, participantId, id } = await refer()
    const viewer = await opened(email)
    const agreed = await decision(participantId, 'referral')
    let ended = Number.POSITIVE_INFINITY
    const looks = Array.from({ length: 200 }, async (_, i) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (i === 60) {
        await post(viewer, `/sharing/${agreed.id}`)
        ended = performance.now()
        return { began: 0, saw: false }
      }
      const began = performance.now()
      const seen = await as(db.web, marguerite, NOW, async (web) => [
        await findParticipant(web, marguerite, participantId, NOW),
        await findPacket(web, marguerite, id, NOW),
      ])
      return { began, saw: seen.some((one) => one !== null) }
    })
    const done = await Promise.all(looks)
    const after = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const began = performance.now()
        const seen = await as(db.web, marguerite, NOW, (web) => findPacket(web, marguerite, id, NOW))
        return { began, saw: seen !== null }
      }),
    )
    const all = [...done, ...after]
    assert.equal(all.filter(({ began, saw }) => saw && began > ended).length, 0)
    assert.ok(done.some(({ saw }) => saw))
    console.log(`${all.length} looks while sharing ended: 0 of those that began afterwards read anything`)
  })
})
