import type { Participant } from '../domain/participant.ts'
import { found } from '../kit/errors.ts'
import { isUuid } from '../kit/uuid.ts'
import { type FundRequest, findFundRequest } from '../records/fund-request.ts'
import { queueMessage } from '../records/message.ts'
import { findParticipant } from '../records/participant.ts'
import type { Db } from '../records/schema.ts'
import type { Ask } from './ask.ts'
import { type FundTold, fundMessage } from './fund-messages.ts'

export type FundAsked = { readonly request: FundRequest; readonly person: Participant }

/** Returns the request of this address (`:request`) with its person; what this viewer may not see does not exist. */
export async function fundAsked({ db, viewer, params, now }: Ask): Promise<FundAsked> {
  const id = params.request ?? ''
  const request = found(isUuid(id) ? await findFundRequest(db, viewer, id, now) : null)
  return { request, person: found(await findParticipant(db, viewer, request.participantId, now)) }
}

/** Tells somebody what was decided about a request, where they can safely be told. */
export async function tellOfFund(
  { now, origin, place }: Ask,
  db: Db,
  told: FundTold,
  { request, person }: FundAsked,
  more: { readonly pence: number; readonly words?: string | null; readonly code?: string } = { pence: 0 },
): Promise<void> {
  const from = { origin, phone: place.contact.phone }
  const message = fundMessage(told, { request, person, ...more, once: `${request.version}` }, from)
  if (message) await queueMessage(db, message, now)
}

/** Why money could not be moved, in words for whoever tried. */
export const FUND_REFUSALS: Readonly<Record<string, string>> = {
  'not-enough-left': 'There is not enough left in the budget for this. Somebody may have used it just now',
  'not-theirs-to-approve': 'This is not yours to approve: it is above your limit, or for yourself',
  'more-than-set-aside': 'That is more than is set aside for it',
  'more-than-was-paid': 'That is more than was paid',
  'no-budget': 'The fund has no budget for this year yet. Its manager can open one',
  'not-now': 'It does not stand any more as you saw it. Look at it again',
  'not-of-this-fund': 'This fund does not pay for that',
  'moved-by-someone-else': 'Somebody else has changed this just now. Look at it again',
}
