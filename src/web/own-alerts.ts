import type { Viewer } from '../domain/permission.ts'
import { ownAlerts } from '../records/alert.ts'
import type { Db } from '../records/schema.ts'
import { dayOf } from './moments.ts'
import type { OwnRequest } from './own-request.ts'

/** Returns what this viewer follows by e-mail, as lines of their requests. */
export async function ownAlertLines(db: Db, viewer: Viewer): Promise<readonly OwnRequest[]> {
  const alerts = await ownAlerts(db, viewer)
  return alerts.map((alert) => ({
    reference: alert.reference,
    title: `Emails about new things: ${wordsOf(alert.search)}`,
    status: 'Going on',
    nextStep:
      `We write ${alert.frequency === 'daily' ? 'in the morning' : 'on Mondays'} when there is something new` +
      `${alert.consentUntil ? `, until ${dayOf(alert.consentUntil)}` : ''}.`,
    date: alert.createdAt,
    path: `/alerts/${alert.uuid}`,
  }))
}

function wordsOf(search: string): string {
  const query = new URLSearchParams(search)
  const near = query.get('near')
  return [query.get('q') || 'everything that fits', near && `near ${near}`].filter(Boolean).join(' ')
}
