import { randomUUID } from 'node:crypto'
import { sampleParticipantId } from '../../demo/referrals.ts'
import type { TestApp } from '../harness/app.ts'
import { asMember } from '../harness/member.ts'
import { everyOne } from './walk.ts'

const DESK = '/desk/data-protection'
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')
const NOW = new Date('2026-11-23T10:00:00Z')

everyOne('every page of what people ask of their data', async (app) => {
  const { copy, note, correction, erasure, hold } = await asked(app)
  const page = (name: string, path: string) => ({ name, path: `${DESK}${path}`, as: 'Farid Halloran' as const })
  return [
    page('what waits', ''),
    page('a copy to look through', `/copies/${copy}`),
    page('a note to decide about', `/copies/${copy}/notes/${note}`),
    page('something to decide', `/corrections/${correction}`),
    page('somebody who asks to be deleted', `/erasures/${erasure}`),
    page('a hold to review', `/holds/${hold}`),
  ]
})

/** Somebody asks for a copy and says that something is wrong; a hold lies on them, to be looked at again. */
async function asked(app: TestApp) {
  const { viewer } = await asMember(app.web, 'Farid Halloran', NOW)
  const { accountId } = viewer
  const of = { participant_id: HODAN, organization_id: viewer.membership.organizationId }
  const [copy, note, correction, erasure, hold] = Array.from({ length: 5 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  await app.owner
    .insertInto('note')
    .values({
      ...{
        ...of,
        id: note,
        case_id: null,
        account_id: accountId,
        kind: 'note',
        subject: 'safeguarding',
        words: 'A worry.',
      },
      ...{ visibility: 'team', two_way: false, happened_at: NOW, written_at: NOW, corrects: null, signpost: null },
    })
    .execute()
  await app.owner
    .insertInto('access_request')
    .values({
      ...{ ...of, id: copy, status: 'review', asked_at: NOW, account_id: null, due_on: '2026-12-23', clarify_at: null },
      ...{ clarify_words: null, extended_at: null, extended_words: null, released_at: null, released_by: null },
      ...{ made_at: null, file_uuid: null, counts: 'null', gone_on: null, ended_at: null },
    })
    .execute()
  await app.owner
    .insertInto('correction_request')
    .values({
      ...{ ...of, id: correction, note_id: note, asked_at: NOW, account_id: null, wrong_words: 'It is not so.' },
      ...{ right_words: null, owner_account_id: null, due_on: '2026-11-20', decision: null, decided_words: null },
      ...{ decided_at: null, decided_by: null, correction_id: null },
    })
    .execute()
  await app.owner
    .insertInto('erasure_request')
    .values({
      ...{ ...of, id: erasure, asked_at: NOW, by_address: true, words: 'I have a job now.', due_on: '2026-12-23' },
      ...{ decision: null, decided_words: null, decided_at: null, decided_by: null },
    })
    .execute()
  await app.owner
    .insertInto('legal_hold')
    .values({
      ...{ ...of, id: hold, reason: 'A claim at the tribunal.', placed_at: NOW, placed_by: accountId },
      ...{ review_on: '2026-11-20', lifted_at: null, lifted_by: null, lifted_words: null },
    })
    .execute()
  return { copy, note, correction, erasure, hold }
}
