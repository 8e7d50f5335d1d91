import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { askedAbout, askToLink } from '../../../records/link-question.ts'
import { findParticipant, knownOf } from '../../../records/participant.ts'
import { possibleMatches } from '../../../records/person-match.ts'
import { decidedAbout } from '../../../records/person-match-review.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { onePersonView } from './one-person.view.ts'

const ROOM = 'desk-duplicates-person'

/** Who else somebody may be: people of ours with reasons; of others no more than that one can ask. */
export async function showMatches(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const person = await personIn(ask)
  const { matches, elsewhere } = await possibleMatches(db, viewer, knownOf(person), now, person.id)
  const settled = new Set([...(await recordsOf(db, viewer, person.id, now)), ...(await decidedAbout(db, person.id))])
  const shown = matches.filter((match) => !settled.has(match.person.id))
  for (const { id } of [person, ...shown.map((match) => match.person)])
    await writeHistory(db, viewer, 'participant.compared', `participant:${id}`, {}, now, {
      participantId: id,
      why: 'duplicates',
    })
  return page(onePersonView({ person, matches: shown, elsewhere, asked: await askedAbout(db, person.id) }, ask))
}

export async function askElsewhere(ask: Ask): Promise<Answer> {
  const person = await personIn(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    await askToLink(db, ask.viewer, person, knownOf(person), ask.now)
    return `/desk/duplicates/of/${person.id}`
  })
}

async function personIn({ db, viewer, params, now }: Ask) {
  const { id = '' } = params
  return found(isUuid(id) ? await findParticipant(db, viewer, id, now) : null)
}
