import type { Worded } from '../domain/message.ts'
import { ROLES, type Role, type Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { accountOf, writeHistory } from '../records/history.ts'
import { INVITATION_DAYS, invite } from '../records/invitation.ts'
import { queueMessage } from '../records/message.ts'
import type { Db } from '../records/schema.ts'
import { organizationKindOf } from '../records/team.ts'
import { roleText } from './layouts/desk-layout.ts'

export type MemberInvited = {
  readonly email: string
  readonly organizationId: number
  readonly organizationName: string
  readonly role: Role
  readonly hubIds?: readonly number[]
}

/**
 * Invites somebody into an organisation by e-mail, in the caller's transaction; returns the invitation's id. Refuses a
 * role that this kind of organisation does not have: nobody becomes council staff by way of a partner.
 */
export async function inviteMember(
  db: Db,
  viewer: Viewer | 'job',
  invited: MemberInvited,
  origin: string,
  now: Date,
): Promise<number> {
  const kind = await organizationKindOf(db, invited.organizationId)
  if (!ROLES.some(({ value, of }) => value === invited.role && of === kind)) throw new Conflict()
  const invitedBy = accountOf(viewer)
  const draft = { ...invited, hubIds: invited.hubIds ?? [], purpose: 'join' as const, accountId: null, invitedBy }
  const { id, secret } = await invite(db, draft, now)
  const details = { organization: invited.organizationId, role: invited.role }
  await writeHistory(db, viewer, 'invitation.sent', `invitation:${id}`, details, now)
  await queueMessage(
    db,
    {
      to: { kind: 'email', value: invited.email.trim() },
      key: `invitation:${id}`,
      kind: 'account.invitation',
      language: 'en',
      words: invitationWords(invited, `${origin}/join/${secret}`),
      waitsForMorning: false,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS.join * 86_400_000),
    },
    now,
  )
  return id
}

const invitationWords = ({ organizationName, role }: MemberInvited, link: string): Worded => ({
  subject: `Join ${organizationName} on Good Work`,
  body: `You are invited to join ${organizationName} on Good Work as ${roleText(role).toLowerCase()}.

Open this page to say yes. It asks for your email address and makes you a passkey.

${link}

The link works once, for ${INVITATION_DAYS.join} days. If you do not know what this is about, do nothing: then nothing happens.
`,
  text: `You are invited to join ${organizationName} on Good Work: ${link}`,
})
