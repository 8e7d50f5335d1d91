import { londonDate } from '../../../domain/london-time.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { data, page } from '../../../kit/http.ts'
import { answersForData, askForCopy, copiesAsked, write } from '../../../records/access-request.ts'
import type { Handler } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { copiesView } from './own-copy.view.ts'
import { KEPT_NOWHERE, ownDataOf, RECORD_PATH } from './own-data.queries.ts'

const ROOM = 'own-data'

export const showCopies: Handler = async (ask) => {
  const own = await ownDataOf(ask)
  return page(copiesView(own, await copiesAsked(ask.db, own.viewer), ask), 200, KEPT_NOWHERE)
}

/** POST: asks for a copy. The clock begins today, whoever reads it when. */
export const askCopy: Handler = async (ask) => {
  const own = await ownDataOf(ask)
  const { participantId } = own.viewer
  return takeOnce(ask, ROOM, async (db) => {
    const organizationId = found(await answersForData(db, participantId))
    const asked = { participantId, organizationId, askedOn: londonDate(ask.now), addresses: [own.viewer.address.value] }
    await askForCopy(db, own.viewer, asked, ask.now)
    return `${RECORD_PATH}/copy`
  })
}

/** The copy, to whoever answered the second question in this browser. */
export const fetchOwnCopy: Handler = async (ask) => {
  const own = await ownDataOf(ask)
  const one = found((await copiesAsked(ask.db, own.viewer)).find(({ id }) => id === ask.params.id))
  const bytes = one.fileUuid ? await ask.fileStore.read(one.fileUuid) : null
  if (!bytes) throw new NotFound()
  await write(ask.db, own.viewer, 'copy.fetched', one, ask.now)
  const disposition = `attachment; filename="copy-${one.number}.zip"`
  return data('application/zip', bytes, 200, { 'content-disposition': disposition, 'cache-control': 'no-store' })
}
