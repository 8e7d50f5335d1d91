import { type Adviser, type Shared, shareOut, worksAt } from '../../../domain/referral-share.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeHistory } from '../../../records/history.ts'
import { referralToMove } from '../../../records/referral.ts'
import { advisersOf, setCeiling } from '../../../records/referral-assign.ts'
import { inboxPage, type ReferralLine, referralsByIds } from '../../../records/referral-list.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { readId } from '../../../web/paths.ts'
import { giveReferral } from '../../../web/referral-handover.ts'
import { readCeiling, readChoices } from './assign-referrals.form.ts'
import { sharePage } from './assign-referrals.page.ts'
import { shareView } from './assign-referrals.view.ts'

const ROOM = 'assign-referrals'
/** As many as fit on one page and into one look. */
const MOST = 50

/** Shares out what nobody has, by how much room each adviser has: a proposal, until somebody says yes. */
export async function showSharing(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const first = await inboxPage(db, viewer, 'unassigned', null, now)
  const second = first.next && (await inboxPage(db, viewer, 'unassigned', first.next, now))
  return proposal(ask, [...first.lines, ...(second?.lines ?? [])])
}

/** The same for referrals that were ticked. */
export async function chooseAdviser(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const ids = form.getAll('referral').filter(isUuid).slice(0, MOST)
  const lines = await referralsByIds(db, viewer, ids, now)
  return proposal(ask, lines)
}

async function proposal(ask: Ask, lines: readonly ReferralLine[]): Promise<Answer> {
  const { db, viewer, now } = ask
  const advisers = await advisersOf(db, viewer, now)
  const { shared } = shareOut(
    lines,
    advisers.filter(({ shares }) => shares),
  )
  await writeHistory(db, viewer, 'referrals.listed', 'referrals', { show: 'assign', count: lines.length }, now)
  return page(shareView(sharePage(lines, shared, advisers, now), ask))
}

/** Gives each to whom the form says, all in one transaction: where one has changed hands meanwhile, none is given. */
export async function giveAll(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  if (viewer.kind !== 'member') throw new NotFound()
  const choices = readChoices(ask.form)
  const advisers = await advisersOf(db, viewer, now)
  return takeDeskForm(ask, ROOM, async (db) => {
    for (const { id, accountId, from } of choices) {
      const kept = found(isUuid(id) ? await referralToMove(db, viewer, id) : null)
      if (kept.toOrganizationId !== viewer.membership.organizationId) throw new NotFound()
      if (from !== kept.ownerAccountId) throw new Conflict('moved-by-someone-else')
      const to = adviserAt(advisers, { id, accountId }, kept.toHubId)
      if (to.accountId !== kept.ownerAccountId) await giveReferral(db, { ...ask, viewer }, kept, to.accountId)
    }
    return '/desk/referrals'
  })
}

/** Whoever works in another hub is not there to be chosen. */
const adviserAt = (advisers: readonly Adviser[], { accountId }: Shared, hubId: number | null): Adviser =>
  found(advisers.find((one) => one.accountId === accountId && worksAt(one, hubId)))

export async function saveCeiling(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  if (viewer.kind !== 'member') throw new NotFound()
  const accountId = readId(form.get('adviser') ?? undefined)
  const ceiling = readCeiling(form)
  const adviser = found((await advisersOf(db, viewer, now)).find((one) => one.accountId === accountId))
  return takeDeskForm(ask, ROOM, async (db) => {
    if (ceiling !== null) await setCeiling(db, viewer, { accountId: adviser.accountId, ceiling }, now)
    return '/desk/referrals/assign'
  })
}
