import { randomUUID } from 'node:crypto'
import { type Refusal, refusal, refusalOutcome } from '../adapters/fhir/refusal.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { type Answer, data, type Headers, json } from '../kit/http.ts'
import { FHIR_JSON, RefusedMachine } from '../web/machine.ts'

/** Returns whether an address is one for other systems, so that whatever goes wrong there is told as they read it. */
export const isForMachines = (path: string): boolean => /^\/fhir(\/|\?|$)/.test(path)

/** Returns a refusal as an answer. Nothing of it stays in any cache. */
export const refusalAnswer = (refused: Refusal): Answer =>
  data(FHIR_JSON, JSON.stringify(refusalOutcome(refused, randomUUID())), refused.status, {
    'cache-control': 'no-store',
    ...MORE[refused.status],
  })

/** Returns whether an address is one at which providers hand over messages. */
export const isWebhook = (path: string): boolean => path.startsWith('/webhooks/')

/** Returns a refusal as whoever asks at this address reads it: in plain words where no standard says otherwise. */
export const toldAt = (path: string, refused: Refusal): Answer =>
  isWebhook(path)
    ? json({ error: refused.findings[0]?.words ?? '' }, refused.status, { 'cache-control': 'no-store' })
    : refusalAnswer(refused)

const MORE: Readonly<Record<number, Headers>> = {
  401: { 'www-authenticate': 'Bearer realm="referrals"' },
  429: { 'retry-after': '60' },
  503: { 'retry-after': '30' },
}

/** What a status of ours is in the words of the standard. */
const BY_STATUS: Readonly<Record<number, () => Refusal>> = {
  404: () => refusal('REC_NOT_FOUND', 'not-found', 'There is nothing at this address, or it is not yours.'),
  405: () => refusal('SEND_METHOD_NOT_ALLOWED', 'not-supported', 'This cannot be done at this address.'),
  409: () => refusal('REC_CONFLICT', 'conflict', 'It has changed meanwhile. Read it again first.'),
  413: () => refusal('REC_BAD_REQUEST', 'too-long', 'No message is larger than half a megabyte.'),
  415: () => refusal('SEND_NOT_ACCEPTABLE', 'processing', 'The body of a request is application/fhir+json.'),
  500: () => refusal('REC_SERVER_ERROR', 'exception', 'Something went wrong here. Nothing was kept; try again later.'),
  501: () => refusal('REC_NOT_IMPLEMENTED', 'not-supported', 'We take referrals, and nothing else of the standard.'),
  503: () => refusal('REC_SERVICE_UNAVAILABLE', 'transient', 'We cannot answer now. Try again in a moment.'),
}

/** Returns what an error is told as; 500 for everything that nobody expected. */
export function refusalFor(error: unknown): Refusal {
  if (error instanceof RefusedMachine) return error.refusal
  if (error instanceof NotFound) return BY_STATUS[404]!()
  if (error instanceof Conflict) return BY_STATUS[409]!()
  const status = (error as { statusCode?: unknown }).statusCode
  return refusalForStatus(typeof status === 'number' ? status : 500)
}

/** Returns what a status is told as. */
export const refusalForStatus = (status: number): Refusal =>
  (BY_STATUS[status] ?? (status < 500 ? badRequest : BY_STATUS[500]!))()

const badRequest = () => refusal('SEND_BAD_REQUEST', 'invalid', 'We could not read this request.')
