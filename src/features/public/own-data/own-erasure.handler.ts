import { mustKeep } from '../../../domain/person-retention.ts'
import { found } from '../../../kit/errors.ts'
import { page } from '../../../kit/http.ts'
import { answersForData } from '../../../records/access-request.ts'
import { askToErase, erasuresAsked, takeErasureBack } from '../../../records/erasure-request.ts'
import { ownCases } from '../../../records/own-cases.ts'
import { ownReferrals } from '../../../records/own-record.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { KEPT_NOWHERE, type OwnData, ownDataOf, RECORD_PATH } from './own-data.queries.ts'
import { erasureView } from './own-erasure.view.ts'

const ROOM = 'own-data'
const LONGEST = 2000
const PATH = `${RECORD_PATH}/erasure`

/** What deleting means, what is kept and why, and the request where there is one. */
export const showErasure: Handler = async (ask) => {
  const own = await ownDataOf(ask)
  const known = { asked: await erasuresAsked(ask.db, own.viewer), ...(await standingOf(ask, own)) }
  return page(erasureView(own, known, ask), 200, KEPT_NOWHERE)
}

async function standingOf({ db, now, place }: Ask, { viewer }: OwnData) {
  const cases = await ownCases(db, viewer, now)
  const programs = [...cases, ...(await ownReferrals(db, viewer))].map(({ program }) => program)
  return { kept: mustKeep(programs, place.keepPrograms), open: cases.some(({ closedAt }) => closedAt === null) }
}

/** POST: asks for it. A person answers within a month. */
export const askForErasure: Handler = async (ask) => {
  const own = await ownDataOf(ask)
  const { participantId } = own.viewer
  const words = (ask.form.get('words') ?? '').normalize('NFC').trim().slice(0, LONGEST) || null
  const byAddress = ask.form.get('by-address') === 'yes'
  return takeOnce(ask, ROOM, async (db) => {
    const organizationId = found(await answersForData(db, participantId))
    await askToErase(db, own.viewer, { participantId, organizationId, byAddress, words }, ask.now)
    return PATH
  })
}

/** POST: they do not want it any more. */
export const endErasure: Handler = async (ask) => {
  const own = await ownDataOf(ask)
  const asked = await erasuresAsked(ask.db, own.viewer)
  const one = found(asked.find(({ id, decision }) => id === ask.params.id && decision === null))
  return takeOnce(ask, ROOM, async (db) => {
    await takeErasureBack(db, own.viewer, one, ask.now)
    return PATH
  })
}
