import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { allPeers, issuePeer, organizationsForPeers, revokePeer } from '../../../records/fhir-peer.ts'
import { addressedServices, addServiceNumber } from '../../../records/fhir-service.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { idIn, memberIn } from '../../../web/asked.ts'
import {
  DIRECTORY_OF_SERVICES,
  EMPTY_PEER,
  type NumberMistakes,
  numberMistakes,
  type PeerForm,
  type PeerMistakes,
  readPeer,
  readPeerForm,
  readServiceNumber,
} from './peers.form.ts'
import { newPeerView, peersView, tokenView } from './peers.view.ts'

export const showPeers: Handler = (ask) => peersPage(ask, { service: '', value: '' }, {})

async function peersPage(
  ask: Ask,
  form: ReturnType<typeof readServiceNumber>,
  mistakes: NumberMistakes,
  status = 200,
): Promise<Answer> {
  const [peers, services] = await Promise.all([allPeers(ask.db), addressedServices(ask.db)])
  return page(peersView(ask, { peers, services, form, mistakes }), status)
}

export const showNewPeer: Handler = (ask) => newPeerPage(ask, EMPTY_PEER, {})

const newPeerPage = async (ask: Ask, form: PeerForm, mistakes: PeerMistakes, status = 200): Promise<Answer> =>
  page(newPeerView(ask, { organizations: await organizationsForPeers(ask.db), form, mistakes }), status)

/** POST /desk/systems: shows the token, this once. */
export const letIn: Handler = async (ask) => {
  const form = readPeerForm(ask.form)
  const read = readPeer(form, await organizationsForPeers(ask.db))
  if (!read.ok) return newPeerPage(ask, form, read.mistakes, 422)
  const token = await inTransaction(ask.db, (db) => issuePeer(db, memberIn(ask), read.peer, ask.now))
  return page(tokenView(ask, read.peer.name, token), 200, { headers: { 'cache-control': 'no-store' } })
}

/** POST /desk/systems/:id/take-back: shut out from the next request on. */
export const takeBack: Handler = async (ask) => {
  const id = idIn(ask)
  const done = await inTransaction(ask.db, (db) => revokePeer(db, memberIn(ask), id, ask.now))
  found(done || null)
  return redirect('/desk/systems')
}

/** POST /desk/systems/numbers: by which number of the Directory of Services others know a service. */
export const addNumber: Handler = async (ask) => {
  const form = readServiceNumber(ask.form)
  const mistakes = numberMistakes(form, await addressedServices(ask.db))
  if (Object.keys(mistakes).length > 0) return peersPage(ask, form, mistakes, 422)
  const number = { system: DIRECTORY_OF_SERVICES, value: form.value, serviceId: Number(form.service) }
  const added = await inTransaction(ask.db, (db) => addServiceNumber(db, memberIn(ask), number, ask.now))
  if (!added) return peersPage(ask, form, { number: 'Another service has this number already' }, 409)
  return redirect('/desk/systems#services')
}
