import type { CastName } from '../../../demo/cast.ts'
import type { Member } from '../../../src/domain/permission.ts'
import type { ReferralPacket } from '../../../src/domain/referral-packet.ts'
import type { Db } from '../../../src/records/schema.ts'
import { asMember } from '../../harness/member.ts'
import { moveAs, packetOf, sendAs } from '../../harness/referral.ts'
import { workWithCanary } from './canary-casework.ts'

/** Who reads without an account: a small partner by the code of a link, and one person their own record. */
export type Reader = CastName | 'a partner by link' | 'person a'

/** Somebody whose every word can be told apart wherever it turns up, and who may read it. */
export type Canary = {
  readonly letter: string
  readonly referralId: string
  readonly participantId: string
  readonly number: string
  readonly email: string
  readonly readers: readonly Reader[]
}

const FIELDS = ['given', 'family', 'known', 'email', 'post', 'safe', 'access', 'words', 'health', 'reply'] as const

/** Letters alone, so that no page formats it: `qzawordszq` is the story of person a. */
const token = (letter: string, field: (typeof FIELDS)[number]): string => `qz${letter}${field}zq`

/** Returns whose canaries are in this text. Case and the tidying of names do not hide them. */
export const lettersIn = (text: string): readonly string[] => [
  ...new Set(
    [
      ...text.toLowerCase().matchAll(/qz([a-z])(?:given|family|known|email|post|safe|access|words|health|reply)zq/g),
    ].map(([, letter]) => letter!),
  ),
]

const packet = (letter: string, program: string): ReferralPacket =>
  packetOf(
    {
      givenName: token(letter, 'given'),
      familyName: token(letter, 'family'),
      knownAs: token(letter, 'known'),
      email: `${token(letter, 'email')}@home.example`,
      postalAddress: token(letter, 'post'),
      safeWords: token(letter, 'safe'),
      access: ['other'],
      accessWords: token(letter, 'access'),
    },
    {
      program,
      words: token(letter, 'words'),
      health: token(letter, 'health'),
      referrer: {
        organization: 'Osier Bank Medical Practice',
        name: 'Dr Leela Raman',
        team: null,
        replyTo: token(letter, 'reply'),
      },
    },
  )

/** What becomes of each, and who may read them then. */
const STORIES: readonly {
  readonly letter: string
  readonly from: CastName
  readonly to: 'council' | 'awl-lane' | 'hearth'
  readonly story: 'waiting' | 'taken-on' | 'declined'
  readonly adviser?: CastName
  readonly kept?: 'restricted' | 'from-winsome'
  readonly readers: readonly Reader[]
}[] = [
  {
    letter: 'a',
    from: 'Dr Leela Raman',
    to: 'council',
    story: 'taken-on',
    adviser: 'Grace Oyelaran',
    readers: [
      'Dr Leela Raman',
      'Tom Ashgrove',
      'Marguerite Dunmore',
      'Winsome Adair-Clarke',
      'Farid Halloran',
      'Grace Oyelaran',
      'person a',
    ],
  },
  {
    letter: 'b',
    from: 'Dr Leela Raman',
    to: 'council',
    story: 'waiting',
    readers: ['Dr Leela Raman', 'Tom Ashgrove', 'Marguerite Dunmore', 'Winsome Adair-Clarke', 'Farid Halloran'],
  },
  {
    letter: 'c',
    from: 'Tom Ashgrove',
    to: 'awl-lane',
    story: 'taken-on',
    adviser: 'Tobias Marlowe-Eze',
    readers: ['Dr Leela Raman', 'Tom Ashgrove', 'Tobias Marlowe-Eze'],
  },
  {
    letter: 'd',
    from: 'Grace Oyelaran',
    to: 'awl-lane',
    story: 'declined',
    readers: ['Grace Oyelaran', 'Marguerite Dunmore', 'Winsome Adair-Clarke', 'Farid Halloran'],
  },
  {
    letter: 'e',
    from: 'Dr Leela Raman',
    to: 'council',
    story: 'taken-on',
    kept: 'restricted',
    readers: ['Farid Halloran', 'Marguerite Dunmore'],
  },
  {
    letter: 'f',
    from: 'Dr Leela Raman',
    to: 'council',
    story: 'taken-on',
    kept: 'from-winsome',
    readers: ['Dr Leela Raman', 'Tom Ashgrove', 'Marguerite Dunmore', 'Farid Halloran'],
  },
  {
    letter: 'g',
    from: 'Dr Leela Raman',
    to: 'hearth',
    story: 'waiting',
    readers: ['Dr Leela Raman', 'Tom Ashgrove', 'a partner by link'],
  },
]

