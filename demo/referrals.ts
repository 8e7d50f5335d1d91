import { type AttemptResult, type AttemptWay, allowedWays } from '../src/domain/contact-attempt.ts'
import type { DeclineReason } from '../src/domain/decline-reason.ts'
import type { ContactWay } from '../src/domain/help-request.ts'
import { londonDate, londonMoment } from '../src/domain/london-time.ts'
import { type Member, PUBLIC, type Viewer } from '../src/domain/permission.ts'
import type { ReferralMove, ReferralSide } from '../src/domain/referral.ts'
import type { HoldReason } from '../src/domain/referral-hold.ts'
import type { ReferralMilestone } from '../src/domain/referral-milestone.ts'
import { holdReferral, type Moving, moveReferral } from '../src/domain/referral-move.ts'
import type { FeedbackSuppression, ReferralOutcome } from '../src/domain/referral-outcome.ts'
import type { ReferralPacket, ReferredPerson } from '../src/domain/referral-packet.ts'
import { SHARING_WORDING } from '../src/domain/sharing.ts'
import { addWorkingDays } from '../src/domain/working-days.ts'
import { namedUuid } from '../src/kit/uuid.ts'
import { registerParticipant } from '../src/records/participant.ts'
import { referralToMove } from '../src/records/referral.ts'
import { assignReferral } from '../src/records/referral-assign.ts'
import { referralForClock } from '../src/records/referral-clock.ts'
import { keepHold } from '../src/records/referral-hold.ts'
import { sendLinkIfAsked } from '../src/records/referral-link.ts'
import { keepFollowUp, keepMove } from '../src/records/referral-move.ts'
import { passOn } from '../src/records/referral-onward.ts'
import type { KeptReferral } from '../src/records/referral-row.ts'
import { sendReferral } from '../src/records/referral-send.ts'
import { findReferralService, type ReferralService } from '../src/records/referral-service.ts'
import { followersOf } from '../src/records/referral-tracking.ts'
import type { Db } from '../src/records/schema.ts'
import type { CastName } from './cast.ts'
import { STREETS } from './known-places.ts'
import { memberNamed } from './member.ts'
import type { ReferralRow } from './referral-rows.ts'
import { REFERRAL_ROWS } from './referral-rows-more.ts'
import { seedReferralServices } from './referral-services.ts'

const PLACE = 'fleet-vale'
const ORIGIN = 'http://localhost:3000'

/** The id of somebody's sample referral, and of their record: the same in every database. */
export const sampleReferralId = (who: string): string => namedUuid(`sample referral ${who}`)
export const sampleParticipantId = (who: string): string => namedUuid(`sample participant ${who}`)

type Stage = {
  readonly db: Db
  readonly now: Date
  readonly services: ReadonlyMap<string, ReferralService>
  readonly member: (name: CastName) => Promise<Member>
}

/** Refers the people of Fleet Vale, and lets what became of each happen. What is there already stays as it is. */
export async function seedReferrals(db: Db, now: Date): Promise<void> {
  const ids = await seedReferralServices(db)
  const first = sampleReferralId(REFERRAL_ROWS[0]!.who)
  if (await referralForClock(db, first)) return
  const services = new Map<string, ReferralService>()
  for (const [name, id] of ids) services.set(name, (await findReferralService(db, PUBLIC, id))!)
  const members = new Map<CastName, Member>()
  const member = async (name: CastName): Promise<Member> => {
    const known = members.get(name) ?? (await memberNamed(db, name, now, ROLE_AT_WORK[name]))
    members.set(name, known)
    return known
  }
  for (const [i, row] of REFERRAL_ROWS.entries()) await play({ db, now, services, member }, row, i)
}

/** Who has more than one part plays this one here. */
const ROLE_AT_WORK: Partial<Record<CastName, 'partner-manager'>> = { 'Bríd Ní Fhloinn': 'partner-manager' }

