import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { stopKind, stoppableKind } from '../../../records/unsubscribe.ts'
import type { Ask } from '../../../web/ask.ts'
import { askToStopView, stoppedView } from './stop-messages.view.ts'

/** Asks first: programs that look at every link in a letter must stop nothing. */
export async function askToStop(ask: Ask): Promise<Answer> {
  found(await stoppableKind(ask.db, pathOf(ask)))
  return page(askToStopView(ask))
}

/** By the button of that page, or by the one that mail programs show (RFC 8058). Doing it again changes nothing. */
export async function stop(ask: Ask): Promise<Answer> {
  const kind = found(await stoppableKind(ask.db, pathOf(ask)))
  await inTransaction(ask.db, (db) => stopKind(db, kind, ask.now))
  return page(stoppedView(ask))
}

const pathOf = ({ path }: Ask): string => path.split('?')[0]!
