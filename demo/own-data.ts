import { addDays, londonDate } from '../src/domain/london-time.ts'
import type { Address } from '../src/domain/permission.ts'
import { askForCopy, copiesAsked } from '../src/records/access-request.ts'
import { decideShowing } from '../src/records/application-showing.ts'
import { askToCorrect } from '../src/records/correction-request.ts'
import type { Db } from '../src/records/schema.ts'
import { memberNamed } from './member.ts'
import { sampleParticipantId } from './referrals.ts'

type Helped = { readonly who: string; readonly from: Address }

/** People of the sample casework, each with an address of their record. */
export const RHYS: Helped = { who: 'Rhys Montgomery-Diallo', from: { kind: 'email', value: 'rhys.315@mail.example' } }
export const MARCUS: Helped = {
  who: 'Marcus Villanueva-Dunn',
  from: { kind: 'email', value: 'marcus.333@mail.example' },
}
export const MERCEDES: Helped = { who: 'Mercedes Ilunga', from: { kind: 'phone', value: '+447700900314' } }
const GERARD: Helped = { who: 'Gerard Okonjo-Vane', from: { kind: 'email', value: 'gerard.303@mail.example' } }
const DESMOND: Helped = { who: 'Desmond Achterlonie', from: { kind: 'email', value: 'desmond.309@mail.example' } }

const residentOf = ({ who, from }: Helped) => {
  const participantId = sampleParticipantId(who)
  return { kind: 'resident', address: from, participantId } as const
}

/**
 * What people decided and asked about their own data: three show their adviser what they apply for, one asks for a copy,
 * one says that something is wrong. Doing it again changes nothing.
 */
export async function seedOwnData(db: Db, now: Date): Promise<void> {
  const farid = await memberNamed(db, 'Farid Halloran', now)
  if ((await copiesAsked(db, farid)).length > 0) return
  const { organizationId } = farid.membership
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  for (const [helped, days] of [
    [RHYS, 30],
    [MARCUS, 11],
    [MERCEDES, 5],
  ] as const) {
    const viewer = residentOf(helped)
    const { participantId } = viewer
    await decideShowing(db, viewer, { participantId, organizationId, shows: true }, [], ago(days))
  }
  const gerard = residentOf(GERARD)
  const askedOn = addDays(londonDate(now), -9)
  const copy = { participantId: gerard.participantId, organizationId, askedOn, addresses: [gerard.address.value] }
  await askForCopy(db, gerard, copy, ago(9))
  const desmond = residentOf(DESMOND)
  const wrong = {
    wrong: 'It says that I was off sick for two years. It was fourteen months.',
    right: 'Off sick from the spring to the summer of the year after.',
  }
  const asked = { participantId: desmond.participantId, organizationId, noteId: null, ...wrong }
  await askToCorrect(db, desmond, asked, ago(4))
}
