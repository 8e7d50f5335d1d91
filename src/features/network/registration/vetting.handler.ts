import { DECISIONS, type DecisionName, whyNotYet } from '../../../domain/vetting.ts'
import { found } from '../../../kit/errors.ts'
import { page, redirect } from '../../../kit/http.ts'
import { peopleAt } from '../../../records/caring.ts'
import { queueMessage } from '../../../records/message.ts'
import { findRegistration, registrations, similarOrganizations, vet } from '../../../records/registration.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { readId } from '../../../web/paths.ts'
import { decisionWords } from './registration.email.ts'
import { queueView, vettingView } from './vetting.view.ts'

export const showQueue: Handler = async (ask) => page(queueView(await registrations(ask.db, ask.viewer), ask))

export const showVetting: Handler = async (ask) => {
  const registration = await asked(ask)
  const similar = await similarOrganizations(ask.db, registration)
  const typed = { decision: '', ticked: registration.checklist, words: '' }
  return page(vettingView({ registration, similar, typed, mistake: null }, ask))
}

/** POST /desk/organisations/:id: a decision, with the checklist behind it and the words that its people are told. */
export const decide: Handler = async (ask) => {
  const registration = await asked(ask)
  const decision = ask.form.get('decision') ?? ''
  const typed = { decision, ticked: ask.form.getAll('checklist'), words: (ask.form.get('words') ?? '').slice(0, 2000) }
  const mistake = isDecision(decision)
    ? whyNotYet(decision, { ...registration, ...typed, people: await peopleAt(ask.db, registration.organizationId) })
    : { field: 'decision' as const, words: 'Choose what you decide' }
  if (!isDecision(decision) || mistake) {
    const similar = await similarOrganizations(ask.db, registration)
    return page(vettingView({ registration, similar, typed, mistake }, ask), 422)
  }
  await inTransaction(ask.db, async (db) => {
    const words = typed.words.trim() || null
    await vet(db, ask.viewer, registration, { decision, ticked: typed.ticked, words }, ask.now)
    await queueMessage(
      db,
      {
        to: { kind: 'email', value: registration.contactEmail },
        key: `organization:${registration.organizationId}:${decision}:${ask.now.getTime()}`,
        kind: 'organization.decided',
        language: 'en',
        words: decisionWords(registration.name, decision, words, ask.origin),
        waitsForMorning: true,
      },
      ask.now,
    )
  })
  return redirect(`/desk/organisations/${registration.organizationId}?done=yes`)
}

const isDecision = (text: string): text is DecisionName => Object.hasOwn(DECISIONS, text)

const asked = async ({ db, viewer, params }: Ask) => {
  const id = readId(params.id)
  return found(id === null ? null : await findRegistration(db, viewer, id))
}
