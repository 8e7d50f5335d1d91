import type { SafeContact } from './help-request.ts'
import type { LocalDate } from './opportunity.ts'
import { tellsOfHealth } from './program-rules.ts'
import type { ReferralMilestone } from './referral-milestone.ts'
import type { DataClass } from './sharing.ts'
import type { WorkSituation } from './work-situation.ts'

/** Who is referred, as far as it was agreed to be passed on. */
export type ReferredPerson = SafeContact & {
  readonly givenName: string
  readonly familyName: string
  readonly knownAs: string | null
  readonly bornOn: LocalDate | null
  readonly email: string | null
  readonly phone: string | null
  readonly postalAddress: string | null
  readonly postcode: string | null
  readonly language: string
  readonly interpreter: boolean
  readonly access: readonly string[]
  readonly accessWords: string | null
  readonly nhsNumber: string | null
}

/** Exactly what was passed on, as it was on the day. It is sealed when the referral is sent and never changes. */
export type ReferralPacket = {
  readonly person: ReferredPerson
  readonly referrer: {
    readonly organization: string
    readonly name: string
    readonly team: string | null
    /** How the receiver reaches the referrer, not the person. */
    readonly replyTo: string | null
  }
  readonly program: string
  readonly work: WorkSituation
  /** Codes of what would help (domain/help-request.ts). */
  readonly helps: readonly string[]
  /** The story, told once. */
  readonly words: string
  /** Only where the person agreed that health is passed on. */
  readonly health: string | null
  /** What was answered to the questions of the programme, by their code: yes, no or ask. */
  readonly answers: Readonly<Record<string, string>>
  readonly agreed: {
    readonly dataClasses: readonly DataClass[]
    readonly milestones: readonly ReferralMilestone[]
    readonly wordingVersion: string
    readonly how: 'in-person' | 'phone' | 'online' | 'letter' | 'machine'
  }
  readonly attachments: readonly { readonly id: string; readonly name: string; readonly bytes: number }[]
}

/** What would help, of the list, that tells of health by itself. */
const HEALTH_HELPS: readonly string[] = ['health', 'disability']

/**
 * Returns the packet as agreed: whatever is not of an agreed class is left out here, once, for every way a referral is
 * sent. Contact is always part of it: without it nobody could help. Letters and files tell of health as a rule, and so do
 * some answers to a programme's questions: they go with health alone.
 */
export function asAgreed(packet: ReferralPacket): ReferralPacket {
  const may = (dataClass: DataClass) => packet.agreed.dataClasses.includes(dataClass)
  const answers = Object.entries(packet.answers).filter(([input]) => may(tellsOfHealth(input) ? 'health' : 'work'))
  return {
    ...packet,
    person: {
      ...packet.person,
      ...(may('access') ? {} : { interpreter: false, access: [], accessWords: null }),
      ...(may('work') ? {} : { postcode: null }),
    },
    ...(may('needs') ? {} : { words: '' }),
    ...(may('health') ? {} : { health: null, attachments: [] }),
    ...(may('work') ? {} : { work: 'not-said' as const }),
    answers: Object.fromEntries(answers),
    helps: may('needs') ? packet.helps.filter((help) => may('health') || !HEALTH_HELPS.includes(help)) : [],
  }
}
