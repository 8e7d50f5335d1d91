import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../demo/referrals.ts'
import type { NoteSubject, NoteVisibility } from '../../../src/domain/note.ts'
import type { Member, Viewer } from '../../../src/domain/permission.ts'
import type { DataClass } from '../../../src/domain/sharing.ts'
import type { Db } from '../../../src/records/schema.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')

/** Every note that is written, and who reads it: by name, in the order of READERS. */
const NOTES: readonly (readonly [NoteSubject, NoteVisibility, readers: readonly Reader[]])[] = [
  ['general', 'team', ['Grace', 'Winsome', 'Farid', 'Liban']],
  ['general', 'delivery', ['Grace', 'Winsome', 'Farid', 'Liban', 'Tobias', 'Brid']],
  ['general', 'person', ['Grace', 'Winsome', 'Farid', 'Liban', 'Tobias', 'Brid', 'Hodan']],
  ['health', 'team', ['Grace', 'Farid', 'Liban']],
  ['health', 'delivery', ['Grace', 'Farid', 'Liban', 'Tobias']],
  ['health', 'person', ['Grace', 'Farid', 'Liban', 'Tobias', 'Hodan']],
  ['safeguarding', 'team', ['Grace', 'Farid']],
]
const READERS = ['Grace', 'Winsome', 'Farid', 'Liban', 'Tobias', 'Brid', 'Hodan', 'Mateusz'] as const
type Reader = (typeof READERS)[number]

/** What is beside the notes, and who reads it. */
const BESIDE: Readonly<Record<string, readonly Reader[]>> = {
  'a barrier': ['Grace', 'Winsome', 'Farid', 'Liban', 'Hodan'],
  'a barrier of health': ['Grace', 'Farid', 'Liban', 'Hodan'],
  'a strength': ['Grace', 'Winsome', 'Farid', 'Liban', 'Hodan'],
  'a date': ['Grace', 'Winsome', 'Farid', 'Liban', 'Hodan'],
  'a fit note': ['Grace', 'Farid', 'Liban', 'Hodan'],
  'the story': ['Grace', 'Winsome', 'Farid', 'Liban', 'Hodan'],
  'access needs': ['Grace', 'Winsome', 'Farid', 'Liban', 'Hodan'],
  'a concern': ['Grace', 'Farid'],
  'a draft': ['Grace'],
}

/** The record of one person, as everybody may read it and nobody else. `import`s are late: a wall may be gone. */
export function recordSuite(walls: Walls): void {
  describe(`the record of somebody, with ${walls}`, () => {
    let database: TestDatabase
    let looking: Readonly<Record<Reader, Viewer>>
    const ids = new Map<string, string>()

    before(async () => {
      database = await testDatabase({ demo: NOW })
      const member = async (name: Parameters<typeof asMember>[1]) => (await asMember(database.web, name, NOW)).viewer
      const brid = await member('Bríd Ní Fhloinn')
      const manager = brid.memberships.find(({ role }) => role === 'partner-manager')!
      looking = {
        Grace: await member('Grace Oyelaran'),
        Winsome: await member('Winsome Adair-Clarke'),
        Farid: await member('Farid Halloran'),
        Liban: await member('Liban Jibrell-Moss'),
        Tobias: await member('Tobias Marlowe-Eze'),
        Brid: { ...brid, membership: manager },
        Hodan: { kind: 'resident', address: { kind: 'phone', value: '+447700900134' }, participantId: HODAN },
        Mateusz: await member('Mateusz Iqbal'),
      }
      await shareWith(database.owner, looking, ['contact', 'needs', 'health'])
      await writeAll(database.web, looking.Grace as Member, ids)
      if (walls === 'queries-alone') await takePoliciesAway(database.owner)
    })
    after(() => database.drop())

    const see = <T>(reader: Reader, work: (db: Db) => Promise<T>) =>
      as(database.web, looking[reader], NOW, work, reader === 'Hodan' ? 'own-record' : 'support')

    /** The names of what somebody finds. */
    const found = async (reader: Reader): Promise<readonly string[]> => {
      const rows = await see(reader, (db) => allOf(db, looking[reader]))
      return rows.map((id) => [...ids].find(([, one]) => one === id)?.[0] ?? id).toSorted()
    }

    for (const reader of READERS) {
      it(`shows ${reader} what is for them, and nothing else`, async () => {
        const notes = NOTES.filter(([, , readers]) => readers.includes(reader)).map(([s, v]) => `${s} for ${v}`)
        const beside = Object.keys(BESIDE).filter((name) => BESIDE[name]!.includes(reader))
        assert.deepEqual(await found(reader), [...notes, ...beside].toSorted())
      })
    }

    it('tells of the same in the timeline, and of nothing else', async () => {
      for (const reader of READERS.filter((one) => one !== 'Hodan')) {
        const { timelineOf } = await import('../../../src/records/timeline.ts')
        const look = { participantIds: [HODAN], before: null, most: 200, now: NOW }
        const entries = await see(reader, (db) => timelineOf(db, looking[reader] as Member, look))
        const told = entries.flatMap(({ key }) => {
          const name = [...ids].find(([, id]) => key === `note:${id}` || key === `barrier:${id}`)?.[0]
          return name ? [name] : []
        })
        const readable = (await found(reader)).filter((name) => / for |barrier/.test(name))
        assert.deepEqual(told.toSorted(), readable, reader)
      }
    })

    it('shows another organisation no health once that is not passed on to it any more', async () => {
      await database.owner
        .updateTable('sharing_decision')
        .set({ data_classes: ['contact', 'needs'] })
        .where('captured_how', '=', 'letter')
        .execute()
      assert.deepEqual(await found('Tobias'), ['general for delivery', 'general for person'])
    })

    it('opens to nobody who must not see them', async () => {
      const { accountId } = looking.Grace as Member
      await database.owner
        .insertInto('exclusion')
        .values({
          ...{ participant_id: HODAN, account_id: accountId, reason: 'A cousin', since: NOW },
          ...{ organization_id: (looking.Grace as Member).membership.organizationId },
        })
        .execute()
      assert.deepEqual(await found('Grace'), [])
    })
  })
}

