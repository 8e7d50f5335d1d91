import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sampleId } from '../../../../demo/duplicates.ts'
import { seedDemo } from '../../../../demo/seed.ts'
import { demoPlaces, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { namedUuid } from '../../../kit/uuid.ts'
import { duplicatesRoutes } from './duplicates.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const pair = (one: string, other: string) => `/desk/duplicates/${sampleId(one)}/${sampleId(other)}`
let db: TestDatabase
let visitor: Visitor
let winsome: Viewer
let brid: Viewer
let grace: Viewer

before(async () => {
  db = await testDatabase()
  await seedDemo(db.jobs, NOW)
  visitor = { db: db.web, now: NOW, places: await demoPlaces(), routes: duplicatesRoutes }
  winsome = (await asMember(db.web, 'Winsome Adair-Clarke', NOW)).viewer
  grace = (await asMember(db.web, 'Grace Oyelaran', NOW)).viewer
  const member: Member = (await asMember(db.web, 'Bríd Ní Fhloinn', NOW)).viewer
  brid = { ...member, membership: member.memberships.find(({ role }) => role === 'partner-manager')! }
})
after(() => db.drop())

const read = async (path: string, viewer: Viewer) => textOf(await visit(visitor, path, { viewer }))
const send = (path: string, form: Record<string, string>, viewer: Viewer = winsome) =>
  visit(visitor, path, { viewer, form })
const historyOf = async (key: string) =>
  (
    await db.owner
      .selectFrom('history')
      .select('verb')
      .where('participant_id', '=', sampleId(key))
      .where('why', '=', 'duplicates')
      .orderBy('id')
      .execute()
  ).map(({ verb }) => verb)

describe('the queue of duplicates', () => {
  it('shows records that may be of one person, the likeliest first, and writes down who was looked at', async () => {
    const queue = await read('/desk/duplicates', winsome)
    assert.match(queue, /Shirin Choudhury and Shireen Chowdhury|Shireen Chowdhury and Shirin Choudhury/)
    assert.match(queue, /Very likely.*Possible .{0,40}Yun?i?s/)
    assert.ok((await historyOf('shirin')).includes('participant.listed'))
  })

  it('is for those who decide about records alone', async () => {
    await assert.rejects(read('/desk/duplicates', grace), NotFound)
    assert.doesNotMatch(await read('/desk/duplicates', brid), /Choudhury|Kwame/)
    await assert.rejects(read(pair('shirin', 'shireen'), brid), NotFound)
    await assert.rejects(read(pair('shirin', 'nobody'), winsome), NotFound)
  })

  it('leads from the number of a record to others like it', async () => {
    const wrong = await send('/desk/duplicates', { number: 'P-9999-9999' })
    assert.equal(wrong.status, 422)
    assert.match(textOf(wrong), /no record of yours with this number/)
    const { number } = await db.owner
      .selectFrom('participant')
      .select('number')
      .where('id', '=', sampleId('kwame'))
      .executeTakeFirstOrThrow()
    const path = whereTo(await send('/desk/duplicates', { number: number.toLowerCase() }))
    assert.match(await read(path, winsome), /Kwame Asare.*day and month swapped.*shares a part/i)
  })
})

describe('two records side by side', () => {
  it('say what speaks for one person and what against', async () => {
    const said = await read(pair('shirin', 'shireen'), winsome)
    assert.match(said, /First name Sounds alike/)
    assert.match(said, /Date of birth Same/)
    assert.match(said, /Postcode Different/)
    assert.match(said, /Email Only one says/)
    assert.ok((await historyOf('shireen')).includes('participant.compared'))
  })

  it('ask again where nothing was decided', async () => {
    const answer = await send(pair('shirin', 'shireen'), {})
    assert.equal(answer.status, 422)
    assert.match(textOf(answer), /Say whether they are the same person/)
  })

  it('become one record, and two again', async () => {
    const answer = await send(pair('shirin', 'shireen'), { decision: sampleId('shirin'), reason: 'Same telephone' })
    assert.equal(whereTo(answer), '/desk/duplicates/merged')
    const merged = await read('/desk/duplicates/merged', winsome)
    assert.match(merged, /Shireen Chowdhury.*is part of.*Same telephone/)
    assert.doesNotMatch(await read('/desk/duplicates', winsome), /Choudhury/)
    await assert.rejects(read(pair('shirin', 'shireen'), winsome), NotFound)

    const { id } = await db.owner
      .selectFrom('person_merge')
      .select('id')
      .where('folded', '=', sampleId('shireen'))
      .executeTakeFirstOrThrow()
    await assert.rejects(send(`/desk/duplicates/merged/${id}`, {}, brid), NotFound)
    const back = whereTo(await send(`/desk/duplicates/merged/${id}`, {}))
    assert.match(await read(back, winsome), /Shirin Choudhury/)
    assert.match(await read('/desk/duplicates', winsome), /Choudhury/)
    assert.deepEqual(
      (await historyOf('shireen')).filter((verb) => /merged/.test(verb)),
      ['participant.merged', 'participant.unmerged'],
    )
  })

  it('stay two for good when somebody says so, and for one decision alone', async () => {
    const path = pair('yusuf', 'yunis')
    assert.equal(whereTo(await send(path, { decision: 'two-people' })), '/desk/duplicates')
    assert.doesNotMatch(await read('/desk/duplicates', winsome), /Warsame/)
    await assert.rejects(send(path, { decision: sampleId('yusuf') }), Conflict)
    assert.ok((await historyOf('yusuf')).includes('participant.not-same'))
  })
})

describe('questions of other organisations', () => {
  it('show one’s own record, and never the other’s', async () => {
    const asked = await read('/desk/duplicates', brid)
    assert.match(asked, /Tom Wrenfield.*Fleet Vale Council asked/)
    assert.doesNotMatch(asked, /Tomasz/)
    const ours = await read(`/desk/duplicates/of/${sampleId('tomasz')}`, winsome)
    assert.match(ours, /Asked on 21 November 2026. No answer yet/)
    assert.doesNotMatch(ours, /Awl Lane|Tom Wrenfield/)
  })

  it('are answered once, and the answer is all that comes back', async () => {
    const path = `/desk/duplicates/questions/${namedUuid('demo link question')}`
    await assert.rejects(send(path, { answer: 'will-ask' }), NotFound)
    assert.equal(whereTo(await send(path, { answer: 'will-ask' }, brid)), '/desk/duplicates')
    await assert.rejects(send(path, { answer: 'not-same' }, brid), NotFound)
    assert.match(await read(`/desk/duplicates/of/${sampleId('tomasz')}`, winsome), /They ask the person/)
  })

  it('can be put where another organisation may have a record', async () => {
    const path = `/desk/duplicates/of/${sampleId('tom')}`
    assert.match(await read(path, brid), /Possible match. Another organisation may have a record/)
    assert.equal(whereTo(await send(path, {}, brid)), path)
    assert.match(await read(path, brid), /Asked on 23 November 2026/)
    assert.match(await read('/desk/duplicates', winsome), /Tomasz Wrenfield.*Awl Lane Disability Job Hub asked/)
  })
})
