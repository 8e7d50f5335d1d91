import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ROUTES } from '../../src/app/routes.ts'
import type { Member } from '../../src/domain/permission.ts'
import { NotFound } from '../../src/kit/errors.ts'
import type { Route } from '../../src/web/ask.ts'
import { type Visitor, visit } from '../harness/ask.ts'
import type { TestDatabase } from '../harness/database.ts'
import { asMember } from '../harness/member.ts'
import { openRooms } from '../harness/room.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

/** What a name in an address of somebody's record stands for. */
const TABLES = {
  appointment: 'appointment',
  assessment: 'assessment',
  barrier: 'barrier',
  case: 'support_case',
  date: 'key_date',
  document: 'person_document',
  goal: 'goal',
  message: 'person_message',
  note: 'note',
  referral: 'referral',
  request: 'fund_request',
  review: 'review',
  step: 'step',
  strength: 'strength',
} as const

/** What else an address says. */
const WORDS: Readonly<Record<string, string>> = { action: 'pay', move: 'hand-over', instrument: 'ons4' }

type Thing = { readonly id: string; readonly participantId: string }

describe('pages about one person', () => {
  let database: TestDatabase
  let visitor: Visitor
  let grace: Member
  let people: readonly string[]
  const pages = ROUTES.filter(
    (route) => 'get' in route && /^\/desk\/(people\/:id|fund\/:request|referrals\/:id)(\/|$)/.test(route.get),
  )
  const forms = ROUTES.filter((route) => 'post' in route && /^\/desk\/people\/:id\/.*:/.test(route.post))

  before(async () => {
    ;({ database, visitor } = await openRooms(ROUTES, NOW))
    grace = (await asMember(database.web, 'Grace Oyelaran', NOW)).viewer
    const reach = await database.owner
      .selectFrom('participant_reach')
      .select('participant_id')
      .where('account_id', '=', grace.accountId)
      .where((where) => where.or([where('until', 'is', null), where('until', '>', NOW)]))
      .execute()
    people = reach.map(({ participant_id }) => participant_id)
  })
  after(() => database.drop())

  const pathOf = (route: Route): string =>
    ('get' in route ? route.get : route.post).replace('/referrals/:id', '/referrals/:referral')
  const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!)

  /** Things of this kind of Grace's people, of each the first few. */
  async function thingsOf(path: string): Promise<readonly Thing[]> {
    const name = namesIn(path).find((one): one is keyof typeof TABLES => one in TABLES)
    if (!name) return people.slice(0, 30).map((participantId) => ({ id: '', participantId }))
    const rows = await database.owner
      .selectFrom(TABLES[name])
      .select(['id', 'participant_id'])
      .where('participant_id', 'in', people)
      .orderBy('id')
      .limit(30)
      .execute()
    return rows.map((row) => ({ id: String(row.id), participantId: row.participant_id! }))
  }

  const filled = (path: string, participantId: string, id: string) =>
    path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' ? participantId : (WORDS[name] ?? id)))

  /** What a look wrote down about somebody; null where the page is not there, or not now. */
  async function looksAt(path: string, participantId: string): Promise<number | null> {
    const count = async () => {
      const rows = database.owner.selectFrom('history').where('participant_id', '=', participantId)
      return (await rows.select('id').execute()).length
    }
    const before = await count()
    const answer = await visit(visitor, path, { viewer: grace }).catch(() => null)
    return answer?.kind === 'page' || answer?.kind === 'data' ? (await count()) - before : null
  }

  it('write down that somebody looked, whichever page it was', async () => {
    const unwritten: string[] = []
    let seen = 0
    for (const path of pages.map(pathOf)) {
      for (const { id, participantId } of await thingsOf(path)) {
        const written = await looksAt(filled(path, participantId, id), participantId)
        if (written === null) continue
        seen += 1
        if (written === 0) unwritten.push(path)
        break
      }
    }
    assert.deepEqual(unwritten, [])
    assert.ok(seen > 30, `only ${seen} pages were seen`)
  })

  it('never show or change what is somebody else’s, of one’s own list as well', async () => {
    const mixed: string[] = []
    let asked = 0
    for (const route of [...pages, ...forms]) {
      const path = pathOf(route)
      const [thing] = /:id\/.*:/.test(path) ? await thingsOf(path) : []
      const other = people.find((id) => id !== thing?.participantId)!
      if (!thing?.id) continue
      asked += 1
      const form = 'post' in route && { form: { version: '1', words: 'Of somebody else' } }
      const answer = await visit(visitor, filled(path, other, thing.id), { viewer: grace, ...form }).catch((e) => e)
      if (!(answer instanceof NotFound)) mixed.push(path)
    }
    assert.deepEqual(mixed, [])
    assert.ok(asked > 20, `only ${asked} addresses were asked`)
  })
})
