import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { JOBS } from '../../../app/jobs.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { searchOpportunities } from '../../../records/search.ts'
import { NOTHING_ASKED } from '../../../web/nothing-asked.ts'
import { partnerFeedRoutes } from './partner-feeds.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')
const CSV = `What,Sort,Postcode,Pay
Ocarina maker,job,NW5 2AA,£15 an hour
Ocarina evening,event,NW5 2AA,
,job,NW5 2AA,£15 an hour
Ocarina seller,job,nowhere,£15 an hour
`

describe('a partner’s own files and feeds', () => {
  let database: TestDatabase
  let visitor: Visitor
  let maureen: SignedIn
  let nadia: SignedIn
  let jun: SignedIn

  before(async () => {
    ;({ database, visitor } = await openRooms(partnerFeedRoutes, now))
    maureen = await asMember(database.web, 'Maureen Tully', now)
    nadia = await asMember(database.web, 'Nadia Whitlock', now)
    jun = await asMember(database.web, 'Jun Castellane', now)
  })
  after(() => database.drop())

  const upload = async (text: string) => {
    const files = [{ field: 'file', name: 'ours.csv', bytes: Buffer.from(text), tooLarge: false }]
    return visit(visitor, '/desk/feeds/file', { viewer: maureen.viewer, form: {}, files })
  }
  const runJob = () =>
    JOBS.find(({ name }) => name === 'read-due-feeds')!.run({
      db: database.jobs,
      now,
      places: visitor.places,
      origin: 'https://work.example',
      log: { info() {}, warn() {}, error() {} },
    })
  const columns = (names: readonly string[]) =>
    Object.fromEntries(
      ['What', 'Sort', 'Postcode', 'Pay'].flatMap((heading, at) => [
        [`heading-${at}`, heading],
        [`column-${at}`, names[at]!],
      ]),
    )
  const MATCHED = columns(['title', 'kind', 'postcode', 'pay'])

  it('shows what a file says, matches its headings, and takes the rows that are right', async () => {
    const path = whereTo(await upload(CSV))
    const first = textOf(await visit(visitor, path, { viewer: maureen.viewer }))
    assert.match(first, /Its first row has no heading “title” or “kind”.*What your headings mean.*What/)

    const seen = textOf(await visit(visitor, path, { viewer: maureen.viewer, form: MATCHED }))
    assert.match(seen, /The first rows.*Ocarina maker NW5 2AA.*3 rows to mend/)
    assert.match(seen, /Row 4 title: is empty.*Row 5 postcode: “nowhere” is not a UK postcode/)

    const form = { ...MATCHED, file: /\d+$/.exec(path)![0], kind: 'job' }
    const results = whereTo(await visit(visitor, '/desk/feeds/start', { viewer: maureen.viewer, form }))
    assert.match(textOf(await visit(visitor, results, { viewer: maureen.viewer })), /We are reading it/)
    await runJob()
    assert.match(textOf(await visit(visitor, results, { viewer: maureen.viewer })), /Works.*How it went.*Done.*Row 4/)
    const { cards } = await searchOpportunities(database.web, PUBLIC, { ...NOTHING_ASKED, words: 'ocarina' }, now)
    assert.deepEqual(
      cards.map(({ title, organizationName }) => [title, organizationName]),
      [['Ocarina maker', 'Larkmead House Care Home']],
    )
  })

  it('puts aside what a person would have to read first', async () => {
    const scam =
      'What,Sort,Postcode,Pay\nPacker,job,NW5 2AA,Pay a £50 registration fee by bank transfer before you start\n'
    const path = whereTo(await upload(scam))
    const form = { ...MATCHED, file: /\d+$/.exec(path)![0] }
    const results = whereTo(await visit(visitor, '/desk/feeds/start', { viewer: maureen.viewer, form }))
    await runJob()
    assert.match(
      textOf(await visit(visitor, results, { viewer: maureen.viewer })),
      /Rows that were put aside|Held back/,
    )
    const { cards } = await searchOpportunities(database.web, PUBLIC, { ...NOTHING_ASKED, words: 'packer fee' }, now)
    assert.ok(!cards.some(({ title }) => title === 'Packer'))
  })

  it('keeps what has left a file until its partner has seen what would go, and then takes away no more', async () => {
    const rows = (count: number) =>
      `What,Sort,Postcode,Pay\n${Array.from({ length: count }, (_, at) => `Kazoo tuner ${at + 1},job,NW5 2AA,£15 an hour`).join('\n')}\n`
    const bring = async (text: string): Promise<string> => {
      const path = whereTo(await upload(text))
      const form = { ...MATCHED, file: /\d+$/.exec(path)![0] }
      const feed = whereTo(await visit(visitor, '/desk/feeds/start', { viewer: maureen.viewer, form }))
      await runJob()
      return feed
    }
    const see = async (path: string) => textOf(await visit(visitor, path, { viewer: maureen.viewer }))
    const listed = async () =>
      (await searchOpportunities(database.web, PUBLIC, { ...NOTHING_ASKED, words: 'kazoo' }, now)).total
    const yes = (feed: string, count: number) =>
      visit(visitor, `${feed}/loss`, { viewer: maureen.viewer, form: { count: String(count) } })

    const feed = await bring(rows(14))
    assert.equal(await listed(), 14)
    await bring(rows(3))
    assert.equal(await listed(), 14, 'held back')
    const told = async () =>
      database.owner.selectFrom('message').selectAll().where('kind', '=', 'feed.trouble').execute()
    const [mail] = await told()
    assert.equal(mail!.address, 'maureen.tully@fleetvale.example')
    assert.match(mail!.body, /listings have gone at once.*\/desk\/feeds\/own\/file/s)
    assert.match(await see(feed), /If your feed is right, you can let them go\. See what would go/)
    assert.match(await see(`${feed}/loss`), /Take (\d+) things away\?.*Kazoo tuner 4 , job.*Yes, take \1 things away/)
    await assert.rejects(visit(visitor, `${feed}/loss`, { viewer: nadia.viewer, form: { count: '99' } }), NotFound)

    await yes(feed, 2)
    await runJob()
    assert.equal(await listed(), 14, 'more had gone than were looked at')
    assert.equal((await told()).length, 1, 'told once, not at every reading')
    const shown = Number(/Take (\d+) things away/.exec(await see(`${feed}/loss`))![1])
    await yes(feed, shown)
    assert.match(await see(feed), /We are reading it/)
    await runJob()
    assert.equal(await listed(), 3)
    assert.equal(
      whereTo(await visit(visitor, `${feed}/loss`, { viewer: maureen.viewer })),
      feed,
      'nothing to ask any more',
    )
    const said = await database.owner
      .selectFrom('history')
      .selectAll()
      .where('verb', '=', 'feed.loss-accepted')
      .execute()
    assert.deepEqual(
      said.map(({ details }) => (details as { count: number }).count),
      [2, shown],
    )
  })

  it('starts from a template that it reads itself', async () => {
    const answer = await visit(visitor, '/desk/feeds/template.csv', { viewer: maureen.viewer })
    assert.ok(answer.kind === 'data')
    const seen = textOf(await visit(visitor, whereTo(await upload(String(answer.body))), { viewer: maureen.viewer }))
    assert.match(seen, /The first rows.*Sample: kitchen assistant/)
    assert.doesNotMatch(seen, /rows? to mend/)
  })

  it('opens nothing of this machine or its network', async () => {
    for (const address of [
      '/etc/passwd',
      'file:///etc/passwd',
      'http://example.org/a.csv',
      'https://127.0.0.1/a.csv',
      'https://[::1]/a',
    ]) {
      const form = { address, format: 'csv' }
      const answer = await visit(visitor, '/desk/feeds/address', { viewer: maureen.viewer, form })
      assert.equal(statusOf(answer), 422, address)
    }
  })

  it('is there for the administrators of its own organisation alone', async () => {
    const path = whereTo(await upload(CSV))
    await assert.rejects(visit(visitor, path, { viewer: nadia.viewer }), NotFound)
    await assert.rejects(visit(visitor, '/desk/feeds/own/file', { viewer: nadia.viewer }), NotFound)
    await assert.rejects(visit(visitor, '/desk/feeds', { viewer: jun.viewer }), NotFound)
    const form = { ...MATCHED, file: /\d+$/.exec(path)![0] }
    await assert.rejects(visit(visitor, '/desk/feeds/start', { viewer: nadia.viewer, form }), NotFound)
  })
})
