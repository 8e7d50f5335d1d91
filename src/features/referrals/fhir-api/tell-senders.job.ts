import { createHmac } from 'node:crypto'
import type { FetchLimits } from '../../../adapters/fetch/open-address.ts'
import { postAddress } from '../../../adapters/fetch/post-address.ts'
import { emitStatusMessage } from '../../../adapters/fhir/emit-message.ts'
import { SourceRefused } from '../../../adapters/formats/format.ts'
import { nextAttempt } from '../../../domain/message-retry.ts'
import { forgetMessages } from '../../../records/fhir-message.ts'
import { beginTelling, dueTellings, noteTold, noteUntold, type Telling } from '../../../records/fhir-telling.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { answerEnvelope, sharedReferral, toldOf } from './status.page.ts'

export const fhirJobs: readonly Job[] = [
  { name: 'tell-fhir-senders', cron: '* * * * *', run: (ask) => tellSenders(ask) },
  { name: 'forget-fhir-messages', cron: '40 3 * * *', run: forgetOldMessages },
]

async function forgetOldMessages({ db, now, log }: JobAsk): Promise<void> {
  log.info({ job: 'forget-fhir-messages', count: await forgetMessages(db, now) }, 'old messages are forgotten')
}

/**
 * Tells other systems how the referrals stand that they sent: the latest, not every step between. Who cannot be reached
 * is tried again for some hours, and what they were told is one message however often it is sent.
 */
export async function tellSenders(
  { db, now, origin, log }: Pick<JobAsk, 'db' | 'now' | 'origin' | 'log'>,
  limits: FetchLimits = {},
): Promise<void> {
  let told = 0
  let failed = 0
  for (const telling of await dueTellings(db, now)) {
    const { id } = telling.referral
    const shared = sharedReferral(telling.referral, telling.odsCode)
    if (toldOf(shared) === telling.told) {
      await noteTold(db, id, telling.told, now)
      continue
    }
    await beginTelling(db, id, now)
    const trouble = await sendTo(telling, `${origin}/fhir`, now, limits)
    if (trouble === null) {
      await noteTold(db, id, toldOf(shared), now)
      told += 1
    } else {
      const tries = telling.tries + 1
      const again = trouble.final ? null : nextAttempt(tries, now)
      await noteUntold(db, id, { tries, again, trouble: trouble.words }, now)
      failed += 1
    }
  }
  if (told > 0) log.info({ job: 'tell-fhir-senders', count: told }, 'senders were told')
  if (failed > 0) log.warn({ job: 'tell-fhir-senders', count: failed }, 'senders could not be told; tried again later')
}

/** What stays wrong however often it is sent. A message they have already is as good as told. */
const FINAL = new Set([400, 404, 405, 406, 410, 422, 501])
const HAVE_IT_ALREADY = 409

async function sendTo(
  { referral, odsCode, endpoint, tokenHash }: Telling,
  base: string,
  now: Date,
  limits: FetchLimits,
): Promise<{ readonly final: boolean; readonly words: string } | null> {
  const shared = sharedReferral(referral, odsCode)
  const of = { answers: referral.request?.messageId, base, toEndpoint: endpoint, first: false }
  const envelope = answerEnvelope(shared, of, now)
  const body = JSON.stringify(emitStatusMessage(shared, envelope, base))
  try {
    const { status } = await postAddress(
      endpoint,
      body,
      headersFor(envelope.id, referral.id, endpoint, body, tokenHash, now),
      limits,
    )
    if ((status >= 200 && status < 300) || status === HAVE_IT_ALREADY) return null
    return { final: FINAL.has(status), words: `answered ${status}` }
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error
    return { final: false, words: error.message }
  }
}

/** Signed with the digest of their token, which they can make and nobody else: so they know that it is us. */
function headersFor(
  messageId: string,
  referralId: string,
  endpoint: string,
  body: string,
  tokenHash: Buffer,
  now: Date,
): Record<string, string> {
  const at = Math.floor(now.getTime() / 1000)
  const target = JSON.stringify({ system: 'urn:ietf:rfc:3986', value: endpoint })
  return {
    'content-type': 'application/fhir+json; version=1.4.0',
    accept: 'application/fhir+json; version=1.4.0',
    'user-agent': 'GoodWork-referrals',
    'x-request-id': messageId,
    'x-correlation-id': referralId,
    'nhsd-target-identifier': Buffer.from(target).toString('base64'),
    'x-signature': `t=${at},v1=${createHmac('sha256', tokenHash).update(`${at}.${body}`).digest('hex')}`,
  }
}