async function play(stage: Stage, row: ReferralRow, index: number): Promise<void> {
  const { db, now, services, member } = stage
  const sender = await member(row.from)
  const service = services.get(row.to)!
  const street = STREETS[(index * 7) % STREETS.length]!
  const sentAt = momentOf(now, -row.ago, 0)
  const packet = packetOf(row, sender, service, street.postcode)
  const participantId = sampleParticipantId(row.who)
  const from = sender.membership.organizationId
  await registerParticipant(
    db,
    {
      ...{ id: participantId, placeSlug: PLACE, registeredBy: from, wardCode: street.ward, person: packet.person },
      ...{ random: Buffer.from(participantId.replaceAll('-', ''), 'hex').subarray(0, 8), sample: true },
    },
    sentAt,
  )
  const id = sampleReferralId(row.who)
  const { program, organizationId, hubId } = service
  await sendReferral(
    db,
    sender,
    {
      ...{ id, placeSlug: PLACE, wardCode: street.ward, participantId, program, packet, sample: true },
      ...{ fromOrganizationId: from, fromAccountId: sender.accountId, fromTeam: null, lawfulBasis: 'public-task' },
      ...{ to: { organizationId, hubId, serviceId: service.id }, urgent: row.urgent ?? false },
    },
    'referral',
    sentAt,
  )
  await sendLinkIfAsked(db, sender, id, ORIGIN, sentAt)
  const steps = row.moves ? row.moves.split(' | ') : []
  for (const [i, step] of steps.entries()) await take(stage, { row, id, service, packet }, step, i)
}

type Playing = {
  readonly row: ReferralRow
  readonly id: string
  readonly service: ReferralService
  readonly packet: ReferralPacket
}

/** Lets one step happen: '3 attempt-contact phone no-answer', '2 decline no-capacity: Full until January'. */
async function take(stage: Stage, playing: Playing, step: string, index: number): Promise<void> {
  const { db, now, member } = stage
  const { packet } = playing
  const [head, words = null] = step.split(/: (.*)/s)
  const [day, move, ...args] = head!.split(' ')
  const at = momentOf(now, Number(day) - playing.row.ago, index + 1)
  const side = SIDE_OF[move!] ?? 'receiver'
  const viewer = side === 'referrer' ? await member(playing.row.from) : await receiverOf(stage, playing)
  const kept = side === 'clock' ? await referralForClock(db, playing.id) : await referralToMove(db, viewer, playing.id)
  if (!kept) throw new Error(`${playing.row.who}: ${step} is nobody’s`)
  switch (move) {
    case 'give': {
      const adviser = await member(args.join(' ') as CastName)
      await assignReferral(db, viewer, kept, adviser.accountId, at)
      return
    }
    case 'hold': {
      const until = addWorkingDays(londonDate(now), Number(args[1]))
      const held = holdReferral(kept.facts, { side: 'receiver', reason: args[0] as HoldReason, until }, at)
      if (!held.ok) throw new Error(`${playing.row.who}: ${held.why}`)
      return keepHold(db, viewer, { kept, after: held.referral }, at)
    }
    case 'offer':
      await onward(stage, viewer as Member, { kept, packet, to: args.join(' '), words: words! }, at)
      return keepFollowUp(db, viewer, kept, words!, at)
    default: {
      const moving: Moving = {
        move: move as ReferralMove,
        side,
        now: at,
        words,
        ...thatGoesWith(move!, args, words, at),
      }
      await makeMove(db, side === 'clock' ? 'job' : viewer, { kept, moving, who: playing.row.who })
      if (move === 'refer-on')
        await onward(stage, viewer as Member, { kept, packet, to: args.join(' '), words: words! }, at)
    }
  }
}

const SIDE_OF: Readonly<Record<string, ReferralSide>> = {
  ...{ withdraw: 'referrer', answer: 'referrer', reopen: 'referrer', offer: 'referrer', expire: 'clock' },
}

async function makeMove(
  db: Db,
  viewer: Viewer | 'job',
  { kept, moving, who }: { kept: KeptReferral; moving: Moving; who: string },
): Promise<void> {
  const made = moveReferral(kept.facts, moving)
  if (!made.ok) throw new Error(`${who}: ${moving.move} is refused, ${made.why}`)
  await keepMove(db, viewer, { kept, after: made.referral, moved: made.moved, moving, why: 'triage' }, moving.now)
}

