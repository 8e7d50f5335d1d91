import type { ServiceRequest, Task } from 'fhir/r4.js'
import { emitCapability } from '../../../adapters/fhir/emit-capability.ts'
import { emitServiceRequest, emitTask } from '../../../adapters/fhir/emit-request.ts'
import { emitSearchset } from '../../../adapters/fhir/emit-searchset.ts'
import { readPatch } from '../../../adapters/fhir/patch.ts'
import { readJson } from '../../../adapters/fhir/read-json.ts'
import { refusal } from '../../../adapters/fhir/refusal.ts'
import { type ReferralSearch, readReferralSearch } from '../../../adapters/fhir/search-parameters.ts'
import { TOLD_AS } from '../../../adapters/fhir/task-status.ts'
import { nameKey } from '../../../domain/participant.ts'
import { REFERRAL_STATUSES, type ReferralStatus } from '../../../domain/referral.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type Answer, data } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import {
  type FollowedReferral,
  type FollowedSearch,
  findFollowed,
  searchFollowed,
} from '../../../records/fhir-referral.ts'
import { writeHistory } from '../../../records/history.ts'
import { FHIR_JSON, type MachineAsk, RefusedMachine } from '../../../web/machine.ts'
import { moveAsReferrer } from './change-referral.handler.ts'
import { ownHeaders } from './process-message.handler.ts'
import { sharedReferral } from './status.page.ts'

type Kind = 'ServiceRequest' | 'Task'

/** GET /fhir/metadata: what can be asked here. For everybody. */
export const showCapability = (ask: MachineAsk): Answer =>
  data(FHIR_JSON, JSON.stringify(emitCapability(baseOf(ask), '0.4.0', '2026-11-22')))

/** GET /fhir/ServiceRequest/:id and GET /fhir/Task/:id: one referral that this system follows. */
export const showOne =
  (kind: Kind) =>
  async (ask: MachineAsk): Promise<Answer> => {
    ownHeaders(ask, { target: false })
    return data(FHIR_JSON, JSON.stringify(resourceOf(kind, ask, await asked(ask))))
  }

/** GET /fhir/ServiceRequest and GET /fhir/Task: those that this system follows, newest first. */
export const search =
  (kind: Kind) =>
  async (ask: MachineAsk): Promise<Answer> => {
    ownHeaders(ask, { target: false })
    const read = readReferralSearch(ask.query, kind)
    if (!read.ok) throw new RefusedMachine(read.refusal)
    const { found, total } = await searchFollowed(ask.db, ask.viewer, wanted(read.search, kind), ask.now)
    for (const one of found) await noteView(ask, one)
    const resources = found.map((one) => resourceOf(kind, ask, one))
    const page = { total, count: read.search.count, offset: read.search.offset }
    return data(FHIR_JSON, JSON.stringify(emitSearchset(resources, page, `${ask.origin}${ask.path}`, baseOf(ask))))
  }

/** PATCH /fhir/ServiceRequest/:id: take it back, or answer a question. */
export async function patchRequest(ask: MachineAsk): Promise<Answer> {
  ownHeaders(ask, { target: false })
  const { id } = await asked(ask)
  const json = readJson(ask.body)
  if ('refusal' in json) throw new RefusedMachine(json.refusal)
  const read = readPatch(json.value, id)
  if (!read.ok) throw new RefusedMachine(read.refusal)
  const { withdraw, notes } = read.patch
  const words = notes.join('\n').trim()
  if (withdraw) await moveAsReferrer(ask, id, 'withdraw', words || 'Taken back by the system that sent it.')
  else if (words) await moveAsReferrer(ask, id, 'answer', words)
  else throw new RefusedMachine(refusal('REC_UNPROCESSABLE_ENTITY', 'processing', 'There is nothing to change.'))
  return data(FHIR_JSON, JSON.stringify(resourceOf('ServiceRequest', ask, await asked(ask))))
}

const baseOf = ({ origin }: MachineAsk): string => `${origin}/fhir`

/** Returns the referral that the address names, and notes that it was looked at. */
async function asked(ask: MachineAsk): Promise<FollowedReferral> {
  const { id } = ask.params
  const followed = isUuid(id ?? '') ? await findFollowed(ask.db, ask.viewer, id!, ask.now) : null
  if (!followed) throw new NotFound()
  await noteView(ask, followed)
  return followed
}

const noteView = ({ db, viewer, now, peer }: MachineAsk, { id, participantId }: FollowedReferral): Promise<void> =>
  writeHistory(db, viewer, 'referral.viewed', `referral:${id}`, { peer: peer!.viewer.peerId }, now, {
    participantId,
    why: 'machine',
  })

function resourceOf(kind: Kind, ask: MachineAsk, followed: FollowedReferral): ServiceRequest | Task {
  const shared = sharedReferral(followed, ask.peer!.odsCode)
  return kind === 'Task' ? emitTask(shared, baseOf(ask)) : emitServiceRequest(shared)
}

/** A status of FHIR is several of ours; one that none of ours is finds nothing. */
function wanted({ person, status, ...search }: ReferralSearch, kind: Kind): FollowedSearch {
  const told = (state: ReferralStatus): string => TOLD_AS[state][kind === 'Task' ? 'task' : 'request']
  return {
    ...search,
    id: search.id && isUuid(search.id) ? search.id : search.id && '00000000-0000-0000-0000-000000000000',
    person: person && {
      familyKey: nameKey(person.name.split(/\s+/).at(-1)!),
      bornOn: person.bornOn,
      postcode: person.postcode,
    },
    states:
      status.length === 0
        ? null
        : REFERRAL_STATUSES.map(({ value }) => value).filter((state) => status.includes(told(state))),
  }
}
