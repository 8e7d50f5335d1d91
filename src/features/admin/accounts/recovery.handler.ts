import { Conflict, found } from '../../../kit/errors.ts'
import { redirect } from '../../../kit/http.ts'
import { findAccount } from '../../../records/account.ts'
import { writeHistory } from '../../../records/history.ts'
import { INVITATION_DAYS, invite, withdrawAll } from '../../../records/invitation.ts'
import { queueMessage } from '../../../records/message.ts'
import { decideRecovery } from '../../../records/recovery.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Handler } from '../../../web/ask.ts'
import { idIn, memberIn } from '../../../web/asked.ts'
import { recoveryWords, refusalWords } from './accounts.email.ts'

/** POST /desk/accounts/recoveries/:id/approve: sends the link that makes a new passkey. Never for oneself. */
export const approveRecovery: Handler = async (ask) => {
  const { now } = ask
  const viewer = memberIn(ask)
  const id = idIn(ask)
  await inTransaction(ask.db, async (db) => {
    const decided = await decideRecovery(db, viewer, id, true, now)
    if (!decided) throw new Conflict()
    const { email } = found(await findAccount(db, decided.accountId))
    await withdrawAll(db, 'recover', decided.accountId, now)
    const { organizationId, role } = viewer.membership
    const draft = { purpose: 'recover', email, organizationId, role, hubIds: [] } as const
    const link = await invite(db, { ...draft, accountId: decided.accountId, invitedBy: viewer.accountId }, now)
    await writeHistory(db, viewer, 'recovery.approved', `recovery-request:${id}`, { account: decided.accountId }, now)
    await queueMessage(
      db,
      {
        to: { kind: 'email', value: email },
        key: `recovery:${id}:link`,
        kind: 'account.recovery',
        language: 'en',
        words: recoveryWords(`${ask.origin}/join/${link.secret}`),
        waitsForMorning: false,
        expiresAt: new Date(now.getTime() + INVITATION_DAYS.recover * 86_400_000),
      },
      now,
    )
  })
  return redirect('/desk/accounts')
}

export const refuseRecovery: Handler = async (ask) => {
  const { now, place } = ask
  const viewer = memberIn(ask)
  const id = idIn(ask)
  await inTransaction(ask.db, async (db) => {
    const decided = await decideRecovery(db, viewer, id, false, now)
    if (!decided) throw new Conflict()
    const { email } = found(await findAccount(db, decided.accountId))
    await writeHistory(db, viewer, 'recovery.refused', `recovery-request:${id}`, { account: decided.accountId }, now)
    const to = { kind: 'email', value: email } as const
    const words = refusalWords(place)
    const key = `recovery:${id}:refused`
    await queueMessage(db, { to, key, kind: 'account.recovery', language: 'en', words, waitsForMorning: false }, now)
  })
  return redirect('/desk/accounts')
}
