import { RESIDENT_KINDS } from '../../src/domain/message-kinds.ts'
import { type FundTold, fundMessage } from '../../src/web/fund-messages.ts'
import type { TellingFrom } from '../../src/web/told-person.ts'
import { packetOf } from './referral.ts'

/** Every message about money that somebody can get: where others may see it, and where not. */
export function fundMessages(language: string, from: TellingFrom) {
  const { person } = packetOf({ language, email: 'deniz@example.org', contactBy: 'email' })
  const known = { ...person, id: '1', number: 'P-7K3M-4QRT', wardCode: null, version: 1 }
  const about = { request: { id: '1', purpose: 'travel' }, pence: 4_500, words: null, once: '1' } as const
  const told = RESIDENT_KINDS.filter((kind) => kind.startsWith('fund.')).map((kind) => kind.slice(5) as FundTold)
  return [false, true].flatMap((othersMaySee) =>
    told.map((one) => {
      const code = one === 'voucher' ? { code: 'V-7K3M-4QRT-9CDB' } : {}
      return fundMessage(one, { ...about, person: { ...known, othersMaySee }, ...code }, from)
    }),
  )
}