/** What a move comes with, from its few words. */
function thatGoesWith(move: string, args: readonly string[], words: string | null, at: Date): Partial<Moving> {
  switch (move) {
    case 'decline':
      return { declineReason: args[0] as DeclineReason }
    case 'attempt-contact':
      return {
        attempt: { at, way: args[0] as AttemptWay, result: args[1] as AttemptResult, last: args[2] === 'last' },
      }
    case 'close':
      return {
        words: null,
        outcome: args[0] as ReferralOutcome,
        feedback: words ? { kind: 'sent', words } : { kind: 'suppressed', why: args[1] as FeedbackSuppression },
      }
    case 'give-up-contact':
      return { words: null, feedback: { kind: 'sent', words: words! } }
    default:
      return {}
  }
}

/** Whoever has it: the adviser it was given to, who shares them out there, or the partner by their link. */
async function receiverOf({ db, member }: Stage, { id, service }: Playing): Promise<Viewer> {
  const { organizationId, organizationName, answersBy } = service
  if (answersBy === 'link') return { kind: 'link', referralId: id, organizationId, organizationName }
  const { ownerAccountId } = (await referralForClock(db, id))!
  const lead = await member(organizationName === 'Fleet Vale Council' ? 'Marguerite Dunmore' : 'Bríd Ní Fhloinn')
  if (ownerAccountId === null) return lead
  const advisers = await Promise.all(ADVISERS.map(member))
  return advisers.find(({ accountId }) => accountId === ownerAccountId) ?? lead
}

const ADVISERS: readonly CastName[] = ['Grace Oyelaran', 'Liban Jibrell-Moss', 'Tobias Marlowe-Eze']

async function onward(
  { db, services }: Stage,
  viewer: Member,
  { kept, packet, to, words }: { kept: KeptReferral; packet: ReferralPacket; to: string; words: string },
  at: Date,
): Promise<void> {
  const followers = await followersOf(db, kept.id)
  const service = services.get(to)!
  const sent = await passOn(db, viewer, { kept, packet, onward: { service, words, how: 'phone' }, followers }, at)
  await sendLinkIfAsked(db, viewer, sent.id, ORIGIN, at)
}

function packetOf(row: ReferralRow, sender: Member, service: ReferralService, postcode: string): ReferralPacket {
  const [way, ...address] = row.reach.split(' ')
  const person = personOf(row, way as ContactWay, address.join(' '), postcode)
  return {
    person,
    referrer: {
      ...{ organization: sender.membership.organizationName, name: sender.name, team: null },
      replyTo: '020 7946 0199',
    },
    program: service.program,
    work: row.work,
    helps: row.helps.split(' '),
    words: row.words,
    health: row.health ?? null,
    answers: {},
    agreed: {
      dataClasses: ['contact', 'needs', 'access', 'work', ...(row.health ? (['health'] as const) : []), 'progress'],
      milestones: (row.tells ?? '').split(' ').filter(Boolean) as ReferralMilestone[],
      wordingVersion: SHARING_WORDING.version,
      how: 'in-person',
    },
    attachments: [],
  }
}

function personOf(row: ReferralRow, way: ContactWay, address: string, postcode: string): ReferredPerson {
  const [givenName, ...family] = row.who.split(' ')
  const person: ReferredPerson = {
    ...{ givenName: givenName!, familyName: family.join(' '), knownAs: null, bornOn: row.born, postcode },
    ...{ contactBy: way, email: way === 'email' ? address : null, postalAddress: way === 'post' ? address : null },
    phone: way === 'phone' || way === 'text' ? `+44${address.slice(1)}` : null,
    mayLeaveMessage: way === 'phone' && !row.care,
    mayText: way === 'text' || address.startsWith('07'),
    othersMaySee: Boolean(row.care),
    ...{ bestTimes: [], safeWords: row.care ?? null, language: row.language ?? 'en', interpreter: false },
    ...{ access: [], accessWords: null, nhsNumber: null },
  }
  if (allowedWays(person).length === 0) throw new Error(`${row.who} cannot be reached at all`)
  return person
}

/** A moment so many working days from now, a little later for each step; never after now. */
const momentOf = (now: Date, days: number, step: number): Date => {
  const day = addWorkingDays(londonDate(now), days)
  const moment = londonMoment(day, `1${step % 6}:${step % 2 === 0 ? '05' : '35'}`)
  return new Date(Math.min(moment.getTime(), now.getTime() - 60_000 * (20 - step)))
}
