import { type Alert, consentAt } from '../../../domain/alert.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import type { Card } from '../../../domain/search.ts'
import { endAlert } from '../../../records/alert.ts'
import {
  anythingListedSince,
  forgetAlerts,
  markAskedAgain,
  takeDueAlert,
  takeUntold,
} from '../../../records/alert-run.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Db } from '../../../records/schema.ts'
import { searchOpportunities } from '../../../records/search.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { capital, closingWords } from '../../../web/dates.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { dayOf } from '../../../web/moments.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { searchTitle } from '../../../web/search-title.ts'
import { askAgainMessage, closedMessage, type NewThing, newThingsMessage } from './alerts.email.ts'
import { type FollowedSearch, readFollowed } from './alerts.form.ts'

/** Newest first, this many at a time, this many times: what lies deeper was not listed lately. */
const AT_ONCE = 200
const MOST_PAGES = 5

export const alertJobs: readonly Job[] = [
  { name: 'send-alerts', cron: '0 7 * * *', run: sendAlerts },
  { name: 'forget-alerts', cron: '40 3 * * *', run: async ({ db, now }) => void (await forgetAlerts(db, now)) },
]

/**
 * Looks for everybody whose alert is due today. Each is one transaction: what is told, that it was told, and that today
 * is done, all or nothing. A run that dies in the middle is begun again and goes on where it was.
 */
export async function sendAlerts(ask: JobAsk): Promise<void> {
  let count = 0
  while (await inTransaction(ask.db, (db) => sendOne({ ...ask, db }))) count += 1
  ask.log.info({ job: 'send-alerts', count }, 'alerts have been looked at')
}

/** Looks at one alert that is due; returns whether there was one. */
async function sendOne(ask: JobAsk): Promise<boolean> {
  const { db, now, origin } = ask
  const alert = await takeDueAlert(db, londonDate(now))
  if (!alert) return false
  const consent = consentAt(alert, now)
  if (consent === 'over') {
    await endAlert(db, 'job', alert, 'lapsed', now)
    return true
  }
  const followed = await followedBy(ask, alert)
  if (!followed) {
    await endAlert(db, 'job', alert, 'closed', now)
    const withoutPlace = new URLSearchParams(alert.search)
    withoutPlace.delete('near')
    withoutPlace.delete('within')
    await queueMessage(db, closedMessage(alert, withoutPlace.toString(), origin), now)
    return true
  }
  const facts = { title: searchTitle(followed.search), origin }
  if (consent === 'ask') {
    const until = { words: dayOf(alert.consentUntil!), at: alert.consentUntil! }
    await queueMessage(db, askAgainMessage(alert, facts, until), now)
    await markAskedAgain(db, alert, now)
  }
  const things = await newThings(db, alert, followed, now)
  if (things.length > 0) await queueMessage(db, newThingsMessage(alert, things, facts, londonDate(now)), now)
  return true
}

/** Returns the search as it is read today; null where its borough or its place is not there any more. */
async function followedBy({ db, places }: JobAsk, alert: Alert): Promise<FollowedSearch | null> {
  if (!places.some(({ slug }) => slug === alert.placeSlug)) return null
  const followed = await readFollowed({ db, viewer: PUBLIC, places }, new URLSearchParams(alert.search))
  return followed.placeKnown ? followed : null
}

async function newThings(db: Db, alert: Alert, { search }: FollowedSearch, now: Date): Promise<readonly NewThing[]> {
  if (!(await anythingListedSince(db, alert.confirmedAt ?? alert.createdAt))) return []
  const cards = new Map<number, Card>()
  for (let page = 1; page <= MOST_PAGES; page++) {
    const asked = { ...search, sort: 'newest' as const, page, pageSize: AT_ONCE }
    const found = await searchOpportunities(db, PUBLIC, asked, now)
    for (const card of found.cards) cards.set(card.id, card)
    if (found.cards.length < AT_ONCE) break
  }
  const untold = await takeUntold(db, alert, [...cards.keys()], now)
  return untold.map((id) => thing(cards.get(id)!, now))
}

const thing = (card: Card, now: Date): NewThing => ({
  title: card.title,
  by: card.organizationName,
  fact: [card.pay?.words, card.closesAt && capital(closingWords(card.closesAt, now).words)].filter(Boolean).join('. '),
  path: opportunityPath(card),
})