/** Hodan agreed that Awl Lane helps as well; Tobias there, and Liban here, have her on their lists. */
async function shareWith(owner: Db, looking: Readonly<Record<Reader, Viewer>>, classes: DataClass[]): Promise<void> {
  const [grace, tobias, liban] = [looking.Grace as Member, looking.Tobias as Member, looking.Liban as Member]
  const decision = randomUUID()
  await owner
    .insertInto('sharing_decision')
    .values({
      ...{ id: decision, participant_id: HODAN, purpose: 'joint-support', data_classes: classes },
      ...{ recipient_organization_id: tobias.membership.organizationId, lawful_basis: 'public-task' },
      ...{
        wording_version: '2026-11',
        given_at: new Date('2026-11-20T10:00:00Z'),
        withdrawn_at: null,
        expires_at: null,
      },
      ...{ captured_by: grace.accountId, captured_organization_id: grace.membership.organizationId },
      captured_how: 'letter',
    })
    .execute()
  for (const { accountId, membership } of [tobias, liban]) {
    await owner
      .insertInto('participant_reach')
      .values({
        ...{ participant_id: HODAN, organization_id: membership.organizationId, hub_id: null, account_id: accountId },
        ...{ ground: 'agreement', referral_id: null, decision_id: decision, since: NOW, until: null },
      })
      .execute()
  }
}

async function writeAll(web: Db, grace: Member, ids: Map<string, string>): Promise<void> {
  const { writeNote } = await import('../../../src/records/note.ts')
  const { addBarrier, addStrength } = await import('../../../src/records/barrier.ts')
  const { addKeyDate } = await import('../../../src/records/key-date.ts')
  const { writeStory } = await import('../../../src/records/participant-story.ts')
  const { keepInformationNeed } = await import('../../../src/records/information-need.ts')
  const { keepWorkDraft } = await import('../../../src/records/work-draft.ts')
  const named = (name: string) => {
    ids.set(name, randomUUID())
    return { id: ids.get(name)!, participantId: HODAN }
  }
  await as(web, grace, NOW, async (db) => {
    for (const [subject, visibility] of NOTES) {
      const words = { kind: 'meeting', twoWay: true, words: 'Sample words', happenedAt: NOW } as const
      await writeNote(db, grace, { ...named(`${subject} for ${visibility}`), ...words, subject, visibility }, NOW)
    }
    const here = { organizationId: grace.membership.organizationId, words: 'Sample words' }
    await addBarrier(db, grace, { ...named('a barrier'), ...here, kind: 'housing', health: false }, NOW)
    await addBarrier(db, grace, { ...named('a barrier of health'), ...here, kind: 'mental-health', health: true }, NOW)
    await addStrength(db, grace, { ...named('a strength'), ...here, kind: 'skill' }, NOW)
    const on = { on: '2026-12-01', words: null }
    await addKeyDate(db, grace, { ...named('a date'), ...on, kind: 'housing' }, NOW)
    await addKeyDate(db, grace, { ...named('a fit note'), ...on, kind: 'fit-note' }, NOW)
    await writeStory(db, grace, { participantId: HODAN, words: 'the story', version: 0 }, NOW)
    const lists = { needs: [], formats: ['large-print'], supports: [] } as const
    const need = { ...lists, words: 'access needs', sharedWith: null, mayShare: true, reviewedOn: '2026-11-23' }
    await keepInformationNeed(db, grace, HODAN, need, 0, NOW)
    await keepWorkDraft(db, grace, { participantId: HODAN, form: 'note' }, { words: ['a draft'] }, NOW)
  })
}

/** Everything of the record that this viewer finds: ids where they were made here, words elsewhere. */
async function allOf(db: Db, viewer: Viewer): Promise<string[]> {
  const { notesOf } = await import('../../../src/records/note-list.ts')
  const { barriersOf, strengthsOf } = await import('../../../src/records/barrier.ts')
  const { concernsOf } = await import('../../../src/records/concern.ts')
  const { keyDatesOf } = await import('../../../src/records/key-date.ts')
  const { storiesOf } = await import('../../../src/records/participant-story.ts')
  const { informationNeedOf } = await import('../../../src/records/information-need.ts')
  const { workDraftOf } = await import('../../../src/records/work-draft.ts')
  const rows: { readonly id: string }[] = []
  for (const read of [barriersOf, strengthsOf, keyDatesOf]) rows.push(...(await read(db, viewer, [HODAN], NOW)))
  rows.push(...(await notesOf(db, viewer, [HODAN], { most: 50 }, NOW)))
  const words = (await storiesOf(db, viewer, [HODAN], NOW)).map((story) => story.words)
  const need = await informationNeedOf(db, viewer, [HODAN], NOW)
  const concerns = (await concernsOf(db, viewer, [HODAN], NOW)).map(() => 'a concern')
  const draft =
    viewer.kind === 'member' ? await workDraftOf(db, viewer, { participantId: HODAN, form: 'note' }, NOW) : null
  return [
    ...rows.map(({ id }) => id),
    ...words,
    ...(need?.words ? [need.words] : []),
    ...concerns,
    ...(draft?.fields.words ?? []),
  ]
}
