import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { answersForData } from '../../../records/access-request.ts'
import { askToCorrect, correctionsAsked } from '../../../records/correction-request.ts'
import { notesOf } from '../../../records/note-list.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { wrongView } from './own-correction.view.ts'
import { KEPT_NOWHERE, ownDataOf, RECORD_PATH } from './own-data.queries.ts'

const ROOM = 'own-data'
const LONGEST = 4000

export const showWrong: Handler = (ask) => wrongPage(ask, {})

async function wrongPage(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const own = await ownDataOf(ask)
  const notes = await notesOf(ask.db, own.viewer, own.ids, { most: 100 }, ask.now)
  const said = await correctionsAsked(ask.db, own.viewer)
  return page(
    wrongView({ own, notes, said, mistakes }, ask),
    Object.keys(mistakes).length > 0 ? 422 : 200,
    KEPT_NOWHERE,
  )
}

/** POST: what is wrong, and what it should say. Somebody answers with a reason, within a month. */
export const sayWrong: Handler = async (ask) => {
  const own = await ownDataOf(ask)
  const words = (name: string) => (ask.form.get(name) ?? '').trim().slice(0, LONGEST)
  const wrong = words('wrong')
  if (!wrong) return wrongPage(ask, { wrong: 'Write what is wrong' })
  const about = (await notesOf(ask.db, own.viewer, own.ids, { most: 100 }, ask.now)).find(
    ({ id }) => id === ask.form.get('note'),
  )
  return takeOnce(ask, ROOM, async (db) => {
    const participantId = about?.participantId ?? own.viewer.participantId
    const organizationId = about?.organizationId ?? found(await answersForData(db, participantId))
    const asked = { participantId, organizationId, noteId: about?.id ?? null, wrong, right: words('right') || null }
    await askToCorrect(db, own.viewer, asked, ask.now)
    return `${RECORD_PATH}/correction`
  })
}
