import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as, moveAs, packetOf, sendAs } from '../../../../test/harness/referral.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { findParticipant } from '../../../records/participant.ts'
import { wordsOfReferral } from '../../../records/participant-word.ts'
import { findPacket, findReferral } from '../../../records/referral.ts'
import { SIGN_IN_COOKIE, signInAs, viewerOf } from '../../../records/sign-in.ts'
import { requestsRoutes } from '../requests/requests.routes.ts'
import { ownRecordRoutes } from './own-record.routes.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const BORN = { 'born-day': '14', 'born-month': '3', 'born-year': '1998', number: '' }

describe('one’s own record', () => {
  let db: TestDatabase
  let visitor: Visitor
  let leela: Member
  let marguerite: Member
  let next = 0

  before(async () => {
    db = await testDatabase({ demo: NOW })
    visitor = { db: db.web, now: NOW, places: await demoPlaces(), routes: [...ownRecordRoutes, ...requestsRoutes] }
    leela = (await asMember(db.web, 'Dr Leela Raman', NOW)).viewer
    marguerite = (await asMember(db.web, 'Marguerite Dunmore', NOW)).viewer
  })
  after(() => db.drop())

  const council = () => ({ organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null })

  /** Refers somebody with an address of their own to the council; `accepted` unless told otherwise. */
  async function refer(person: Parameters<typeof packetOf>[0] = {}, accepted = true) {
    next += 1
    const email = person?.email ?? `deniz${next}@home.example`
    const sent = await sendAs(db.web, leela, council(), packetOf({ ...person, email }), NOW)
    if (accepted) {
      await moveAs(db.web, marguerite, sent.id, { move: 'acknowledge' }, NOW)
      await moveAs(db.web, marguerite, sent.id, { move: 'accept' }, NOW)
    }
    const { number } = await db.owner
      .selectFrom('participant')
      .selectAll()
      .where('id', '=', sent.participantId)
      .executeTakeFirstOrThrow()
    return { ...sent, email, number }
  }

  /** Somebody who has typed the code of an address. */
  async function proved(email: string) {
    const { value } = await signInAs(db.web, { address: { kind: 'email', value: email } }, 'code', NOW)
    return { viewer: await viewerOf(db.web, value, NOW), cookies: { [SIGN_IN_COOKIE]: value } }
  }

  const tokenIn = (answer: Answer): string =>
    (answer.kind === 'data' ? [] : (answer.cookies ?? [])).find(({ name }) => name === SIGN_IN_COOKIE)?.value ?? ''

  /** The same after the second question; throws where it is not answered right. */
  async function opened(email: string, answer = {}): Promise<Viewer> {
    const taken = await visit(visitor, '/requests/record', { form: { ...BORN, ...answer }, ...(await proved(email)) })
    assert.equal(whereTo(taken), '/requests/record')
    return viewerOf(db.web, tokenIn(taken), NOW)
  }

  const post = (viewer: Viewer, path: string, form = {}) =>
    visit(visitor, `/requests/record${path}`, { form: { ...guarded('own-record', NOW), ...form }, viewer })
  const decision = (participantId: string, purpose: string) =>
    db.owner
      .selectFrom('sharing_decision')
      .selectAll()
      .where('participant_id', '=', participantId)
      .where('purpose', '=', purpose)
      .executeTakeFirstOrThrow()

  describe('before the second question', () => {
    it('lists a referral by the address alone, where it is one person’s and safe', async () => {
      const { email, reference } = await refer()
      const seen = textOf(await visit(visitor, '/requests', await proved(email)))
      assert.match(seen, new RegExp(`Your referral to Fleet Vale Council.*${reference}`))
      assert.doesNotMatch(seen, /Aydoğan|warehouse|Back pain/)
    })

    it('lists nothing where others may see, or where several people share the address', async () => {
      const guardedOne = await refer({ othersMaySee: true })
      await refer({ email: 'shared@home.example' })
      await refer({ email: 'shared@home.example', givenName: 'Selin', bornOn: '2001-01-01' })
      for (const email of [guardedOne.email, 'shared@home.example']) {
        const seen = textOf(await visit(visitor, '/requests', await proved(email)))
        assert.doesNotMatch(seen, /Your referral to/, email)
        assert.match(seen, /Has somebody referred you\?/)
      }
    })

    it('shows nothing of the record', async () => {
      const { email, participantId } = await refer()
      const { viewer, cookies } = await proved(email)
      const asked = textOf(await visit(visitor, '/requests/record', { viewer, cookies }))
      assert.match(asked, /When were you born/)
      await assert.rejects(async () => visit(visitor, '/requests/record/history', { viewer }), NotFound)
      const { id } = await decision(participantId, 'referral')
      await assert.rejects(async () => visit(visitor, `/requests/record/sharing/${id}`, { viewer }), NotFound)
    })
  })

  describe('the second question', () => {
    it('opens the record for who answers it, with a new sign-in', async () => {
      const { email, participantId } = await refer()
      const { viewer, cookies } = await proved(email)
      const taken = await visit(visitor, '/requests/record', { form: BORN, viewer, cookies })
      assert.notEqual(tokenIn(taken), cookies[SIGN_IN_COOKIE])
      assert.deepEqual(await viewerOf(db.web, tokenIn(taken), NOW), { ...viewer, participantId })
      assert.equal((await viewerOf(db.web, cookies[SIGN_IN_COOKIE]!, NOW)).kind, 'public')
    })

    it('says the same of a wrong birthday, of nobody, and of two whom it does not tell apart', async () => {
      const one = await refer()
      await refer({ email: 'twins@home.example' })
      await refer({ email: 'twins@home.example', givenName: 'Devrim' })
      const said = []
      for (const [email, day] of [
        [one.email, '15'],
        ['nobody@home.example', '14'],
        ['twins@home.example', '14'],
      ] as const) {
        const form = { ...BORN, 'born-day': day }
        const answer = await visit(visitor, '/requests/record', { form, ...(await proved(email)) })
        assert.ok(answer.kind === 'page')
        said.push([answer.status, answer.html.text.replaceAll(`value="${day}"`, ''), answer.cookies])
      }
      assert.deepEqual(said[1], said[0])
      assert.deepEqual(said[2], said[0])
    })

    it('tells two at one address apart by a number or a reference', async () => {
      const one = await refer({ email: 'pair@home.example' })
      const two = await refer({ email: 'pair@home.example', givenName: 'Devrim' })
      const first = await opened('pair@home.example', { number: one.number })
      const second = await opened('pair@home.example', { number: two.reference.toLowerCase() })
      assert.ok(first.kind === 'resident' && first.participantId === one.participantId)
      assert.ok(second.kind === 'resident' && second.participantId === two.participantId)
    })

    it('asks for the number too where others may see, and opens no restricted record', async () => {
      const { email, number, participantId } = await refer({ othersMaySee: true })
      const plain = await visit(visitor, '/requests/record', { form: BORN, ...(await proved(email)) })
      assert.equal(statusOf(plain), 422)
      const viewer = await opened(email, { number })
      assert.ok(viewer.kind === 'resident' && viewer.participantId === participantId)

      const made = { reason: 'At risk', since: NOW, created_by: null, lifted_at: null, lifted_by: null }
      await db.owner
        .insertInto('restriction')
        .values({ participant_id: participantId, organization_id: council().organizationId, ...made })
        .execute()
      const again = await visit(visitor, '/requests/record', { form: { ...BORN, number }, ...(await proved(email)) })
      assert.equal(statusOf(again), 422)
      const open = await db.owner
        .selectFrom('sign_in')
        .select('id')
        .where('participant_id', '=', participantId)
        .execute()
      assert.deepEqual(open, [])
    })

    it('can be tried five times an hour', async () => {
      const { email } = await refer()
      const who = await proved(email)
      const tried = []
      for (let i = 1; i <= 6; i++) {
        const form = { ...BORN, 'born-year': String(1950 + i) }
        tried.push(statusOf(await visit(visitor, '/requests/record', { form, ...who })))
      }
      assert.deepEqual(tried, [422, 422, 422, 422, 422, 429])
      assert.equal(statusOf(await visit(visitor, '/requests/record', { form: BORN, ...who })), 429)
    })
  })

  describe('once it is open', () => {
    it('shows where each referral stands, what is next and by when, and who looked', async () => {
      const { email } = await refer()
      const viewer = await opened(email)
      const seen = textOf(await visit(visitor, '/requests/record?language=en', { viewer }))
      assert.match(seen, /Fleet Vale Council.*Next: They get in touch with you By Thursday 26 November/s)
      const looked = textOf(await visit(visitor, '/requests/record/history', { viewer }))
      assert.match(looked, /Dr Leela Raman, Osier Bank Medical Practice Sent a referral/)
      assert.match(looked, /Marguerite Dunmore, Fleet Vale Council Accepted a referral/)
    })

    it('is one’s own alone: every address of another’s is not there', async () => {
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
      const { id, email, participantId } = await refer()
      const look = (db: Parameters<Parameters<typeof as>[3]>[0]) =>
        Promise.all([findParticipant(db, marguerite, participantId, NOW), findPacket(db, marguerite, id, NOW)])
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
      const { id, email, participantId } = await refer()
      const closing = { outcome: 'support-complete', feedback: { kind: 'sent', words: 'Done.' } } as const
      await moveAs(db.web, marguerite, id, { move: 'close', ...closing }, NOW)
      const viewer = await opened(email)
      await post(viewer, `/sharing/${(await decision(participantId, 'referral')).id}`)
      const packet = await as(db.web, marguerite, NOW, (web) => findPacket(web, marguerite, id, NOW))
      assert.equal(packet, null)
    })

    it('tells the referrer no further, and lets go no message that waits', async () => {
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

    it('takes news to whoever helps, and says afterwards whether it was useful', async () => {
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
