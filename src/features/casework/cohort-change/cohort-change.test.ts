import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { demoPlaces, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import type { Member } from '../../../domain/permission.ts'
import type { Place } from '../../../domain/place.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { bookAppointment, TimeTaken } from '../../../records/appointment.ts'
import { findCohort, planCohort, sessionsOf } from '../../../records/cohort.ts'
import { ownPeople } from '../../../records/cohort-people.ts'
import { takePlace } from '../../../records/cohort-place.ts'
import { freeTimesFor } from '../../../records/free-time.ts'
import { cohortMeetingRoutes } from '../cohort-meetings/cohort-meetings.routes.ts'
import { cohortRoutes } from '../cohorts/cohorts.routes.ts'
import { cohortChangeRoutes } from './cohort-change.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const GROUP = randomUUID()
const PATH = `/desk/cohorts/${GROUP}`

describe('a group that is planned', () => {
  let database: TestDatabase
  let places: readonly Place[]
  let grace: Member
  let winsome: Member
  let person: { readonly participantId: string; readonly caseId: string }

  before(async () => {
    database = await testDatabase({ demo: NOW })
    places = await demoPlaces()
    grace = await member('Grace Oyelaran')
    winsome = await member('Winsome Adair-Clarke')
    const plan = { name: 'Evening group', about: null, program: 'job-hub', facilitatorId: grace.accountId, hubId: null }
    const when = { startsOn: '2026-12-01', fromTime: '19:00', weeks: 2, minutes: 60, whereWords: 'The hall' }
    const rules = { ceiling: 3, passPercent: 50, openToOthers: false, placeSlug: 'fleet-vale' }
    await does(async (db) => {
      await planCohort(db, grace, { id: GROUP, ...plan, ...when, ...rules }, NOW)
      const people = (await ownPeople(db, grace, NOW)).slice(0, 2)
      person = people[0]!
      for (const { participantId, caseId } of people) {
        await takePlace(db, grace, GROUP, { id: randomUUID(), participantId, caseId, decisionId: null }, NOW)
      }
    })
  })
  after(() => database.drop())

  const member = async (name: CastName) => (await asMember(database.web, name, NOW)).viewer
  const does = <T>(work: Parameters<typeof as<T>>[3], viewer: Member = grace) =>
    as(database.web, viewer, NOW, work, 'support')
  const visitor = () => ({
    ...{ db: database.web, places, now: NOW },
    routes: [...cohortRoutes, ...cohortMeetingRoutes, ...cohortChangeRoutes],
  })
  const see = (end: string, viewer: Member = grace) => visit(visitor(), `${PATH}${end}`, { viewer })
  const post = (end: string, form: Record<string, string>, viewer: Member = grace) =>
    visit(visitor(), `${PATH}${end}`, { form: { once: randomUUID(), ...form }, viewer })
  /** The form as a page shows it, with what is typed over it. */
  const formOf = async (typed: Record<string, string>): Promise<Record<string, string>> => {
    const answer = await see('/change')
    const html = answer.kind === 'page' ? answer.html.text : ''
    const form: Record<string, string> = {}
    for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
      const part = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
      if (part('name') && !/type="checkbox"/.test(tag)) form[part('name')!] = part('value') ?? ''
    }
    delete form.once
    return { ...form, 'group-about': '', ...typed }
  }
  const kinds = async () =>
    (await database.owner.selectFrom('message').select('kind').where('key', 'like', `cohort:${GROUP}:%`).execute()).map(
      ({ kind }) => kind,
    )
  const sessions = () => does((db) => sessionsOf(db, grace, GROUP))
  /** A meeting of the adviser with somebody, an hour long. */
  const book = (startsAt: string) =>
    does((db) => {
      const way = { hubId: null, way: 'phone', whereWords: null, videoLink: null, minutes: 60 } as const
      const of = { id: randomUUID(), ...person, about: 'A talk', isNextStep: false, ownerAccountId: grace.accountId }
      return bookAppointment(db, grace, { ...way, ...of, startsAt: new Date(startsAt) }, NOW)
    })

  it('gets another name, place and number of places, and whoever is in it hears where it meets', async () => {
    const typed = { 'group-name': 'Late group', 'group-where': 'The library', 'group-ceiling': '4' }
    assert.equal(whereTo(await post('/change', await formOf(typed))), PATH)
    assert.match(textOf(await see('')), /Late group.*2 of 4 places taken.*Where The library/)
    assert.deepEqual(
      (await sessions()).map(({ whereWords }) => whereWords),
      ['The library', 'The library'],
    )
    assert.deepEqual(await kinds(), ['cohort.place', 'cohort.place'])
    const again = { 'group-pass': '60' }
    await post('/change', await formOf(again))
    assert.equal((await kinds()).length, 2)
  })

  it('never has fewer places than people in it, by the form and by the database', async () => {
    assert.match(textOf(await post('/change', await formOf({ 'group-ceiling': '1' }))), /Enter 2 or more/)
    await assert.rejects(
      does((db) => db.updateTable('cohort').set({ ceiling: 1 }).where('id', '=', GROUP).execute()),
      { constraint: 'places_taken' },
    )
  })

  it('loses nothing where two change it at once: each field goes in, and what both changed is asked', async () => {
    const [mine, theirs] = [
      await formOf({ 'group-name': 'Mine', 'group-pass': '70' }),
      await formOf({ 'group-name': 'Theirs' }),
    ]
    await post('/change', theirs, winsome)
    const asked = await post('/change', mine)
    assert.match(textOf(asked), /Somebody else changed this while you typed.*What it is called.*Theirs.*Mine/)
    const cohort = (await does((db) => findCohort(db, grace, GROUP)))!
    assert.deepEqual([cohort.name, cohort.passPercent], ['Theirs', 60])
  })

  it('gets more meetings at a free time of whoever leads it, and whoever is in it hears of the first', async () => {
    await book('2026-12-22T19:30:00Z')
    const { version } = (await does((db) => findCohort(db, grace, GROUP)))!
    const adding = { day: '2026-12-15', at: '7pm', weeks: '2', version: String(version) }
    assert.match(textOf(await post('/add', adding)), /Grace Oyelaran meets somebody on one of these days then/)
    await post('/add', { ...adding, weeks: '1' })
    assert.deepEqual(
      (await sessions()).map(({ number, startsAt }) => `${number} ${startsAt.toISOString()}`).at(-1),
      '3 2026-12-15T19:00:00.000Z',
    )
    assert.equal((await kinds()).filter((kind) => kind === 'cohort.added').length, 2)
    await assert.rejects(async () => post('/add', { ...adding, day: '2027-01-05', weeks: '1' }), Conflict)
  })

  it('meets when whoever leads it meets nobody else, whoever comes second', async () => {
    await assert.rejects(book('2026-12-15T19:30:00Z'), TimeTaken)
    const [first] = await sessions()
    const form = { what: 'move', day: '2026-12-22', at: '7pm', where: 'The library', version: String(first!.version) }
    assert.match(textOf(await post('/sessions/1/move', form)), /Grace Oyelaran meets somebody then/)
    assert.equal((await sessions())[0]!.startsAt.toISOString(), '2026-12-01T19:00:00.000Z')
    const around = { from: new Date('2026-12-15T18:00:00Z'), to: new Date('2026-12-15T21:00:00Z') }
    assert.deepEqual(await does((db) => freeTimesFor(db, grace, grace.accountId, around)), [])
    await post('/sessions/3/move', { ...form, what: 'call-off', words: 'The library is shut', version: '1' })
    await book('2026-12-15T19:30:00Z')
  })

  it('is changed by whoever leads it alone', async () => {
    const tobias = await member('Tobias Marlowe-Eze')
    await assert.rejects(async () => see('/change', tobias), NotFound)
    await assert.rejects(async () => post('/add', {}, tobias), NotFound)
  })
})
