import { type ReadArrivals, withoutQuote } from '../../domain/message-arrival.ts'
import { isSignedWith } from '../../kit/signature.ts'
import { isLoose, type Loose, listOf } from '../formats/loose.ts'
import { arrivedMoment, arrivedWords } from '../text/arrived-words.ts'
import { readEmail } from '../text/contact-address.ts'
import { attachmentsIn } from './attachments.ts'

/** Returns whether the mail provider signed these very bytes: `X-Webhook-Signature`, HMAC-SHA256 in hexadecimal. */
export const isFromMail = (key: string, bytes: Uint8Array, header: string | undefined): boolean =>
  isSignedWith(key, bytes, header)

/** The address that a message can be answered at. In small letters and figures: mail servers change the case. */
export const replyAddress = (secret: string, domain: string): string => `reply+${secret}@${domain}`

/**
 * Returns an e-mail that came in, in the shape that Nodemailer's mailparser gives (nodemailer.com/extras/mailparser):
 * `messageId`, `from`, `to` and `cc` as `{ value: [{ address }] }`, `subject`, `text`, `date`, `headerLines`; and
 * `recipients`, the addresses it was really for. Its words are those above the letter that it answers.
 */
export function readMail(body: unknown, domain: string): ReadArrivals {
  if (!isLoose(body)) return { ok: false, why: 'not an e-mail' }
  const id = arrivedWords(body.messageId, 300)
  const from = addressesIn(body.from)[0]
  if (!id || !from || (typeof body.text !== 'string' && typeof body.subject !== 'string')) {
    return { ok: false, why: 'not an e-mail' }
  }
  const { media, files } = attachmentsIn(body, id)
  const to = [...textsIn(body.recipients), ...addressesIn(body.to), ...addressesIn(body.cc)]
  return {
    ok: true,
    files,
    arrivals: [
      {
        what: 'words',
        way: 'email',
        providerId: id,
        from,
        subject: arrivedWords(body.subject, 300) || null,
        words: withoutQuote(arrivedWords(body.text)),
        media,
        thread: to.map((address) => secretIn(address, domain)).find((one) => one !== null) ?? null,
        automatic: isAutomatic(body),
        at: arrivedMoment(body.date),
      },
    ],
  }
}

function secretIn(address: string, domain: string): string | null {
  const [local = '', host] = address.toLowerCase().split('@')
  return host === domain ? (/^reply\+([0-9a-f]{40})$/.exec(local)?.[1] ?? null) : null
}

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).filter((one) => typeof one === 'string').slice(0, 50)

const addressesIn = (header: unknown): string[] =>
  (isLoose(header) ? listOf(header, 'value') : []).flatMap(({ address }) => {
    const email = typeof address === 'string' ? readEmail(address.slice(0, 400)) : null
    return email ? [email] : []
  })

/** RFC 3834: programs say so; older ones with a header of their own. */
function isAutomatic(body: Loose): boolean {
  return listOf(body, 'headerLines').some(({ line }) => {
    const header = typeof line === 'string' ? line.slice(0, 300) : ''
    return (
      /^auto-submitted:\s*(?!no\b)\S/i.test(header) ||
      /^(x-autoreply|x-autorespond|x-auto-response-suppress):/i.test(header) ||
      /^precedence:\s*(bulk|auto_reply|junk)/i.test(header)
    )
  })
}
