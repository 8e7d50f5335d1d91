import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { demoPlaces, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { countedReferrals } from '../../../../test/harness/referral-figures.ts'
import { csvFile } from '../../../kit/csv.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { referralFlowRoutes } from './referral-flow.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const PAGE = '/desk/referral-flow'
const JULY = `${PAGE}?period=month-2026-07-01`
let db: TestDatabase
let visitor: Visitor

before(async () => {
  db = await testDatabase({ demo: NOW })
  visitor = { db: db.web, now: NOW, places: await demoPlaces(), routes: referralFlowRoutes }
  const [council, practice, charity] = await Promise.all([
    named('Fleet Vale Council'),
    named('Osier Bank Medical Practice'),
    named('Awl Lane Disability Job Hub'),
  ])
  const sent = { from: practice, sentAt: '2026-07-06T09:00:00Z' } as const
  const inTime = { acknowledgedAt: '2026-07-07T09:00:00Z', acceptedAt: '2026-07-08T09:00:00Z' }
  const late = { acknowledgedAt: '2026-07-27T09:00:00Z' }
  await countedReferrals(db.owner, [
    ...Array(23).fill({ ...sent, to: council, program: 'workwell', status: 'accepted', times: inTime }),
    ...Array(11).fill({ ...sent, to: council, program: 'job-hub', status: 'received', times: late }),
    ...Array(40).fill({ ...sent, to: charity, program: 'connect-to-work' }),
    ...Array(3).fill({ ...sent, from: charity, to: council }),
    ...Array(2).fill({ ...sent, from: council, to: charity }),
  ])
})
after(() => db.drop())

const named = async (name: string): Promise<number> =>
  (await db.owner.selectFrom('organization').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id

const seenBy = async (name: CastName, path = JULY): Promise<Answer> =>
  visit(visitor, path, { viewer: (await asMember(db.web, name, NOW)).viewer })

describe('how referrals go', () => {
  it('shows an analyst counts, shares and medians of what their organisation got', async () => {
    const text = textOf(await seenBy('Petra Solheim'))
    assert.match(text, /Referrals you got, July 2026/)
    assert.match(text, /As things stood at the start of 1 November 2026/)
    assert.match(text, /All referrals Every referral that was sent in this time. 35 /)
    assert.match(text, /Told in time that it has come .*? 71% 25 of 35 Not yet: 0/)
    assert.match(text, /From sent to “it has come” 1 day 35/)
    assert.match(text, /Job hub adviser 15 WorkWell 25 Any other fewer than 8 each/)
    assert.match(text, /Osier Bank Medical Practice 35 Any other fewer than 8 each/)
  })

  it('shows a hub manager the same, and nothing of what others got', async () => {
    const [analyst, manager] = [await seenBy('Petra Solheim'), await seenBy('Winsome Adair-Clarke')].map(tables)
    assert.equal(manager, analyst)
    assert.doesNotMatch(String(manager), /Connect to Work|Awl Lane/)
    const sent = textOf(await seenBy('Petra Solheim', `${JULY}&side=sent`))
    assert.match(sent, /Referrals you sent, July 2026 .*Fewer than 8 referrals were sent in this time/)
  })

  it('is not there for anybody else', async () => {
    const others: CastName[] = ['Grace Oyelaran', 'Marguerite Dunmore', 'Farid Halloran', 'Helen Achterberg']
    for (const name of [...others, 'Dr Leela Raman', 'Tobias Marlowe-Eze'] as CastName[]) {
      for (const path of [PAGE, `${PAGE}/figures.csv`]) await assert.rejects(seenBy(name, path), NotFound, name)
    }
  })

  it('names nobody, on the page or in the file', async () => {
    const people = await db.owner.selectFrom('participant').select(['given_name', 'family_name', 'number']).execute()
    const references = await db.owner.selectFrom('referral').select('reference').where('sample', '=', true).execute()
    assert.ok(people.length > 10 && references.length > 10)
    const told = [bodyOf(await seenBy('Petra Solheim')), bodyOf(await seenBy('Petra Solheim', `${PAGE}/figures.csv`))]
    const secret = [
      ...people.flatMap((one) => [one.family_name, one.number]),
      ...references.map((one) => one.reference),
    ]
    for (const body of told) for (const word of secret) assert.ok(!body.includes(word), word)
  })

  it('gives the same numbers as a file, with what each means', async () => {
    const answer = await seenBy('Petra Solheim', `${PAGE}/figures.csv?period=month-2026-07-01`)
    const lines = bodyOf(answer).split('\r\n')
    assert.match(lines[0]!, /^\u{feff}Which,Sent in,As things stood on,Figure,Part,What it means,Share,Count,Out of/u)
    assert.ok(lines.some((line) => /^Referrals you got,July 2026,2026-11-01,Told in time.*,71%,25,35,0,$/.test(line)))
    assert.ok(lines.some((line) => /,Programme,WorkWell,By what people were referred to.,,25,,,$/.test(line)))
  })

  it('takes the latest month where another period is asked for than there are', async () => {
    const text = textOf(await seenBy('Petra Solheim', `${PAGE}?period=month-2026-10-02&side=all`))
    assert.match(text, /Referrals you got, October 2026/)
  })
})

describe('a file of comma-separated values', () => {
  const cases = [
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-2', "'-2"],
    ['@cmd', "'@cmd"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['=a,"b"', '"\'=a,""b"""'],
    ['71%', '71%'],
  ] as const
  for (const [text, cell] of cases) {
    it(`writes ${JSON.stringify(text)} so that no spreadsheet works it out`, () => {
      assert.equal(csvFile([[text]]), `\u{feff}${cell}\r\n`)
    })
  }
})

const bodyOf = (answer: Answer): string =>
  answer.kind === 'page' ? answer.html.toString() : answer.kind === 'data' ? String(answer.body) : ''
const tables = (answer: Answer): string => textOf(answer).replace(/^.*?As things stood/, '')
