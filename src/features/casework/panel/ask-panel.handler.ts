import { randomUUID } from 'node:crypto'
import { type Answer, page } from '../../../kit/http.ts'
import { ownPeople } from '../../../records/cohort-people.ts'
import { writeHistory } from '../../../records/history.ts'
import { askPanel, panelsFor } from '../../../records/panel.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { AGREED_HOW } from '../../../web/referral-packet-view.ts'
import { askView, queueView } from './ask-panel.view.ts'

export const ROOM = 'panel'

/** Shows what waits to be looked at together, and what was decided. */
export async function showQueue(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const panels = await panelsFor(db, viewer, now)
  await writeHistory(db, viewer, 'panel.listed', 'panel', { count: panels.length }, now, { why: 'support' })
  return page(queueView(panels, ask))
}

export const showAsk = async (ask: Ask): Promise<Answer> => askAnswer(ask, {})

async function askAnswer(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const people = await ownPeople(db, memberIn(ask), now)
  await writeHistory(db, viewer, 'people.listed', 'panel', { count: people.length }, now, { why: 'support' })
  return page(askView(people, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Puts a question on the queue. The person has agreed, and to what is about health by a tick of its own. */
export async function askQuestion(ask: Ask): Promise<Answer> {
  const { db, form, now, place } = ask
  const member = memberIn(ask)
  const person = (await ownPeople(db, member, now)).find(({ caseId }) => caseId === form.get('person'))
  const question = (form.get('question') ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, 2000)
  const how = AGREED_HOW.find(({ value }) => value === form.get('how'))?.value
  const health = form.get('health') === 'yes'
  const mistakes = {
    ...(!person && { person: 'Choose whom it is about' }),
    ...(!question && { question: 'Enter what you would like to know or decide together' }),
    ...((!how || how === 'machine') && { how: 'Choose how they agreed' }),
    ...(health && form.get('health-agreed') !== 'yes' && { 'health-agreed': 'Tick that they agree to that as well' }),
  }
  if (!person || !how || how === 'machine' || Object.keys(mistakes).length > 0) return askAnswer(ask, mistakes)
  const id = randomUUID()
  return takeDeskForm(ask, ROOM, async (db) => {
    const { participantId, caseId } = person
    const asking = { id, placeSlug: place.slug, participantId, caseId, question, health, agreedHow: how }
    await askPanel(db, member, asking, now)
    return `/desk/panel/${id}`
  })
}
