import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { stopMessages, stopsMessages } from '../../../records/unsubscribe.ts'
import type { Ask } from '../../../web/ask.ts'
import { askToStopView, stoppedView } from './stop-messages.view.ts'

/** Asks first: programs that look at every link in a letter must stop nothing. */
export async function askToStop(ask: Ask): Promise<Answer> {
  if (!(await stopsMessages(ask.db, pathOf(ask)))) throw new NotFound()
  return page(askToStopView(ask))
}

/** By the button of that page, or by the one that mail programs show (RFC 8058). Doing it again changes nothing. */
export async function stop(ask: Ask): Promise<Answer> {
  if (!(await stopMessages(ask.db, pathOf(ask), ask.now))) throw new NotFound()
  return page(stoppedView(ask))
}

const pathOf = ({ path }: Ask): string => path.split('?')[0]!
