import { found, NotFound } from '../../../kit/errors.ts'
import { page, redirect } from '../../../kit/http.ts'
import { lastQuarantine } from '../../../records/import-run.ts'
import { changeFeed, findFeed, ownFeeds, type PartnerFeed, runsOf } from '../../../records/partner-feed.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { feedsView, feedView } from './partner-feeds.view.ts'

export const showFeeds: Handler = async (ask) => page(feedsView(await ownFeeds(ask.db, ask.viewer), ask))

export const showFeed: Handler = async (ask) => {
  const feed = await asked(ask)
  const [runs, mistakes] = await Promise.all([runsOf(ask.db, feed), lastQuarantine(ask.db, feed.name)])
  return page(feedView(feed, runs, mistakes, ask))
}

/** POST /desk/feeds/own/:key: read it now, or stop reading it. */
export const change: Handler = async (ask) => {
  const feed = await asked(ask)
  const what = ask.form.get('do')
  if (what !== 'read-now' && what !== 'stop') throw new NotFound()
  await inTransaction(ask.db, (db) => changeFeed(db, ask.viewer, feed, what, ask.now))
  return redirect(`/desk/feeds/own/${feed.key}`)
}

/** Returns the feed of the address; another organisation's is not there. */
export const asked = async ({ db, viewer, params }: Ask): Promise<PartnerFeed> =>
  found(/^[a-z0-9]{1,20}$/.test(params.key ?? '') ? await findFeed(db, viewer, params.key!) : null)
