import { administratorAddresses } from '../../../records/account-list.ts'
import { queueMessage } from '../../../records/message.ts'
import { openRecoveryRequests } from '../../../records/recovery.ts'
import { forgetOldSignIns } from '../../../records/sign-in-tidying.ts'
import type { Job } from '../../../web/job.ts'
import { recoveryAskedWords } from './accounts.email.ts'

/**
 * Tells administrators about people who are locked out. Not when they ask: then an address that we know would take
 * longer than one that we do not.
 */
export const accountsJobs: readonly Job[] = [
  {
    name: 'tell-of-lost-passkeys',
    cron: '*/5 * * * *',
    async run({ db, now, origin }) {
      const requests = await openRecoveryRequests(db, 'job')
      const newest = requests.at(-1)
      if (!newest) return
      for (const { accountId, email } of await administratorAddresses(db)) {
        const to = { kind: 'email', value: email } as const
        const key = `recovery:${newest.id}:administrator:${accountId}`
        const words = recoveryAskedWords(requests.length, `${origin}/desk/accounts`)
        await queueMessage(
          db,
          { to, key, kind: 'account.recovery-asked', language: 'en', words, waitsForMorning: true },
          now,
        )
      }
    },
  },
  {
    name: 'forget-old-sign-ins',
    cron: '40 3 * * *',
    async run({ db, now, log }) {
      const count = await forgetOldSignIns(db, now)
      log.info({ job: 'forget-old-sign-ins', count }, 'sign-ins and links that have long ended are gone')
    },
  },
]
