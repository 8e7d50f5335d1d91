import type { Viewer } from '../domain/permission.ts'
import { ownHelpRequests } from '../records/help-request.ts'
import type { Db } from '../records/schema.ts'
import { nextForPerson, statusForPerson } from './help-request-words.ts'
import type { OwnRequest } from './own-request.ts'

/** Returns the address of somebody's own page about their request. */
export const ownHelpRequestPath = (reference: string): string => `/requests/help/${reference}`

/** Returns what a resident asked an adviser for, as lines of “Your requests”. */
export async function listOwnHelpRequests(db: Db, viewer: Viewer, now: Date): Promise<OwnRequest[]> {
  const requests = await ownHelpRequests(db, viewer)
  return requests.map((request) => ({
    reference: request.reference,
    title: 'Help from an adviser',
    status: statusForPerson(request),
    nextStep: nextForPerson(request, now),
    date: request.askedAt,
    path: ownHelpRequestPath(request.reference),
  }))
}
