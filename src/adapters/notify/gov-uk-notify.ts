import { SignJWT } from 'jose'
import type { GovUkNotifySettings } from '../../kit/message-settings.ts'
import { notSentByStatus, patientFetch } from './http-request.ts'
import { NotSent, type Outgoing, type Sender, type Sent } from './sender.ts'

/**
 * GOV.UK Notify through its REST API (docs.notifications.service.gov.uk/rest-api.html). Our words go through one
 * template for e-mails and one for texts, each nothing but `((body))`, so that wording stays with us and in our tests.
 */
export function govUkNotify(settings: GovUkNotifySettings): Sender {
  const { baseUrl } = settings
  const headers = async () => ({
    authorization: `Bearer ${await token(settings.apiKey)}`,
    'content-type': 'application/json',
  })
  return {
    name: 'GOV.UK Notify',
    async send(message) {
      const kind = message.channel === 'email' ? 'email' : 'sms'
      const body = JSON.stringify(notification(message, settings))
      const reply = await patientFetch(`${baseUrl}/v2/notifications/${kind}`, {
        method: 'POST',
        headers: await headers(),
        body,
      })
      if (reply.status !== 201) throw notSentByStatus(reply.status, reasonIn(reply.body))
      return { providerId: idIn(reply.body) }
    },
    async find(reference) {
      const address = `${baseUrl}/v2/notifications?reference=${encodeURIComponent(reference)}`
      const reply = await patientFetch(address, { headers: await headers() }).catch(asWorthRepeating)
      if (reply.status !== 200) throw new NotSent('later', `asking about it was answered with ${reply.status}`)
      const { notifications } = (reply.body ?? {}) as { notifications?: { id?: string; status?: string }[] }
      const taken = notifications?.find(({ status }) => !FAILED_THERE.has(status ?? ''))
      return taken ? ({ providerId: String(taken.id) } satisfies Sent) : null
    },
  }
}

/** What Notify calls a message that certainly did not arrive; the same reference may then be tried again. */
const FAILED_THERE = new Set(['temporary-failure', 'technical-failure'])

function notification(message: Outgoing, { emailTemplate, textTemplate }: GovUkNotifySettings): object {
  const shared = { reference: message.reference }
  if (message.channel === 'text') {
    return {
      ...shared,
      phone_number: message.address,
      template_id: textTemplate,
      personalisation: { body: message.body },
    }
  }
  return {
    ...shared,
    email_address: message.address,
    template_id: emailTemplate,
    personalisation: { subject: message.subject ?? '', body: message.body },
    ...(message.unsubscribeUrl ? { one_click_unsubscribe_url: message.unsubscribeUrl } : {}),
  }
}

/** The key ends in the id of the account and its secret, both 36 characters; a token is good for 30 seconds. */
function token(apiKey: string): Promise<string> {
  const [issuer, secret] = [apiKey.slice(-73, -37), apiKey.slice(-36)]
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setIssuedAt()
    .sign(new TextEncoder().encode(secret))
}

const idIn = (body: unknown): string => String((body as { id?: unknown } | null)?.id ?? '')

function reasonIn(body: unknown): string {
  const { errors } = (body ?? {}) as { errors?: { error?: string; message?: string }[] }
  return errors?.map(({ error, message }) => `${error}: ${message}`).join('; ') ?? ''
}

/** A question that got lost changes nothing: it is asked again later. */
function asWorthRepeating(error: unknown): never {
  throw error instanceof NotSent ? new NotSent('later', error.message) : error
}
