import { randomUUID } from 'node:crypto'
import { decisionForGuest, guestUntil, readsQuestion } from '../domain/panel.ts'
import type { Member, Role, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { mayTakePart } from './cohort-place.ts'
import { type Panel, writePanelHistory } from './panel.ts'
import { seesGuest } from './reach-of-cohorts.ts'
import type { Db } from './schema.ts'
import { decisionsOf } from './sharing.ts'
import { teamOf } from './team.ts'

/** Somebody who looks at a question as well. */
export type PanelGuest = {
  readonly id: string
  readonly accountId: number
  readonly name: string
  readonly organizationId: number
  readonly organization: string
  readonly until: Date
  readonly words: string | null
  readonly saidAt: Date | null
}

/** Somebody who can be asked to look, and on what agreement where they work elsewhere. */
export type Invitable = {
  readonly accountId: number
  readonly name: string
  readonly organizationId: number
  readonly organization: string
  readonly decisionId: string | null
}

/** Roles that sit at a panel. */
const SITS: readonly Role[] = ['adviser', 'hub-manager', 'partner-adviser', 'partner-manager']

/**
 * Somebody must not be let in to see this person. The same answer whatever the reason, and nobody is told which; whoever
 * is kept out hears of nothing.
 */
export class NotForThisPanel extends Conflict {
  override name = 'NotForThisPanel'
}

/**
 * Returns who can be asked to look at a question, by organisation and name: colleagues, and those of organisations with
 * which the person agreed to share what it tells. A question about health goes to whoever reads of health.
 */
export async function invitableTo(db: Db, viewer: Member, panel: Panel, now: Date): Promise<readonly Invitable[]> {
  const { organizationId, organizationName } = viewer.membership
  const decisions = await decisionsOf(db, viewer, panel.participantId, now)
  const sides: { id: number; name: string; decisionId: string | null }[] = [
    { id: organizationId, name: organizationName, decisionId: null },
  ]
  for (const { recipientOrganizationId: id, recipient } of decisions) {
    if (id === null || recipient === null || sides.some((side) => side.id === id)) continue
    const decision = decisionForGuest(decisions, id, panel.health, now)
    if (decision) sides.push({ id, name: recipient, decisionId: decision.id })
  }
  const taken = new Set((await guestsOf(db, viewer, panel.id, now)).map(({ accountId }) => accountId))
  const people: Invitable[] = []
  for (const { id, name: organization, decisionId } of sides) {
    for (const { accountId, name, role } of await teamOf(db, id)) {
      const known = taken.has(accountId) || accountId === panel.askedBy || accountId === viewer.accountId
      if (known || !SITS.includes(role) || !readsQuestion(role, panel.health)) continue
      taken.add(accountId)
      people.push({ accountId, name, organizationId: id, organization, decisionId })
    }
  }
  return people
}

/** Returns who looks at a question as well, by name, as far as this viewer sees it. */
export async function guestsOf(db: Db, viewer: Viewer, panelId: string, now: Date): Promise<readonly PanelGuest[]> {
  const rows = await db
    .selectFrom('panel_guest')
    .innerJoin('account', 'account.id', 'panel_guest.account_id')
    .innerJoin('organization', 'organization.id', 'panel_guest.organization_id')
    .selectAll('panel_guest')
    .select(['account.name', 'organization.name as organization'])
    .where('panel_id', '=', panelId)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('words', 'is not', null)]))
    .where(seesGuest(viewer, now))
    .orderBy('account.name')
    .orderBy('panel_guest.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, accountId: row.account_id, name: row.name, organizationId: row.organization_id },
    ...{ organization: row.organization, until: row.until, words: row.words, saidAt: row.said_at },
  }))
}

/**
 * Asks somebody to look, in the caller's transaction: they see the question and the person until some time after the
 * meeting, and no longer. Throws NotForThisPanel where they must not be let in.
 */
export async function inviteGuest(db: Db, viewer: Member, panel: Panel, whom: Invitable, now: Date): Promise<void> {
  if (!(await mayTakePart(db, panel.participantId, whom.accountId))) throw new NotForThisPanel('not-for-this-panel')
  const id = randomUUID()
  const until = guestUntil(panel.meetsAt, now)
  await db
    .insertInto('panel_guest')
    .values({
      ...{ id, panel_id: panel.id, participant_id: panel.participantId, asked_organization_id: panel.organizationId },
      ...{ account_id: whom.accountId, organization_id: whom.organizationId, invited_by: viewer.accountId },
      ...{ invited_at: now, until, ended_at: null, words: null, said_at: null },
    })
    .execute()
  await db
    .insertInto('participant_reach')
    .values({
      ...{ participant_id: panel.participantId, organization_id: whom.organizationId, hub_id: null },
      ...{ account_id: whom.accountId, ground: 'panel' as const, referral_id: null, decision_id: whom.decisionId },
      ...{ since: now, until, given_for: id },
    })
    .execute()
  await writePanelHistory(db, viewer, panel, 'invited', now, { account: whom.accountId })
}

/** Writes what a guest thinks, for whoever asked. Said again, it is said anew. */
export async function sayAsGuest(db: Db, viewer: Member, panel: Panel, words: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('panel_guest')
    .set({ words, said_at: now })
    .where('panel_id', '=', panel.id)
    .where('account_id', '=', viewer.accountId)
    .where('ended_at', 'is', null)
    .where(seesGuest(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('cannot-be-done-now')
  await writePanelHistory(db, viewer, panel, 'said', now)
}

/** Ends the sight of one guest, or of all of them, now; the database ends what they saw with it. */
export async function endGuests(db: Db, viewer: Member, panel: Panel, now: Date, guestId?: string): Promise<void> {
  await db
    .updateTable('panel_guest')
    .set({ ended_at: now })
    .where('panel_id', '=', panel.id)
    .where('asked_organization_id', '=', viewer.membership.organizationId)
    .where('ended_at', 'is', null)
    .$if(guestId !== undefined, (query) => query.where('id', '=', guestId!))
    .where(seesGuest(viewer, now))
    .execute()
}

/** The sight of guests follows the date of the meeting. */
export async function followMeeting(db: Db, viewer: Member, panel: Panel, meetsAt: Date, now: Date): Promise<void> {
  await db
    .updateTable('panel_guest')
    .set({ until: guestUntil(meetsAt, now) })
    .where('panel_id', '=', panel.id)
    .where('ended_at', 'is', null)
    .where(seesGuest(viewer, now))
    .execute()
}
