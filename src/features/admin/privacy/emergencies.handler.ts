import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { emergencies, findEmergency, reviewEmergency } from '../../../records/emergency.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { emergenciesView } from './emergencies.view.ts'

const VERDICTS = ['justified', 'not-justified'] as const

export const showEmergencies: Handler = (ask) => emergenciesPage(ask)

async function emergenciesPage(ask: Ask, about?: { id: string; mistakes: Mistakes }): Promise<Answer> {
  const all = await emergencies(ask.db, memberIn(ask))
  return page(emergenciesView(ask, all, about), about ? 422 : 200)
}

/** POST: what the privacy lead thinks of one emergency. Nobody judges their own. */
export const judgeEmergency: Handler = async (ask) => {
  const id = ask.params.id!
  const viewer = memberIn(ask)
  const emergency = found(isUuid(id) ? await findEmergency(ask.db, viewer, id) : null)
  const verdict = VERDICTS.find((one) => one === ask.form.get('verdict'))
  const words = (ask.form.get('words') ?? '').slice(0, 2000)
  if (!verdict) return emergenciesPage(ask, { id, mistakes: { [`verdict-${id}`]: 'Say whether it was right to look' } })
  if (verdict === 'not-justified' && !words.trim()) {
    return emergenciesPage(ask, { id, mistakes: { [`words-${id}`]: 'Say what is being done about it' } })
  }
  await reviewEmergency(ask.db, viewer, emergency, { verdict, words }, ask.now)
  return redirect('/desk/privacy/emergencies')
}
