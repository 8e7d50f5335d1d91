import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sampleLetterId, samplePaperId } from '../../../demo/letters.ts'
import { sampleParticipantId } from '../../../demo/referrals.ts'
import { EMPTY_CV } from '../../../src/domain/cv.ts'
import type { Member, Viewer } from '../../../src/domain/permission.ts'
import { addDocument, documentsOf, findDocument } from '../../../src/records/person-document.ts'
import {
  findMessage,
  markAnswered,
  matchByHand,
  messagesWith,
  waitingMessages,
} from '../../../src/records/person-message.ts'
import { sendToPerson, writeFromOwnPage } from '../../../src/records/person-message-send.ts'
import type { Db } from '../../../src/records/schema.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const CALLUM = sampleParticipantId('Callum Wetherby-Osei')
const CONSTANCE = sampleParticipantId('Constance Mbatha')
const NOBODYS = sampleLetterId('+447700900888', 0)
const WAITING = sampleLetterId('Callum Wetherby-Osei', 4)
const FIT_NOTE = randomUUID()

const READERS = ['Grace', 'Winsome', 'Marguerite', 'Farid', 'Liban', 'Tobias', 'Petra', 'Leela', 'Callum'] as const
type Reader = (typeof READERS)[number]

/** Who reads what: Grace works with both, the others see the hub, the borough, other people, numbers or themselves. */
const READS: Readonly<Record<string, readonly Reader[]>> = {
  'the messages': ['Grace', 'Winsome', 'Marguerite', 'Farid', 'Callum'],
  'what waits': ['Grace', 'Winsome', 'Marguerite', 'Farid'],
  'what is nobody’s': ['Winsome', 'Marguerite', 'Farid'],
  'the CV': ['Grace', 'Winsome', 'Marguerite', 'Farid'],
  'the fit note': ['Grace', 'Farid'],
}

