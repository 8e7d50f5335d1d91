import assert from 'node:assert/strict'
import type { Member, Viewer } from '../../src/domain/permission.ts'
import { ownRecordRoutes } from '../../src/features/public/own-record/own-record.routes.ts'
import { requestsRoutes } from '../../src/features/public/requests/requests.routes.ts'
import type { Answer } from '../../src/kit/http.ts'
import { SIGN_IN_COOKIE, signInAs, viewerOf } from '../../src/records/sign-in.ts'
import { demoPlaces, guarded, type Visitor, visit, whereTo } from './ask.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { asMember } from './member.ts'
import { moveAs, packetOf, sendAs } from './referral.ts'

/** The second answer of everybody whom this stage refers. */
export const BORN = { 'born-day': '14', 'born-month': '3', 'born-year': '1998', number: '' }

export type OwnStage = Awaited<ReturnType<typeof ownStage>>

/** The made-up borough, somebody who refers people to its council, and those people at their own pages. */
export async function ownStage(now: Date) {
  const db: TestDatabase = await testDatabase({ demo: now })
  const visitor: Visitor = {
    db: db.web,
    now,
    places: await demoPlaces(),
    routes: [...ownRecordRoutes, ...requestsRoutes],
  }
  const leela: Member = (await asMember(db.web, 'Dr Leela Raman', now)).viewer
  const marguerite: Member = (await asMember(db.web, 'Marguerite Dunmore', now)).viewer
  const council = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
  let next = 0

  /** Refers somebody with an address of their own to the council; `accepted` unless told otherwise. */
  async function refer(person: Parameters<typeof packetOf>[0] = {}, accepted = true) {
    next += 1
    const email = person?.email ?? `deniz${next}@home.example`
    const sent = await sendAs(db.web, leela, council, packetOf({ ...person, email }), now)
    if (accepted) {
      await moveAs(db.web, marguerite, sent.id, { move: 'acknowledge' }, now)
      await moveAs(db.web, marguerite, sent.id, { move: 'accept' }, now)
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
    const { value } = await signInAs(db.web, { address: { kind: 'email', value: email } }, 'code', now)
    return { viewer: await viewerOf(db.web, value, now), cookies: { [SIGN_IN_COOKIE]: value } }
  }

  const tokenIn = (answer: Answer): string =>
    (answer.kind === 'data' ? [] : (answer.cookies ?? [])).find(({ name }) => name === SIGN_IN_COOKIE)?.value ?? ''

  /** The same after the second question; throws where it is not answered right. */
  async function opened(email: string, answer = {}): Promise<Viewer> {
    const taken = await visit(visitor, '/requests/record', { form: { ...BORN, ...answer }, ...(await proved(email)) })
    assert.equal(whereTo(taken), '/requests/record')
    return viewerOf(db.web, tokenIn(taken), now)
  }

  const post = (viewer: Viewer, path: string, form = {}) =>
    visit(visitor, `/requests/record${path}`, { form: { ...guarded('own-record', now), ...form }, viewer })
  const decision = (participantId: string, purpose: string) =>
    db.owner
      .selectFrom('sharing_decision')
      .selectAll()
      .where('participant_id', '=', participantId)
      .where('purpose', '=', purpose)
      .executeTakeFirstOrThrow()

  return { db, visitor, marguerite, council, refer, proved, tokenIn, opened, post, decision }
}
