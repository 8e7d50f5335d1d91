import { randomBytes, randomUUID } from 'node:crypto'
import { canMove, type HelpRequest } from '../../../domain/help-request.ts'
import { endOfLondonDay, readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { may } from '../../../domain/permission.ts'
import { readReference } from '../../../domain/reference.ts'
import type { ReferredPerson } from '../../../domain/referral-packet.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { findHelpRequest, moveHelpRequest } from '../../../records/help-request.ts'
import { writeHistory } from '../../../records/history.ts'
import { findParticipant, grantReach, knownOf, registerParticipant } from '../../../records/participant.ts'
import { type PossibleMatch, possibleMatches } from '../../../records/person-match.ts'
import { openCase, openCaseOn } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { ROOM } from './cases.handler.ts'
import { casesPath } from './cases.queries.ts'
import { readOpening } from './open.form.ts'
import { togetherView } from './together.view.ts'

/** Somebody who asked for help and was met: from here on an adviser works with them. */
async function requestAsked(ask: Ask): Promise<HelpRequest> {
  const { db, viewer, params } = ask
  if (!may(viewer, 'help-requests.answer')) throw new NotFound()
  const request = found(await findHelpRequest(db, viewer, found(readReference(params.reference ?? ''))))
  if (request.status !== 'met' || !canMove(request.status, 'close')) throw new Conflict('cannot-be-moved')
  return request
}

/** Who they say they are: of the request what it knows, and what is typed over it. */
function whoAsked(request: HelpRequest, form: URLSearchParams): ReferredPerson & { readonly bornOn: LocalDate | null } {
  const words = request.name.trim().split(/\s+/)
  const typed = (name: string, else_: string) => (form.get(name) ?? else_).normalize('NFC').trim().slice(0, 100)
  return {
    givenName: typed('given-name', words[0] ?? ''),
    familyName: typed('family-name', words.slice(1).join(' ')),
    knownAs: null,
    bornOn: readDate(form.get('born') ?? ''),
    ...{ email: request.email, phone: request.phone, postalAddress: request.postalAddress, postcode: request.postcode },
    ...{ contactBy: request.contactBy, mayLeaveMessage: request.mayLeaveMessage, mayText: request.mayText },
    ...{ othersMaySee: request.othersMaySee, bestTimes: request.bestTimes, safeWords: request.safeWords },
    ...{ language: request.language, interpreter: request.interpreter, access: request.access },
    ...{ accessWords: request.accessWords, nhsNumber: null },
  }
}

export async function showTogether(ask: Ask): Promise<Answer> {
  const request = await requestAsked(ask)
  const subject = `help-request:${request.id}`
  await writeHistory(ask.db, ask.viewer, 'help-request.viewed', subject, {}, ask.now, { why: 'support' })
  return togetherAnswer(ask, request, {})
}

async function togetherAnswer(ask: Ask, request: HelpRequest, mistakes: Mistakes): Promise<Answer> {
  const person = whoAsked(request, ask.form)
  const { matches, elsewhere } = await possibleMatches(ask.db, ask.viewer, knownOf(person), ask.now)
  await noteCompared(ask, matches)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(togetherView({ request, person, matches, elsewhere }, mistakes, ask), status)
}

/** Whose record stood there as one that may be theirs: they can read that it did. */
async function noteCompared({ db, viewer, now }: Ask, matches: readonly PossibleMatch[]): Promise<void> {
  for (const { person } of matches) {
    const about = { participantId: person.id, why: 'duplicates' } as const
    await writeHistory(db, viewer, 'participant.found', `participant:${person.id}`, {}, now, about)
  }
}

/**
 * Opens a case for whoever asked for help: on the record that is theirs, or a new one with what they told us. The request
 * ends with it, in the same transaction, so that there is no moment without an owner, a step and a date.
 */
export async function keepTogether(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const request = await requestAsked(ask)
  const person = whoAsked(request, form)
  const read = readOpening(form, now)
  const chosen = form.get('record') ?? ''
  const known = isUuid(chosen) ? await findParticipant(db, viewer, chosen, now) : null
  const mistakes = {
    ...(known || chosen === 'new' ? {} : { record: 'Say if we know them already' }),
    ...(chosen === 'new' && !person.givenName ? { 'given-name': 'Enter a first name' } : {}),
    ...(chosen === 'new' && !person.familyName ? { 'family-name': 'Enter a last name' } : {}),
    ...(read.ok ? {} : read.mistakes),
  }
  if (!read.ok || Object.keys(mistakes).length > 0) return togetherAnswer(ask, request, mistakes)
  const { program, path, nextStep, dueOn } = read.value
  if (known && (await openCaseOn(db, viewer, known.id, program, now))) {
    return togetherAnswer(ask, request, { program: 'Somebody works with them on this already' })
  }
  return takeDeskForm(ask, ROOM, async (db) => {
    const { organizationId } = viewer.membership
    const participantId = known?.id ?? randomUUID()
    if (!known) {
      const record = { id: participantId, placeSlug: request.placeSlug, registeredBy: organizationId }
      const { wardCode, sample, hubId } = request
      await registerParticipant(db, { ...record, wardCode, person, random: randomBytes(8), sample }, now)
      const reach = { participantId, organizationId, hubId, accountId: viewer.accountId, ground: 'registered' } as const
      await grantReach(db, reach, now)
    }
    const { hubId, placeSlug, sample } = request
    await openCase(
      db,
      viewer,
      {
        ...{ id: randomUUID(), placeSlug, participantId, organizationId, hubId, program, path, sample },
        ...{ helpRequestId: request.id, ownerAccountId: viewer.accountId, nextStep, dueAt: endOfLondonDay(dueOn) },
      },
      now,
    )
    const words = `${viewer.name} works with you from now on. Next: ${nextStep}.`
    await moveHelpRequest(db, viewer, request, { move: 'close', outcome: 'with-adviser', words }, now)
    return casesPath({ id: participantId })
  })
}
