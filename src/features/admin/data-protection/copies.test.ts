import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { demoPlaces, TEST_FILES as files, guarded, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { photoWithPlace } from '../../../../test/harness/pictures.ts'
import { as } from '../../../../test/harness/referral.ts'
import { readZip } from '../../../adapters/files/zip.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import type { Place } from '../../../domain/place.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import type { Log } from '../../../kit/log.ts'
import { copyOfPerson } from '../../../records/copy-of-person.ts'
import { addStoredFile } from '../../../records/stored-file.ts'
import { COPY_JSON } from '../../../web/copy-json.ts'
import { ownDataRoutes } from '../../public/own-data/own-data.routes.ts'
import { dataProtectionRoutes } from './data-protection.routes.ts'
import { letCopiesGo, makeCopies } from './make-copies.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const DESK = '/desk/data-protection'
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')
const log: Log = { info() {}, warn() {}, error() {} }
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

describe('a copy of what is held about somebody', () => {
  let database: TestDatabase
  let places: readonly Place[]
  let farid: Member
  let grace: Member
  let council: number
  const hodan: Viewer = {
    kind: 'resident',
    address: { kind: 'email', value: 'own@home.example' },
    participantId: HODAN,
  }
  const routes = [...dataProtectionRoutes, ...ownDataRoutes]

  before(async () => {
    database = await testDatabase({ demo: NOW })
    places = await demoPlaces()
    farid = (await asMember(database.web, 'Farid Halloran', NOW)).viewer
    grace = (await asMember(database.web, 'Grace Oyelaran', NOW)).viewer
    council = farid.membership.organizationId
    await note('Her brother Osric told us in confidence that she drinks.', 'general')
    await note('She may be at risk at home: canary-of-safety.', 'safeguarding')
    await note('We agreed to look at the course in May.', 'general', 'person')
    await paper('A letter', 'person_document')
    await paper('A receipt', 'fund_evidence')
    await note('canary-of-somebody-else', 'general', 'team', sampleParticipantId('Shirin Begum Choudhury'))
  })
  after(() => database.drop())

  const note = (words: string, subject: string, visibility = 'team', participantId = HODAN) =>
    database.owner
      .insertInto('note')
      .values({
        ...{ id: randomUUID(), case_id: null, participant_id: participantId, organization_id: council },
        ...{ account_id: grace.accountId, kind: 'note', subject: subject as 'general', two_way: false, words },
        ...{ visibility: visibility as 'team', happened_at: NOW, written_at: NOW, corrects: null, signpost: null },
      })
      .execute()
  /** A photo of theirs: among their papers, or as the proof of what was paid. */
  const paper = async (name: string, table: 'person_document' | 'fund_evidence') => {
    const received = await files.receive({ bytes: photoWithPlace(), tooLarge: false }, 'papers')
    assert.ok(received.ok)
    const { kind, ...file } = received.file
    const fileId = await addStoredFile(database.owner, { ...file, shownName: `${name}.${kind}` }, NOW)
    const whose = { participant_id: HODAN, organization_id: council, file_id: fileId }
    const id = randomUUID()
    if (table === 'fund_evidence') {
      const { id: request_id } = await database.owner.selectFrom('fund_request').select('id').executeTakeFirstOrThrow()
      const proof = { id, request_id, kind: 'receipt', words: null, at: NOW, account_id: grace.accountId } as const
      await database.owner
        .insertInto('fund_evidence')
        .values({ ...whose, ...proof })
        .execute()
      return
    }
    const made = { chain_id: id, number: 1, in_use: true, made_at: NOW, made_side: 'person', made_by: null } as const
    const not = { case_id: null, from_message_id: null, changed_words: null, cv: null, valid_until: null }
    const kept = { removed_at: null, removed_by: null, removed_words: null }
    await database.owner
      .insertInto('person_document')
      .values({ id, ...whose, ...made, ...not, ...kept, kind: 'letter', name })
      .execute()
  }
  const asked = (now = NOW) => ({ db: database.web, places, routes, now })
  const see = (path: string, viewer: Viewer = farid, now = NOW) => visit(asked(now), path, { viewer })
  let forms = 0
  const post = (path: string, form: Record<string, string>, viewer: Viewer = farid, now = NOW) => {
    forms += 1
    const fields = viewer.kind === 'resident' ? guarded('own-data', now) : { once: `${forms}` }
    return visit(asked(now), path, { form: { ...fields, ...form }, viewer })
  }
  const job = (now: Date) => ({ db: database.jobs, now, places, origin: 'https://work.example', log, fileStore: files })
  const request = () =>
    database.owner
      .selectFrom('access_request')
      .selectAll()
      .where('participant_id', '=', HODAN)
      .executeTakeFirstOrThrow()
  const letters = async () =>
    (await database.owner.selectFrom('message').select('kind').where('kind', 'like', 'copy.%').execute()).map(
      ({ kind }) => kind,
    )

  it('is asked for by the person behind their second question, and has a day', async () => {
    assert.equal(whereTo(await post('/requests/record/copy', {}, hodan)), '/requests/record/copy')
    assert.match(
      textOf(await see('/requests/record/copy?language=en', hodan)),
      /We are working on it\. You have it by Wednesday 23 December\./,
    )
    assert.match(textOf(await see(DESK)), /a copy of what we hold To look through By Wednesday 23 December/)
    await assert.rejects(post('/requests/record/copy', {}, hodan), Conflict)
    const stranger: Viewer = { kind: 'resident', address: { kind: 'email', value: 'x@home.example' } }
    await assert.rejects(see('/requests/record/copy', stranger), NotFound)
  })

  it('stops its clock for a question, and takes two months more only with a reason', async () => {
    const path = `${DESK}/copies/${(await request()).id}`
    assert.match(textOf(await post(path, { do: 'clarify', 'clarify-words': '' })), /Write your question/)
    await post(path, { do: 'clarify', 'clarify-words': 'Which years do you mean? There is a lot.' })
    assert.equal((await request()).due_on, null)
    assert.match(
      textOf(await see('/requests/record/copy?language=en', hodan)),
      /We have a question first.*Which years do you mean/s,
    )
    await post(path, { do: 'answered' }, farid, later(5))
    assert.deepEqual([(await request()).due_on, (await request()).stopped_days], ['2026-12-29', 5])
    await post(path, { do: 'extend', 'extend-words': 'Nine years of notes in three offices.' }, farid, later(6))
    assert.equal((await request()).due_on, '2027-03-01')
    await assert.rejects(
      post(path, { do: 'extend', 'extend-words': 'Once more, for no reason.' }, farid, later(7)),
      Conflict,
    )
    assert.deepEqual((await letters()).sort(), ['copy.later', 'copy.question'])
  })

  it('is not made before somebody decided about worries for safety', async () => {
    const path = `${DESK}/copies/${(await request()).id}`
    const page = textOf(await see(path))
    assert.match(page, /Decide first/)
    assert.doesNotMatch(page, /look at the course in May|canary-of-somebody-else/)
    assert.match(
      textOf(await post(path, { do: 'release' })),
      /Decide about the notes on somebody’s safety first: 1 to go/,
    )

    const rows = await database.owner
      .selectFrom('note')
      .select(['id', 'words'])
      .where('participant_id', '=', HODAN)
      .execute()
    const about = (words: string) => `${path}/notes/${rows.find((row) => row.words.includes(words))!.id}`
    assert.match(textOf(await post(about('canary-of-safety'), { decision: 'withhold' })), /Choose why it is left out/)
    await post(about('canary-of-safety'), { decision: 'withhold', reason: 'harm' })
    await post(about('Osric'), { decision: 'redact', reason: 'confidence', words: 'Somebody told us that she drinks.' })
    await post(path, { do: 'release' })
    assert.equal((await request()).status, 'making')
  })

  it('is one archive to read, for programs and of papers, with nothing that is somebody else’s', async () => {
    await makeCopies(job(NOW))
    const { id, status, gone_on } = await request()
    assert.deepEqual([status, gone_on], ['ready', '2026-12-23'])
    assert.ok((await letters()).includes('copy.ready'))
    const answer = await see(`/requests/record/copy/${id}/file`, hodan)
    assert.ok(answer.kind === 'data')
    const bytes = Buffer.from(answer.body as Uint8Array)
    assertOpens(bytes)

    const entries = new Map(readZip(bytes).map(({ name, bytes }) => [name, bytes.toString('utf8')]))
    const page = entries.get('read-me-first.html')!
    const read = COPY_JSON.parse(JSON.parse(entries.get('copy.json')!))
    assert.equal(JSON.parse(entries.get('copy.schema.json')!).type, 'object')
    for (const text of [page, entries.get('copy.json')!]) {
      assert.match(text, /Hodan/)
      assert.match(text, /look at the course in May/)
      assert.match(text, /Somebody told us that she drinks\. \[part is left out\]/)
      assert.doesNotMatch(text, /Osric|canary-of-safety|canary-of-somebody-else|Choudhury/)
    }
    assert.match(page, /One note is not given: It could do serious harm/)
    assert.match(page, /One note is given in part: Somebody told us in confidence/)
    assert.match(page, /Read your record|Asked for a copy/)
    assert.deepEqual(read.notGiven, { withheld: { harm: 1 }, redacted: { confidence: 1 }, underOtherNames: 0 })
    const papers = [...entries.keys()].filter((name) => /A-?.?letter|A-?.?receipt/.test(name))
    assert.equal(papers.length, 2, [...entries.keys()].join())
    const had = new Set(read.tables.map(({ table }) => table))
    for (const table of [
      'participant',
      'support_case',
      'note',
      'referral',
      'referral_packet',
      'sharing_decision',
      'history',
    ])
      assert.ok(had.has(table), table)
  })

  it('lies sealed, is fetched by the privacy lead too, and by nobody else', async () => {
    const { id, file_uuid } = await request()
    assert.ok(file_uuid)
    assert.equal((await see(`${DESK}/copies/${id}/file`)).kind, 'data')
    await assert.rejects(see(`${DESK}/copies/${id}/file`, grace), NotFound)
    const other: Viewer = { ...hodan, participantId: sampleParticipantId('Shirin Begum Choudhury') }
    await assert.rejects(see(`/requests/record/copy/${id}/file`, other), NotFound)
    for (const table of ['access_request', 'access_decision'] as const) {
      const rows = await as(database.web, grace, NOW, (db) => db.selectFrom(table).selectAll().execute())
      assert.deepEqual(rows, [], table)
    }
    const seize = as(database.web, grace, NOW, (db) =>
      db.updateTable('access_request').set({ status: 'making' }).where('id', '=', id).execute(),
    )
    assert.equal((await seize)[0]?.numUpdatedRows, 0n)
    const looked = await database.owner
      .selectFrom('history')
      .select('actor')
      .where('verb', '=', 'copy.fetched')
      .execute()
    assert.deepEqual(looked.map(({ actor }) => actor).sort(), ['member', 'resident'])
  })

  it('has what was sent from an address that they have shown to be theirs, under their own name', async () => {
    const shirin = sampleParticipantId('Shirin Begum Choudhury')
    const address = 'shirin-of-the-copy@home.example'
    const { owner } = database
    await owner.updateTable('participant').set({ email: address }).where('id', '=', shirin).execute()
    const listing = await owner
      .selectFrom('opportunity')
      .where('kind', '=', 'job')
      .where('organization_id', 'is not', null)
      .select(['id', 'title', 'organization_id'])
      .executeTakeFirstOrThrow()
    const sent = (name: string) => ({
      ...{ name, address, address_kind: 'email', reference: randomUUID(), opportunity_id: listing.id },
      ...{ organization_id: listing.organization_id!, state: 'submitted', next_owner: 'organization', due_at: NOW },
      ...{ next_step: 'They read it', sent_at: NOW, moved_at: NOW, reply_due_at: NOW, why_words: `words of ${name}` },
    })
    await owner
      .insertInto('job_application')
      .values([sent('Shirin'), sent('Rafiq Choudhury')] as never)
      .execute()
    const copy = (organizationId: number, addresses: readonly string[]) =>
      copyOfPerson(database.jobs, { id: randomUUID(), participantId: shirin, organizationId, addresses })
    const whole = await copy(council, [address])
    const applied = whole.tables.find(({ table }) => table === 'job_application')!.rows
    assert.deepEqual(
      applied.map(({ listing, why_words }) => [listing, why_words]),
      [[listing.title, 'words of Shirin']],
    )
    assert.equal(whole.underOtherNames, 1)
    assert.equal(
      (await copy(council, [])).tables.find(({ table }) => table === 'job_application'),
      undefined,
    )
    const tobias = (await asMember(database.web, 'Tobias Marlowe-Eze', NOW)).viewer.membership.organizationId
    assert.doesNotMatch(JSON.stringify(await copy(tobias, [address])), /words of/)
    assert.match(JSON.stringify(await copy(listing.organization_id!, [address])), /words of Shirin/)
  })

  it('is gone after thirty days', async () => {
    const { file_uuid } = await request()
    await letCopiesGo(job(later(29)))
    assert.ok(await files.read(file_uuid!))
    await letCopiesGo(job(later(30)))
    assert.equal(await files.read(file_uuid!), null)
    assert.deepEqual([(await request()).status, (await request()).file_uuid], ['done', null])
    assert.match(
      textOf(await see('/requests/record/copy?language=en', hodan, later(31))),
      /This is done\. You can ask again/,
    )
  })

  it('is taken down by a privacy lead too, counted from the day on which it was asked', async () => {
    const shirin = sampleParticipantId('Shirin Begum Choudhury')
    assert.match(textOf(await post(`${DESK}/people/${shirin}/copy`, { asked: '2027-01-01' })), /today or before/)
    await post(`${DESK}/people/${shirin}/copy`, { asked: '2026-10-31' })
    assert.match(textOf(await see(DESK)), /By Monday 30 November/)
    await assert.rejects(see(`${DESK}/people/${shirin}/copy`, grace), NotFound)
  })
})

/** What anybody opens archives with finds nothing wrong; where there is no such program, one line says so. */
function assertOpens(archive: Buffer): void {
  const folder = mkdtempSync(join(tmpdir(), 'copy-'))
  writeFileSync(join(folder, 'copy.zip'), archive)
  const { stdout, error } = spawnSync('unzip', ['-t', join(folder, 'copy.zip')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  if (error) console.log('skipped: unzip is not on this machine')
  else assert.match(stdout, /No errors detected/)
}
