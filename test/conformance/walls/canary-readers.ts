import { makeLink } from '../../../src/records/referral-link.ts'
import type { Db } from '../../../src/records/schema.ts'
import { openOwnRecord, signInAs } from '../../../src/records/sign-in.ts'
import { type Canary, HEARTH, type Reader } from './canary-people.ts'

export const READERS_WITHOUT_ACCOUNT = ['a partner by link', 'person a'] as const satisfies readonly Reader[]

/** Signs a small partner in to the one referral that was sent to them, as typing the code of its link does. */
export async function cookieOfLink(web: Db, jobs: Db, canaries: readonly Canary[], now: Date): Promise<string> {
  const { referralId } = canaries.find(({ readers }) => readers.includes('a partner by link'))!
  const { to_organization_id: organizationId, reference } = await jobs
    .selectFrom('referral')
    .select(['to_organization_id', 'reference'])
    .where('id', '=', referralId)
    .executeTakeFirstOrThrow()
  await makeLink(jobs, { referralId, reference, organizationId, email: HEARTH }, { origin: 'http://localhost' }, now)
  const who = { address: { kind: 'email', value: HEARTH }, referralId } as const
  return `sign-in=${(await signInAs(web, who, 'code', now)).value}`
}

/** Signs one person in to their own record, as answering the second question does. */
export async function cookieOfPerson(web: Db, canaries: readonly Canary[], now: Date): Promise<string> {
  const { participantId, email } = canaries.find(({ readers }) => readers.includes('person a'))!
  const { value } = await signInAs(web, { address: { kind: 'email', value: email } }, 'code', now)
  await openOwnRecord(web, value, participantId)
  return `sign-in=${value}`
}
