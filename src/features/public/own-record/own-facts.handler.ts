import { isOpenReferral } from '../../../domain/referral.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { ownCases } from '../../../records/own-cases.ts'
import { ownReferrals } from '../../../records/own-record.ts'
import { changeParticipant } from '../../../records/participant.ts'
import { writeWord } from '../../../records/participant-word.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { tellHearer } from '../../../web/own-words-news.ts'
import { changedFacts, factsAsForm, readFacts, settledFacts } from './own-facts.form.ts'
import { factsView } from './own-facts.view.ts'
import { sayToCase } from './own-messages.form.ts'
import { openOnes } from './own-plan.queries.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'

export async function showFacts(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(factsView(own, factsAsForm(own.person), {}, ask), 200, KEPT_NOWHERE)
}

/**
 * Puts right what is known of somebody. What was passed on before stays as it was on its day; whoever has an open referral
 * reads what has changed beside it.
 */
export async function saveFacts(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const form = settledFacts(ask.form, own.person)
  const read = readFacts(form, own.person)
  if (!read.ok) return page(factsView(own, form, read.mistakes, ask), 422, KEPT_NOWHERE)
  const changed = changedFacts(own.person, read.value)
  if (changed.length === 0)
    return page(factsView(own, form, { 'given-name': 'Nothing is different yet' }, ask), 422, KEPT_NOWHERE)
  return takeOnce(ask, ROOM, async (db) => {
    const asked = { ...ask, db }
    await changeParticipant(db, own.viewer, own.person, read.value, ask.now)
    const about = { participantId: own.person.id, why: 'own-record' } as const
    const fields = changed.map(({ field }) => field).join(', ')
    await writeHistory(
      db,
      own.viewer,
      'participant.changed',
      `participant:${own.person.id}`,
      { fields },
      ask.now,
      about,
    )
    await tellReceivers(asked, own, changed.map(({ words }) => words).join('\n'))
    await tellAdvisers(asked, own, changed.map(({ words }) => words).join('\n'))
    return RECORD_PATH
  })
}

async function tellReceivers(ask: Ask, { viewer }: Own, words: string): Promise<void> {
  const open = (await ownReferrals(ask.db, viewer)).filter(
    ({ facts, sharing }) => sharing && isOpenReferral(facts.status),
  )
  for (const referral of open) {
    const of = {
      participantId: viewer.participantId,
      referralId: referral.id,
      organizationId: referral.toOrganizationId,
    }
    await writeWord(ask.db, { ...of, kind: 'correction', words, useful: null }, ask.now)
    await tellHearer(ask, referral)
  }
}

/** Whoever has an open case reads what has changed as a message of theirs: with a day by which they have dealt with it. */
async function tellAdvisers({ db, now }: Ask, own: Own, words: string): Promise<void> {
  for (const kept of openOnes(await ownCases(db, own.viewer, now)))
    await sayToCase(db, own, kept, `I have put something right:\n${words}`, now)
}
