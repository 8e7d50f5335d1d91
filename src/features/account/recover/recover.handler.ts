import { page } from '../../../kit/http.ts'
import { emailKey } from '../../../records/account.ts'
import { writeHistory } from '../../../records/history.ts'
import { askForRecovery } from '../../../records/recovery.ts'
import type { Handler } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { readRecoverForm, recoverMistakes } from './recover.form.ts'
import { askedView, recoverView } from './recover.view.ts'

const ROOM = 'recover'

export const showRecover: Handler = (ask) => page(recoverView(ask, { email: '', reason: '' }, {}))

/** POST /sign-in/recover: the same answer, and the same work, whether we know the address or not. */
export const askToRecover: Handler = async (ask) => {
  const form = readRecoverForm(ask.form)
  const mistakes = recoverMistakes(form)
  if (Object.keys(mistakes).length > 0) return page(recoverView(ask, form, mistakes), 422)
  return takeOnce(ask, ROOM, async (db) => {
    if (!(await tooManyTries({ ...ask, db }, 'recover', 3, 3600, emailKey(form.email)))) {
      const id = await askForRecovery(db, form.email, form.reason, ask.now)
      await writeHistory(db, ask.viewer, 'recovery.asked', `recovery-request:${id ?? 'none'}`, {}, ask.now)
    }
    return '/sign-in/recover/asked'
  })
}

export const showAsked: Handler = (ask) => page(askedView(ask))
