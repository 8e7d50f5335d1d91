import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { SmtpSettings } from '../../kit/message-settings.ts'
import { NotSent, type Outgoing, type Sender } from './sender.ts'

/** A mail server, over connections that are kept. It cannot be asked what it took. */
export function smtp({ url, from }: SmtpSettings): Sender {
  const transport = createTransport({
    ...connection(url),
    pool: true,
    maxConnections: 4,
    maxMessages: 500,
    // Trying again is ours alone: the pool would send a letter twice whose answer got lost.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'SMTP',
    async send(message) {
      const messageId = `<${createHash('sha256').update(message.reference).digest('hex').slice(0, 32)}@${domainOf(from)}>`
      const letter = openedLater(message.body)
      try {
        await transport.sendMail({ ...mail(message), text: letter.stream, from, messageId })
        return { providerId: messageId }
      } catch (error) {
        throw notSent(error as SmtpError, letter.wasOpened())
      }
    },
    close: async () => transport.close(),
  }
}

function connection(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // Passwords never travel in the clear; a relay on one's own machine may have no certificate.
    requireTLS: !secure && username !== '',
    ignoreTLS: searchParams.get('tls') === 'no',
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  }
}

function mail(message: Outgoing) {
  const { attachment, unsubscribeUrl } = message
  return {
    to: { name: '', address: message.address },
    ...(message.replyTo && { replyTo: { name: '', address: message.replyTo } }),
    subject: message.subject ?? '',
    textEncoding: 'quoted-printable' as const,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': message.language,
      // RFC 8058: mail programs show a button that sends a POST there.
      ...(unsubscribeUrl
        ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
    attachments: attachment
      ? [{ filename: attachment.name, contentType: attachment.type, content: attachment.content }]
      : [],
  }
}

type SmtpError = Error & { readonly code?: string; readonly command?: string; readonly responseCode?: number }

/** The words of a letter, and whether anybody has begun to read them: only then can they have arrived. */
function openedLater(words: string) {
  let opened = false
  const stream = Readable.from(
    (function* () {
      opened = true
      yield words
    })(),
  )
  return { stream, wasOpened: () => opened }
}

/** A reply says what it is: 4xx passes, 5xx stays. Without one all depends on whether the letter was being handed over. */
function notSent({ code, command, responseCode }: SmtpError, opened: boolean): NotSent {
  const words = [code, command, responseCode].filter(Boolean).join(' ')
  if (code === 'EAUTH') return new NotSent('later', words)
  if (responseCode) return new NotSent(responseCode >= 500 ? 'never' : 'later', words)
  return new NotSent(opened ? 'unknown' : 'later', words)
}

const domainOf = (from: string): string => /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
