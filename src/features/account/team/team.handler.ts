import { cares } from '../../../domain/caring.ts'
import type { Hub } from '../../../domain/hub.ts'
import type { Role } from '../../../domain/permission.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { caringPlacesOf, type Leaving } from '../../../records/caring.ts'
import { writeHistory } from '../../../records/history.ts'
import { hubsOf } from '../../../records/hub.ts'
import { invitationsInto, withdrawInvitation } from '../../../records/invitation.ts'
import { changePart, endMembership, organizationKindOf, type TeamMember, teamOf } from '../../../records/team.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { idIn, memberIn } from '../../../web/asked.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { inviteMember } from '../../../web/invitation.ts'
import { type Left, leftBehind, letGo, takerNamed } from '../../../web/leaving.ts'
import {
  emailMistakes,
  narrowsByHub,
  readTeamForm,
  roleMistakes,
  type TeamForm,
  type TeamMistakes,
} from './team.form.ts'
import { memberView, teamView } from './team.view.ts'

/** A team of council size in one day; more would be mail to strangers. */
const MOST_A_DAY = 40

const BLANK: TeamForm = { email: '', role: '', hubIds: [] }

export const showTeam: Handler = (ask) => teamPage(ask, BLANK, {})

async function teamPage(ask: Ask, form: TeamForm, mistakes: TeamMistakes, status = 200): Promise<Answer> {
  const { organizationId } = memberIn(ask).membership
  const [team, invitations, { kind, hubs }] = await Promise.all([
    teamOf(ask.db, organizationId),
    invitationsInto(ask.db, organizationId, ask.now),
    settingOf(ask),
  ])
  return page(teamView(ask, { team, invitations, kind, hubs, form, mistakes }), status)
}

/** POST /desk/team/invite: into one's own organisation, with a role that it has. */
export const inviteToTeam: Handler = async (ask) => {
  const viewer = memberIn(ask)
  const { kind, hubs } = await settingOf(ask)
  const form = readTeamForm(ask.form, hubs)
  const mistakes = { ...emailMistakes(form), ...roleMistakes(form, kind) }
  if (Object.keys(mistakes).length > 0) return teamPage(ask, form, mistakes, 422)
  const { organizationId, organizationName } = viewer.membership
  if (await tooManyTries(ask, 'invite', MOST_A_DAY, 86_400, `organization:${organizationId}`)) {
    return teamPage(ask, form, { email: 'That is many invitations for one day. Go on tomorrow.' }, 429)
  }
  const hubIds = narrowsByHub(form.role) ? form.hubIds : []
  const invited = { email: form.email, organizationId, organizationName, role: form.role as Role, hubIds }
  await inTransaction(ask.db, (db) => inviteMember(db, viewer, invited, ask.origin, ask.now))
  return redirect('/desk/team')
}

export const withdraw: Handler = async (ask) => {
  const viewer = memberIn(ask)
  const id = idIn(ask)
  await inTransaction(ask.db, async (db) => {
    if (!(await withdrawInvitation(db, viewer.membership.organizationId, id, ask.now))) throw new NotFound()
    await writeHistory(db, viewer, 'invitation.withdrawn', `invitation:${id}`, {}, ask.now)
  })
  return redirect('/desk/team')
}

export const showMember: Handler = async (ask) => memberPage(ask, await memberOf(ask))

async function memberPage(ask: Ask, member: TeamMember, mistake?: string, status = 200): Promise<Answer> {
  const left = await leftBy(ask, member)
  return page(memberView(ask, { member, ...(await settingOf(ask)), left, mistake }), status)
}

/** What somebody would leave behind without this part of theirs: nothing, where another part lets them go on. */
async function leftBy(ask: Ask, { accountId, membershipId }: TeamMember): Promise<readonly Left[]> {
  const { organizationId, organizationName } = memberIn(ask).membership
  const others = await caringPlacesOf(ask.db, accountId, membershipId)
  if (others.some((one) => one.organizationId === organizationId)) return []
  return leftBehind(ask.db, accountId, [{ organizationId, name: organizationName }])
}

/** Whose work goes to others with this part, and to whom. */
async function leavingOf(ask: Ask, member: TeamMember, because: string): Promise<readonly Leaving[]> {
  return (await leftBy(ask, member)).map(({ organizationId }) => ({
    ...{ accountId: member.accountId, organizationId, because },
    toAccountId: takerNamed(ask.form, organizationId),
  }))
}

const REFUSED = {
  last: 'Nobody else can manage this team. Make somebody else an administrator first.',
  'has-it': 'They have that part already. Take them out of this one instead.',
  nobody: 'Nobody else here can look after their people. Invite somebody first, or give a colleague that part.',
} as const

export const changeMember: Handler = async (ask) => {
  const viewer = memberIn(ask)
  const member = await memberOf(ask)
  const { kind, hubs } = await settingOf(ask)
  const form = readTeamForm(ask.form, hubs)
  const mistake = roleMistakes(form, kind).role
  if (mistake) return memberPage(ask, member, mistake, 422)
  const part = { role: form.role as Role, hubIds: narrowsByHub(form.role) ? form.hubIds : [] }
  const goes = cares(member.role) && !cares(part.role)
  const leaving = goes ? await leavingOf(ask, member, 'other-part') : []
  const change = await letGo({ ...ask, viewer }, leaving, async (db) => {
    const change = await changePart(db, viewer.membership.organizationId, member.membershipId, part)
    const details = { from: member.role, to: part.role, hubs: part.hubIds.length }
    if (change === 'done') {
      await writeHistory(db, viewer, 'membership.changed', `membership:${member.membershipId}`, details, ask.now)
    }
    return change
  })
  return change === 'last' || change === 'has-it' || change === 'nobody'
    ? memberPage(ask, member, REFUSED[change], 409)
    : redirect('/desk/team')
}

export const endMember: Handler = async (ask) => {
  const viewer = memberIn(ask)
  const member = await memberOf(ask)
  const { organizationId } = viewer.membership
  const leaving = cares(member.role) ? await leavingOf(ask, member, 'left') : []
  const change = await letGo({ ...ask, viewer }, leaving, async (db) => {
    const change = await endMembership(db, organizationId, member.membershipId, viewer.accountId, ask.now)
    if (change === 'done') {
      await writeHistory(db, viewer, 'membership.ended', `membership:${member.membershipId}`, {}, ask.now)
    }
    return change
  })
  return change === 'last' || change === 'nobody'
    ? memberPage(ask, member, REFUSED[change], 409)
    : redirect('/desk/team')
}

/** Somebody of another organisation is nobody here. */
async function memberOf(ask: Ask): Promise<TeamMember> {
  const id = idIn(ask)
  const team = await teamOf(ask.db, memberIn(ask).membership.organizationId)
  return found(team.find(({ membershipId }) => membershipId === id))
}

async function settingOf(ask: Ask): Promise<{ kind: 'council' | 'partner'; hubs: readonly Hub[] }> {
  const kind = found(await organizationKindOf(ask.db, memberIn(ask).membership.organizationId))
  return { kind, hubs: kind === 'council' ? await hubsOf(ask.db, ask.viewer, ask.place.slug) : [] }
}
