import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { emergencies } from '../../../records/emergency.ts'
import { writeHistory } from '../../../records/history.ts'
import {
  endExclusion,
  exclude,
  keepingOf,
  letIn,
  liftRestriction,
  linksKeptBack,
  peopleAtRisk,
  restrict,
  sendKeptBackLink,
  shutOut,
} from '../../../records/people-at-risk.ts'
import { teamOf } from '../../../records/team.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { idIn, memberIn } from '../../../web/asked.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personIn } from './person-asked.queries.ts'
import { keptView, privacyView } from './privacy.view.ts'

export const showPrivacy: Handler = (ask) => privacyPage(ask, {})

/** Returns who is kept apart, how many emergencies wait, and the way to any record. */
export async function privacyPage(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const people = await peopleAtRisk(ask.db, ask.viewer, ask.now)
  const count = people.length
  await writeHistory(ask.db, ask.viewer, 'people-at-risk.listed', 'people-at-risk', { count }, ask.now, {
    why: 'privacy',
  })
  const waiting = (await emergencies(ask.db, memberIn(ask))).filter(({ verdict }) => verdict === null).length
  return page(privacyView(ask, { people, waiting, mistakes }), Object.keys(mistakes).length > 0 ? 422 : 200)
}

export const showKept: Handler = (ask) => keptPage(ask, {})

async function keptPage(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const person = await personIn(ask)
  const about = { participantId: person.id, why: 'privacy' as const }
  await writeHistory(ask.db, ask.viewer, 'participant.viewed', `participant:${person.id}`, {}, ask.now, about)
  const keeping = await keepingOf(ask.db, person.id)
  const restricted = keeping.reason !== null
  const team = await teamOf(ask.db, memberIn(ask).membership.organizationId)
  const links = restricted ? await linksKeptBack(ask.db, person.id) : []
  const facts = { person, keeping, restricted, links, team, mistakes }
  return page(keptView(ask, facts), Object.keys(mistakes).length > 0 ? 422 : 200)
}

export const restrictRecord: Handler = async (ask) => {
  const person = await personIn(ask)
  const reason = (ask.form.get('reason') ?? '').trim().slice(0, 2000)
  if (!reason) return keptPage(ask, { reason: 'Say why the record is restricted' })
  await restrict(ask.db, memberIn(ask), person.id, reason, ask.now)
  return backTo(person.id)
}

export const lift: Handler = async (ask) => {
  const person = await personIn(ask)
  // Whoever has accounts sees it from now on; a partner without any would never hear of it.
  for (const link of await linksKeptBack(ask.db, person.id))
    if (link.sentAt === null) await sendKeptBackLink(ask.db, memberIn(ask), person.id, link, ask.origin, ask.now)
  await liftRestriction(ask.db, memberIn(ask), person.id, ask.now)
  return backTo(person.id)
}

/** POST: a partner who answers by a link gets it, as a colleague would be let in. */
export const sendLink: Handler = async (ask) => {
  const person = await personIn(ask)
  const asked = ask.form.get('referral')
  const link = found((await linksKeptBack(ask.db, person.id)).find(({ referralId }) => referralId === asked))
  await sendKeptBackLink(ask.db, memberIn(ask), person.id, link, ask.origin, ask.now)
  return backTo(person.id)
}

export const addPass: Handler = async (ask) => {
  const person = await personIn(ask)
  const account = await colleague(ask, 'pass')
  if (!account) return keptPage(ask, { pass: 'Choose who may see the record' })
  await letIn(ask.db, memberIn(ask), person.id, account, ask.now)
  return backTo(person.id)
}

export const endPass: Handler = async (ask) => {
  const person = await personIn(ask)
  await shutOut(ask.db, memberIn(ask), person.id, idIn(ask, 'account'), ask.now)
  return backTo(person.id)
}

export const addExclusion: Handler = async (ask) => {
  const person = await personIn(ask)
  const account = await colleague(ask, 'excluded')
  const reason = (ask.form.get('why') ?? '').trim().slice(0, 2000)
  const mistakes = {
    ...(account ? {} : { excluded: 'Choose who must not see this person' }),
    ...(reason ? {} : { why: 'Say why' }),
  }
  if (!account || !reason) return keptPage(ask, mistakes)
  await exclude(ask.db, memberIn(ask), person.id, { accountId: account, reason }, ask.now)
  return backTo(person.id)
}

export const stopExclusion: Handler = async (ask) => {
  const person = await personIn(ask)
  await endExclusion(ask.db, memberIn(ask), person.id, idIn(ask, 'exclusion'), ask.now)
  return backTo(person.id)
}

/** Returns the account of the colleague who was chosen; null for nobody and for somebody of another organisation. */
async function colleague(ask: Ask, field: string): Promise<number | null> {
  const chosen = Number(ask.form.get(field))
  const team = await teamOf(ask.db, memberIn(ask).membership.organizationId)
  return team.find(({ accountId }) => accountId === chosen)?.accountId ?? null
}

const backTo = (id: string): Answer => redirect(`/desk/privacy/people/${found(id)}`)
