import type { HelpRequest } from '../../../domain/help-request.ts'
import { readReference } from '../../../domain/reference.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { changeContact, entriesOf, findOwnHelpRequest, moveHelpRequest } from '../../../records/help-request.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { ownHelpRequestPath } from '../../../web/own-help-requests.ts'
import { contactAsForm, readContactWay, readSafety } from '../../../web/safe-contact-form.ts'
import { stopped } from './own-help-request.email.ts'
import { ownHelpRequestPage } from './own-help-request.page.ts'
import { contactView, ownHelpRequestView, stopView } from './own-help-request.view.ts'

/** A page about somebody is not kept by a browser that others use. */
const KEPT_NOWHERE = { headers: { 'cache-control': 'no-store' } }

const ownRequest = async ({ db, viewer, params }: Ask): Promise<HelpRequest> =>
  found(await findOwnHelpRequest(db, viewer, found(readReference(params.reference ?? ''))))

export const showOwnHelpRequest = async (ask: Ask): Promise<Answer> => requestAnswer(ask, await ownRequest(ask), {})

async function requestAnswer(ask: Ask, request: HelpRequest, mistakes: Mistakes): Promise<Answer> {
  const shown = ownHelpRequestPage(request, await entriesOf(ask.db, request), ask.now)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(ownHelpRequestView(shown, request, mistakes, ask), status, KEPT_NOWHERE)
}

/** Takes what somebody adds. An adviser reads it within the promise; what was closed is open again. */
export async function addMore(ask: Ask): Promise<Answer> {
  const { viewer, form, now, place } = ask
  const request = await ownRequest(ask)
  const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 2000)
  if (!words) return requestAnswer(ask, request, { words: 'Write what you want to tell us' })

  return takeOnce(ask, 'own-help-request', async (db) => {
    const promised = workingDeadline(now, place.replyWorkingDays)
    const sooner = request.dueAt && request.dueAt < promised ? request.dueAt : promised
    const next = { words: 'We read what you added and contact you', dueAt: sooner }
    await moveHelpRequest(db, viewer, request, { move: 'add', words, next }, now)
    return ownHelpRequestPath(request.reference)
  })
}

export async function askToStop(ask: Ask): Promise<Answer> {
  return page(stopView(await ownRequest(ask), ask), 200, KEPT_NOWHERE)
}

export async function stop(ask: Ask): Promise<Answer> {
  const { viewer, now, place } = ask
  const request = await ownRequest(ask)
  return takeOnce(ask, 'own-help-request', async (db) => {
    await moveHelpRequest(db, viewer, request, { move: 'withdraw', outcome: 'withdrawn' }, now)
    const message = stopped(request, request.hub.phone ?? place.contact.phone, now)
    if (message) await queueMessage(db, message, now)
    return ownHelpRequestPath(request.reference)
  })
}

export async function showContact(ask: Ask): Promise<Answer> {
  const request = await ownRequest(ask)
  return page(contactView(request, contactAsForm(request), {}, ask), 200, KEPT_NOWHERE)
}

/** Changes how somebody is reached. With another address they prove that one to come back here. */
export async function saveContact(ask: Ask): Promise<Answer> {
  const { viewer, form, now } = ask
  const request = await ownRequest(ask)
  if (request.status === 'closed') throw new Conflict('closed')
  const way = readContactWay(form)
  const safety = way.ok ? readSafety(form, way.value) : null
  if (!way.ok || !safety?.ok) {
    const mistakes = { ...(way.ok ? {} : way.mistakes), ...(safety && !safety.ok ? safety.mistakes : {}) }
    return page(contactView(request, form, mistakes, ask), 422, KEPT_NOWHERE)
  }
  const contact = { ...way.value, ...safety.value }
  const proved = viewer.kind === 'resident' && contact[viewer.address.kind] === viewer.address.value
  return takeOnce(ask, 'own-help-request', async (db) => {
    await moveHelpRequest(db, viewer, request, { move: 'contact-change' }, now)
    await changeContact(db, request, contact)
    return proved ? ownHelpRequestPath(request.reference) : '/requests'
  })
}
