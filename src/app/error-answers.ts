import { errorView, type Trouble, troubleTitle } from '../features/public/error-pages/error-pages.view.ts'
import { Conflict, Gone, NotFound } from '../kit/errors.ts'
import { type Answer, json, page } from '../kit/http.ts'
import type { Ask } from '../web/ask.ts'
import { isForMachines, refusalAnswer, refusalForStatus } from './machine-answers.ts'

const KNOWN: ReadonlySet<number> = new Set<Trouble>([400, 403, 404, 405, 409, 410, 413, 415, 422, 500, 503])

/** Returns the trouble an error stands for. Everything unexpected is 500: ours, not the visitor's. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof NotFound) return 404
  if (error instanceof Gone) return 410
  if (error instanceof Conflict) return 409
  // Something was given, at this very moment, to somebody who has gone (migrations/0044).
  if ((error as { constraint?: unknown }).constraint === 'promise') return 409
  const status = (error as { statusCode?: unknown }).statusCode
  if (typeof status !== 'number' || status >= 500) return 500
  return KNOWN.has(status) ? (status as Trouble) : 400
}

/** Returns a page that says so, or JSON to whoever asked for data. Never a word of the error itself. */
export function troubleAnswer(ask: Ask, trouble: Trouble): Answer {
  const headers = { 'cache-control': 'no-store', ...(trouble === 503 ? { 'retry-after': '30' } : {}) }
  if (isForMachines(ask.path)) return refusalAnswer(refusalForStatus(trouble))
  const path = ask.path.split('?')[0]!
  if (path.startsWith('/open-referral') || path.endsWith('.json')) {
    return json({ status: trouble, error: troubleTitle(trouble) }, trouble, headers)
  }
  return page(errorView(ask, trouble), trouble, { headers })
}
