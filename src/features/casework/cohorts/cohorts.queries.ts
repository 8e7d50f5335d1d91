import type { Role } from '../../../domain/permission.ts'
import { teamOf } from '../../../records/team.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import type { Leader } from './cohorts.form.ts'

/** Who works with people in a team, and can lead a group of them. */
const LEADS: readonly Role[] = ['adviser', 'hub-manager', 'partner-adviser', 'partner-manager']

/** Returns who of this viewer's organisation can lead a group, by name. */
export async function leadersFor(ask: Ask): Promise<readonly Leader[]> {
  const team = await teamOf(ask.db, memberIn(ask).membership.organizationId)
  const leaders = team.filter(({ role }) => LEADS.includes(role)).map(({ accountId, name }) => ({ accountId, name }))
  return leaders.filter(({ accountId }, i) => leaders.findIndex((one) => one.accountId === accountId) === i)
}