/** Puts six people into the made-up borough, each in another story. `owner` sets up what no page can yet. */
export async function releaseCanaries(web: Db, owner: Db, now: Date): Promise<readonly Canary[]> {
  const member = async (name: CastName): Promise<Member> => (await asMember(web, name, now)).viewer
  const marguerite = await member('Marguerite Dunmore')
  const tobias = await member('Tobias Marlowe-Eze')
  const bridId = (await member('Bríd Ní Fhloinn')).accountId
  const canaries: Canary[] = []
  for (const { letter, from, to, story, adviser, kept, readers } of STORIES) {
    const sender = await member(from)
    const organizationId =
      to === 'hearth' ? await byLink(owner) : (to === 'council' ? marguerite : tobias).membership.organizationId
    const sent = await sendAs(
      web,
      sender,
      { organizationId, hubId: null, serviceId: null },
      packet(letter, 'workwell'),
      now,
    )
    const decider = to === 'council' ? marguerite : managerOf(tobias, bridId)
    if (story !== 'waiting') await moveAs(web, decider, sent.id, { move: 'acknowledge' }, now)
    if (story === 'taken-on') await moveAs(web, decider, sent.id, { move: 'accept' }, now)
    if (story === 'declined')
      await moveAs(web, decider, sent.id, { move: 'decline', declineReason: 'no-capacity', words: 'Full.' }, now)
    if (adviser) await give(owner, sent, (await member(adviser)).accountId)
    if (adviser) {
      const { accountId } = await member(adviser)
      const words = token(letter, 'words')
      await workWithCanary(owner, { participantId: sent.participantId, organizationId, accountId, words }, now)
    }
    if (kept)
      await keepFrom(owner, kept, sent.participantId, marguerite, (await member('Winsome Adair-Clarke')).accountId, now)
    const { number } = await owner
      .selectFrom('participant')
      .where('id', '=', sent.participantId)
      .select('number')
      .executeTakeFirstOrThrow()
    canaries.push({
      letter,
      referralId: sent.id,
      participantId: sent.participantId,
      number,
      email: `${token(letter, 'email')}@home.example`,
      readers,
    })
  }
  return canaries
}

/** Hearth and Ladder, who answer by link. */
const byLink = async (owner: Db): Promise<number> =>
  (
    await owner
      .selectFrom('referral_service')
      .select('organization_id')
      .where('link_email', '=', HEARTH)
      .executeTakeFirstOrThrow()
  ).organization_id

export const HEARTH = 'hello@hearth-and-ladder.example'

/** Bríd leads Awl Lane: the same organisation as Tobias, all of it. */
const managerOf = (adviser: Member, accountId: number): Member => ({
  ...adviser,
  accountId,
  membership: { ...adviser.membership, role: 'partner-manager' },
})

async function give(owner: Db, sent: { id: string; participantId: string }, accountId: number): Promise<void> {
  await owner.updateTable('referral').set({ owner_account_id: accountId }).where('id', '=', sent.id).execute()
  await owner
    .updateTable('participant_reach')
    .set({ account_id: accountId })
    .where('referral_id', '=', sent.id)
    .execute()
}

async function keepFrom(
  owner: Db,
  how: 'restricted' | 'from-winsome',
  participantId: string,
  marguerite: Member,
  winsome: number,
  now: Date,
) {
  const made = {
    participant_id: participantId,
    organization_id: marguerite.membership.organizationId,
    reason: 'At risk',
    since: now,
    created_by: null,
  }
  if (how === 'from-winsome') {
    await owner
      .insertInto('exclusion')
      .values({ ...made, account_id: winsome, ended_at: null, ended_by: null })
      .execute()
    return
  }
  await owner
    .insertInto('restriction')
    .values({ ...made, lifted_at: null, lifted_by: null })
    .execute()
  const pass = {
    participant_id: participantId,
    account_id: marguerite.accountId,
    since: now,
    created_by: null,
    ended_at: null,
  }
  await owner.insertInto('restriction_pass').values(pass).execute()
}
