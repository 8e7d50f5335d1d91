import { ASKED_MILESTONES, type ReferralMilestone } from '../../../domain/referral-milestone.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { type DataClass, SHARING_WORDING } from '../../../domain/sharing.ts'
import { type Read, typedIn } from '../../../web/referred-person-form.ts'

/** What can be agreed to one by one. How to reach them always goes along: nobody could help without it. */
export const ASKED_CLASSES = ['needs', 'work', 'access', 'health'] as const satisfies readonly DataClass[]

/** How somebody can agree to a referral that a professional writes. */
export const ASKED_HOW = ['in-person', 'phone', 'online', 'letter'] as const

export type Agreed = {
  readonly agreed: ReferralPacket['agreed']
  /** About somebody who must not see it; only the privacy lead of the council reads it. */
  readonly notSee: string | null
}

/** Reads what they agreed to. That they did, and how, has to be said; nothing else has to be ticked. */
export function readAgreed(form: URLSearchParams): Read<Agreed> {
  const how = ASKED_HOW.find((value) => value === form.get('how'))
  if (!how) return { ok: false, mistakes: { how: 'Say how they agreed. Nobody is referred who did not' } }
  const milestones = ASKED_MILESTONES.map(({ value }) => value as ReferralMilestone).filter((value) =>
    form.getAll('milestone').includes(value),
  )
  const ticked = ASKED_CLASSES.filter((value) => form.getAll('class').includes(value))
  const dataClasses: DataClass[] = ['contact', ...ticked, ...(milestones.length > 0 ? (['progress'] as const) : [])]
  return {
    ok: true,
    value: {
      agreed: { dataClasses, milestones, wordingVersion: SHARING_WORDING.version, how },
      notSee: typedIn(form, 'not-see', 2000),
    },
  }
}