/** Messages and papers, read and written by everybody with the walls that are left standing. */
export function messageSuite(walls: Walls): void {
  describe(`messages and papers behind ${walls}`, () => {
    let database: TestDatabase
    let looking: Readonly<Record<Reader, Viewer>>

    before(async () => {
      database = await testDatabase({ demo: NOW })
      const member = async (name: Parameters<typeof asMember>[1]) => (await asMember(database.web, name, NOW)).viewer
      looking = {
        Grace: await member('Grace Oyelaran'),
        Winsome: await member('Winsome Adair-Clarke'),
        Marguerite: await member('Marguerite Dunmore'),
        Farid: await member('Farid Halloran'),
        Liban: await member('Liban Jibrell-Moss'),
        Tobias: await member('Tobias Marlowe-Eze'),
        Petra: await member('Petra Solheim'),
        Leela: await member('Dr Leela Raman'),
        Callum: { kind: 'resident', address: { kind: 'phone', value: '+447700900302' }, participantId: CALLUM },
      }
      await database.owner
        .insertInto('person_document')
        .columns(['id', 'participant_id', 'organization_id', 'chain_id', 'number', 'in_use', 'kind', 'name', 'health'])
        .columns(['cv', 'made_at', 'made_side'])
        .values({
          ...{ id: FIT_NOTE, participant_id: CONSTANCE, chain_id: FIT_NOTE, number: 1, in_use: true, health: true },
          ...{ kind: 'fit-note', name: 'Fit note', cv: JSON.stringify(EMPTY_CV), made_at: NOW, made_side: 'adviser' },
          organization_id: (looking.Grace as Member).membership.organizationId,
        } as never)
        .execute()
      if (walls === 'queries-alone') await takePoliciesAway(database.owner)
    })
    after(() => database.drop())

    const see = <T>(reader: Reader, work: (db: Db, viewer: Viewer) => Promise<T>) => {
      const viewer = looking[reader]
      return as(database.web, viewer, NOW, (db) => work(db, viewer), reader === 'Callum' ? 'own-record' : 'support')
    }

    /** What somebody finds, by the names above. */
    const found = (reader: Reader) =>
      see(reader, async (db, viewer) => {
        const waiting = [
          ...(await waitingMessages(db, viewer, 'team', NOW)),
          ...(await waitingMessages(db, viewer, 'nobody', NOW)),
        ].map(({ id }) => id)
        const papers = (await documentsOf(db, viewer, [CONSTANCE], NOW)).map(({ id }) => id)
        const nobodys = await findMessage(db, viewer, NOBODYS, NOW)
        assert.equal(waiting.includes(NOBODYS), nobodys !== null)
        const fitNote = await findDocument(db, viewer, FIT_NOTE, NOW)
        assert.equal(papers.includes(FIT_NOTE), fitNote !== null)
        const all: Readonly<Record<string, boolean>> = {
          'the messages': (await messagesWith(db, viewer, [CALLUM], NOW)).length > 0,
          'what waits': waiting.includes(WAITING),
          'what is nobody’s': nobodys !== null,
          'the CV': papers.includes(samplePaperId('Constance Mbatha', 'CV', 2)),
          'the fit note': fitNote !== null,
        }
        return Object.keys(all).filter((name) => all[name])
      })

    for (const reader of READERS) {
      it(`shows ${reader} what is for them, and nothing else`, async () => {
        // The list of what waits is the desk's; what one wrote oneself is no secret to the policies.
        const own = walls === 'policies-alone' && reader === 'Callum' ? ['what waits'] : []
        assert.deepEqual(
          await found(reader),
          Object.keys(READS).filter((name) => READS[name]!.includes(reader) || own.includes(name)),
        )
      })
    }

    const MESSAGING = { whatsApp: true, replyTo: null, takesTexts: () => true, phone: '020 7946 0100' }
    const paper = { participantId: CONSTANCE, kind: 'cv', name: 'CV', health: false, changedWords: null } as const

    for (const reader of ['Liban', 'Tobias', 'Petra', 'Leela'] as const) {
      it(`lets ${reader} write to nobody, match nothing and add nothing`, async () => {
        const viewer = looking[reader] as Member
        const { person, message, waits } = await see('Marguerite', async (db, marguerite) => {
          const { findParticipant } = await import('../../../src/records/participant.ts')
          return {
            person: (await findParticipant(db, marguerite, CALLUM, NOW))!,
            message: (await findMessage(db, marguerite, NOBODYS, NOW))!,
            waits: (await findMessage(db, marguerite, WAITING, NOW))!,
          }
        })
        const tries: ((db: Db) => Promise<unknown>)[] = [
          (db) => sendToPerson(db, viewer, { person, way: 'text', words: 'x', language: 'en' }, MESSAGING, NOW),
          (db) => matchByHand(db, viewer, message, { participantId: CALLUM, caseId: null, words: 'x' }, NOW),
          (db) => markAnswered(db, viewer, waits, { how: 'otherwise', words: null }, NOW),
          (db) =>
            addDocument(
              db,
              viewer,
              {
                ...{ ...paper, organizationId: viewer.membership.organizationId, fileId: null, cv: EMPTY_CV },
                ...{ forPerson: true, validUntil: null },
              },
              NOW,
            ),
        ]
        for (const one of tries) await assert.rejects(as(database.web, viewer, NOW, one, 'support'))
      })
    }

    it('lets a person write from their own page alone', async () => {
      const { id, owner_account_id, organization_id } = await database.owner
        .selectFrom('support_case')
        .selectAll()
        .where('participant_id', '=', CONSTANCE)
        .executeTakeFirstOrThrow()
      const letter = { id: randomUUID(), participantId: CONSTANCE, organizationId: organization_id, caseId: id }
      const own = { ...letter, ownerAccountId: owner_account_id!, words: 'Not mine to write' }
      await assert.rejects(see('Callum', (db, viewer) => writeFromOwnPage(db, viewer, own, NOW)))
    })

    it('is opened to nobody who must not see them', async () => {
      const { accountId, membership } = looking.Grace as Member
      const kept = { account_id: accountId, organization_id: membership.organizationId, reason: 'A cousin', since: NOW }
      await database.owner
        .insertInto('exclusion')
        .values([CALLUM, CONSTANCE].map((participant_id) => ({ participant_id, ...kept })))
        .execute()
      assert.deepEqual(await found('Grace'), [])
    })
  })
}
