import { page, redirect } from '../../../kit/http.ts'
import { acceptLoss, vanishing } from '../../../records/partner-feed.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Handler } from '../../../web/ask.ts'
import { lossView } from './loss.view.ts'
import { asked } from './partner-feeds.handler.ts'

/** GET …/loss: asks whether what has left the feed may go, and names it. */
export const showLoss: Handler = async (ask) => {
  const feed = await asked(ask)
  const gone = await vanishing(ask.db, feed, ask.now)
  if (gone.length === 0) return redirect(`/desk/feeds/own/${feed.key}`)
  return page(lossView(feed.key, gone, ask))
}

/** POST …/loss: they go at the next reading, and no more than were shown. Pressing again does nothing. */
export const acceptTheLoss: Handler = async (ask) => {
  const feed = await asked(ask)
  const shown = Number(ask.form.get('count'))
  await inTransaction(ask.db, async (db) => {
    const gone = await vanishing(db, feed, ask.now)
    const count = Math.min(gone.length, Number.isInteger(shown) ? shown : 0)
    if (count > 0 && !feed.isWaiting) await acceptLoss(db, ask.viewer, feed, count, ask.now)
  })
  return redirect(`/desk/feeds/own/${feed.key}`)
}
