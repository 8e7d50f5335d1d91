import { sampleParticipantId } from '../../demo/referrals.ts'
import { makeLink } from '../../src/records/referral-link.ts'
import { openOwnRecord, signInAs } from '../../src/records/sign-in.ts'
import type { TestApp } from '../harness/app.ts'
import { everyOne, type ToSee } from './walk.ts'

const RECORD = '/requests/record'

/** Pages of those who have no account: somebody at their own record, a partner by a link. */
async function ownPages(app: TestApp): Promise<readonly ToSee[]> {
  return [...(await recordPages(app)), ...(await linkPages(app))]
}

async function recordPages(app: TestApp): Promise<readonly ToSee[]> {
  const deniz = sampleParticipantId('Deniz Aydoğan')
  const { phone } = await app.owner
    .selectFrom('participant')
    .selectAll()
    .where('id', '=', deniz)
    .executeTakeFirstOrThrow()
  const now = new Date()
  const address = { kind: 'phone', value: phone! } as const
  const { value: proved } = await signInAs(app.web, { address }, 'code', now)
  const of = (table: 'referral' | 'sharing_decision') =>
    app.owner.selectFrom(table).selectAll().where('participant_id', '=', deniz).executeTakeFirstOrThrow()
  const open = async (participantId: string): Promise<string> => {
    const { value } = await signInAs(app.web, { address }, 'code', now)
    await openOwnRecord(app.web, value, participantId)
    return value
  }
  const signIn = await open(deniz)
  const { reference } = (await of('referral')) as { reference: string }
  const { id } = await of('sharing_decision')
  const seen = (name: string, path: string) => ({ name, path: `${RECORD}${path}`, signIn })
  const fromTheRight = await app.owner
    .selectFrom('participant')
    .select('id')
    .where('language', '=', 'ar')
    .executeTakeFirstOrThrow()
  return [
    { name: 'the second question', path: RECORD, signIn: proved },
    seen('own record', ''),
    seen('own record in English', '?language=en'),
    { name: 'own record in Arabic', path: RECORD, signIn: await open(fromTheRight.id) },
    seen('own plan', '/plan'),
    seen('own appointments', '/appointments'),
    seen('own messages', '/messages'),
    seen('own papers', '/papers'),
    seen('asking to stop', '/stop'),
    ...(await planPages(app, open)),
    seen('who has looked', '/history'),
    seen('a sheet', '/sheet'),
    seen('put something right', '/facts'),
    seen('a copy', '/copy'),
    seen('what is wrong', '/correction'),
    seen('asking to be deleted', '/erasure'),
    seen('stop sharing', `/sharing/${id}`),
    seen('agree again', `/sharing/${id}/again`),
    seen('own referral', `/referrals/${reference}`),
    seen('take it back', `/referrals/${reference}/stop`),
  ]
}

/** Pages of somebody with a plan: a meeting to move, steps to do, a job to report. */
async function planPages(app: TestApp, open: (participantId: string) => Promise<string>): Promise<readonly ToSee[]> {
  const row = await app.owner
    .selectFrom('step')
    .innerJoin('support_case as c', 'c.id', 'step.case_id')
    .innerJoin('participant as p', 'p.id', 'step.participant_id')
    .where('step.owner_side', '=', 'person')
    .where('step.status', 'in', ['agreed', 'in-progress'])
    .where('c.closed_at', 'is', null)
    .where('p.merged_into', 'is', null)
    .select(['step.id', 'step.participant_id'])
    .orderBy('step.id')
    .executeTakeFirst()
  if (!row) return []
  const signIn = await open(row.participant_id)
  const meeting = await app.owner
    .selectFrom('appointment')
    .where('participant_id', '=', row.participant_id)
    .select('id')
    .executeTakeFirst()
  const seen = (name: string, path: string) => ({ name, path: `${RECORD}${path}`, signIn })
  return [
    seen('a plan', ''),
    seen('a whole plan', '/plan'),
    seen('stuck', `/steps/${row.id}`),
    seen('an idea for a step', '/steps/new'),
    seen('a new job', '/job'),
    seen('showing what one applies for', '/applications'),
    ...(meeting ? [seen('own appointment', `/appointments/${meeting.id}`)] : []),
  ]
}

async function linkPages(app: TestApp): Promise<readonly ToSee[]> {
  const row = await app.owner
    .selectFrom('referral as f')
    .innerJoin('referral_service as s', 's.id', 'f.service_id')
    .where('s.answers_by', '=', 'link')
    .where('f.status', 'in', ['submitted', 'received', 'in-triage', 'accepted'])
    .select(['f.id', 'f.reference', 'f.to_organization_id', 's.link_email'])
    .executeTakeFirstOrThrow()
  const now = new Date()
  const email = row.link_email!
  const to = { referralId: row.id, reference: row.reference, organizationId: row.to_organization_id, email }
  await makeLink(app.jobs, to, { origin: app.origin, key: 'a link to look at' }, now)
  const { body } = await app.owner
    .selectFrom('message')
    .selectAll()
    .where('key', '=', 'a link to look at')
    .executeTakeFirstOrThrow()
  const path = /\/answer\/[\w-]+/.exec(body)![0]
  const who = { address: { kind: 'email', value: email }, referralId: row.id } as const
  const { value: signIn } = await signInAs(app.web, who, 'code', now)
  return [
    { name: 'a link', path },
    { name: 'its code, not asked for', path: `${path}/code` },
    { name: 'a link that opens nothing', path: '/answer/never-was', status: 404 },
    { name: 'an answered link', path: '/answer/ended' },
    { name: 'a referral by link', path: '/answer', signIn },
    { name: 'a no by link', path: '/answer/to/decline', signIn },
    { name: 'a try by link', path: '/answer/to/attempt-contact', signIn },
  ]
}

everyOne('every page of those without an account', ownPages)
