import { randomUUID } from 'node:crypto'
import { CORRECTION_DECISIONS } from '../../../domain/data-request.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import {
  askToCorrect,
  type CorrectionRequest,
  correctionsAsked,
  decideCorrection,
} from '../../../records/correction-request.ts'
import { writeHistory } from '../../../records/history.ts'
import { queueMessage } from '../../../records/message.ts'
import { writeNote } from '../../../records/note.ts'
import { findNote } from '../../../records/note-list.ts'
import { findParticipant } from '../../../records/participant.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { dataMessage } from '../../../web/data-messages.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personAsked } from '../../../web/person-asked.ts'
import { correctionView, takingView } from './correction.view.ts'

const ROOM = 'data-protection'
const DESK = '/desk/data-protection'

export const showCorrecting: Handler = async (ask) => page(takingView(ask, await personAsked(ask), {}))

/** POST: what somebody said is wrong, by telephone, letter or in person. */
export const takeCorrection: Handler = async (ask) => {
  const person = await personAsked(ask)
  const wrong = wordsIn(ask.form, 'wrong')
  if (!wrong) return page(takingView(ask, person, { wrong: 'Write what they say is wrong' }), 422)
  const viewer = memberIn(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    const asked = { participantId: person.id, organizationId: viewer.membership.organizationId, noteId: null, wrong }
    await askToCorrect(db, viewer, { ...asked, right: wordsIn(ask.form, 'right') || null }, ask.now)
    return DESK
  })
}

export const showCorrection: Handler = (ask) => correctionPage(ask, {})

async function correctionPage(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const one = await correctionAsked(ask)
  const note = one.noteId ? await findNote(ask.db, ask.viewer, one.noteId, ask.now) : null
  const about = { participantId: one.participantId, why: 'privacy' as const }
  await writeHistory(ask.db, ask.viewer, 'correction.viewed', `correction-request:${one.id}`, {}, ask.now, about)
  return page(correctionView(ask, { one, note, mistakes }), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** POST: the decision, with its reason; a note that says what is right beside the one that is wrong; the person is told. */
export const decide: Handler = async (ask) => {
  const one = await correctionAsked(ask)
  const viewer = memberIn(ask)
  const decision = CORRECTION_DECISIONS.find(({ value }) => value === ask.form.get('decision'))?.value
  const words = wordsIn(ask.form, 'words')
  const right = wordsIn(ask.form, 'correction')
  const mistakes: Mistakes = {
    ...(!decision && { decision: 'Choose what you decided' }),
    ...(words.length < 10 && { words: 'Say why. The person reads it' }),
    ...(one.noteId && decision && decision !== 'refused' && !right && { correction: 'Write what is right' }),
  }
  if (!decision || Object.keys(mistakes).length > 0) return correctionPage(ask, mistakes)
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, one)
    const note = one.noteId && decision !== 'refused' ? await findNote(db, viewer, one.noteId, ask.now) : null
    const correctionId = note ? randomUUID() : null
    if (note && correctionId) {
      await writeNote(
        db,
        viewer,
        {
          ...{ id: correctionId, participantId: note.participantId, kind: 'note', subject: note.subject, words: right },
          ...{ visibility: note.visibility, twoWay: false, happenedAt: ask.now, corrects: note.id },
        },
        ask.now,
      )
    }
    await decideCorrection(db, viewer, one, { decision, words, correctionId }, ask.now)
    const person = await findParticipant(db, viewer, one.participantId, ask.now)
    const from = { origin: ask.origin, phone: ask.place.contact.phone }
    const message =
      person && dataMessage(person, { kind: 'correction.decided', id: one.id, until: null, once: '1' }, from)
    if (message) await queueMessage(db, message, ask.now)
    return DESK
  })
}

const correctionAsked = async (ask: Ask): Promise<CorrectionRequest> =>
  found((await correctionsAsked(ask.db, memberIn(ask))).find(({ id }) => id === ask.params.id))

const wordsIn = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim().slice(0, 4000)
