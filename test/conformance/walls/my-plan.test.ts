import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Viewer } from '../../../src/domain/permission.ts'
import { answerCheck, findCheck, jobChecksOf, jobReportsOf, reportJob } from '../../../src/records/job-report.ts'
import { ownCases } from '../../../src/records/own-cases.ts'
import type { Db } from '../../../src/records/schema.ts'
import { askByText } from '../../../src/records/text-question.ts'
import { opened } from '../../harness/casework.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('what somebody says of their job', () => {
  let db: TestDatabase
  let ines: { participantId: string; caseId: string; viewer: Extract<Viewer, { kind: 'resident' }> }
  let strangers: readonly Viewer[]
  let grace: Viewer

  const resident = (participantId: string, value: string) =>
    ({ kind: 'resident', address: { kind: 'email', value }, participantId }) as const
  const tables = (web: Db) =>
    Promise.all(
      (['job_report', 'job_check'] as const).map(async (table) => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(web)
        return rows[0]!.n
      }),
    )

  before(async () => {
    db = await testDatabase({ demo: NOW })
    await db.owner.deleteFrom('job_check').execute()
    await db.owner.deleteFrom('job_report').execute()
    const { viewer: marguerite } = await asMember(db.web, 'Marguerite Dunmore', NOW)
    const { viewer } = await asMember(db.web, 'Grace Oyelaran', NOW)
    grace = viewer
    const of = await opened(db.web, marguerite, viewer, NOW)
    const other = await opened(db.web, marguerite, viewer, NOW, { givenName: 'Kofi' })
    ines = { ...of, viewer: resident(of.participantId, 'ines@home.example') }
    strangers = [
      resident(other.participantId, 'kofi@home.example'),
      { kind: 'resident', address: { kind: 'email', value: 'ines@home.example' } },
      (await asMember(db.web, 'Dr Leela Raman', NOW)).viewer,
      { kind: 'public' },
    ]
    const report = { byWay: 'page', startsOn: null, whereWords: 'Larkmead' } as const
    await as(db.web, ines.viewer, NOW, async (db) => {
      const [kept] = await ownCases(db, ines.viewer, NOW)
      await reportJob(db, ines.viewer, kept!, report, NOW)
    })
  })
  after(() => db.drop())

  it('is read by them and by whoever helps them', async () => {
    for (const viewer of [ines.viewer, grace]) {
      assert.deepEqual(await as(db.web, viewer, NOW, tables), [1, 2])
      const read = await as(db.web, viewer, NOW, (db) => jobReportsOf(db, viewer, [ines.participantId], NOW))
      assert.deepEqual(
        read.map(({ whereWords }) => whereWords),
        ['Larkmead'],
      )
    }
  })

  it('is not there for another resident, another organisation, or whoever proved no more than an address', async () => {
    for (const viewer of strangers) {
      assert.deepEqual(await as(db.web, viewer, NOW, tables), [0, 0])
      const read = await as(db.web, viewer, NOW, (db) => jobChecksOf(db, viewer, [ines.participantId], NOW))
      assert.deepEqual(read, [])
    }
  })

  it('is answered by nobody else', async () => {
    const [check] = await as(db.web, ines.viewer, NOW, (db) => jobChecksOf(db, ines.viewer, [ines.participantId], NOW))
    const [kofi] = strangers
    assert.ok(kofi?.kind === 'resident')
    assert.equal(await as(db.web, kofi, NOW, (db) => findCheck(db, kofi, check!.id, NOW)), null)
    const said = { answer: 'no', byWay: 'page' } as const
    await assert.rejects(() => as(db.web, kofi, NOW, (db) => answerCheck(db, kofi, check!, said, NOW)))
    await assert.rejects(() =>
      as(db.web, kofi, NOW, async (db) => {
        const [kept] = await ownCases(db, ines.viewer, NOW)
        await reportJob(
          db,
          kofi,
          kept ?? { id: ines.caseId, participantId: ines.participantId, organizationId: 1 },
          { byWay: 'page', startsOn: null, whereWords: null },
          NOW,
        )
      }),
    )
  })

  it('keeps what a number was asked from every page', async () => {
    const question = { participantId: ines.participantId, caseId: ines.caseId, kind: 'job-start', facts: {} } as const
    await askByText(db.jobs, '+447700900000', question, NOW)
    for (const viewer of [ines.viewer, grace]) {
      await assert.rejects(() => as(db.web, viewer, NOW, (db) => db.selectFrom('text_question').selectAll().execute()))
    }
  })
})
