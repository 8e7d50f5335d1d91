import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { jwtVerify } from 'jose'
import { SMTPServer } from 'smtp-server'
import { govUkNotify } from '../../src/adapters/notify/gov-uk-notify.ts'
import { outbox } from '../../src/adapters/notify/outbox.ts'
import type { Outgoing, Sender } from '../../src/adapters/notify/sender.ts'
import { smtp } from '../../src/adapters/notify/smtp.ts'
import { textProvider } from '../../src/adapters/notify/text-provider.ts'

export type Arrived = {
  readonly to: string
  readonly subject: string | null
  readonly body: string
  readonly raw: string
}

/** What the other side does with the next messages. `lost`: takes them and hangs up before it has said so. */
export type Mood = 'takes' | 'refuses' | 'is busy' | 'lost'

/** A provider of messages on this machine, and our sender set up for it. */
export type MessageDouble = {
  readonly name: string
  readonly channels: readonly Outgoing['channel'][]
  readonly sender: Sender
  readonly arrived: readonly Arrived[]
  mood: Mood
  /** Stops listening: nobody answers any more. */
  readonly hangUp: () => Promise<void>
}

const SECRET = '11111111-2222-4333-8444-555555555555'
const SERVICE = '99999999-8888-4777-8666-555555555555'
/** A key in the form of GOV.UK Notify's, for the double alone. */
export const NOTIFY_KEY = `double-${SERVICE}-${SECRET}`

type Taken = { id: string; reference: string; status: string }

/** GOV.UK Notify as its documentation describes it: signed requests, 201 with an id, a list by reference. */
export async function notifyDouble(onTaken: () => void = () => {}): Promise<MessageDouble & { readonly url: string }> {
  const arrived: Arrived[] = []
  const taken: Taken[] = []
  const server = await listening(async (request, response, body) => {
    await jwtVerify((request.headers.authorization ?? '').replace('Bearer ', ''), new TextEncoder().encode(SECRET), {
      issuer: SERVICE,
      maxTokenAge: 30,
    })
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double')
    if (request.method === 'GET') {
      const notifications = taken.filter(({ reference }) => reference === searchParams.get('reference'))
      return answer(response, 200, { notifications, links: {} })
    }
    if (double.mood === 'refuses') {
      const errors = [{ error: 'ValidationError', message: 'email_address is not a valid address' }]
      return answer(response, 400, { status_code: 400, errors })
    }
    if (double.mood === 'is busy') return answer(response, 429, { status_code: 429, errors: [] })
    const notification = JSON.parse(body)
    const id = `00000000-0000-4000-8000-${String(taken.length).padStart(12, '0')}`
    taken.push({ id, reference: notification.reference, status: 'sending' })
    arrived.push({
      to: pathname.endsWith('/sms') ? notification.phone_number : notification.email_address,
      subject: notification.personalisation.subject ?? null,
      body: notification.personalisation.body,
      raw: body,
    })
    onTaken()
    if (double.mood === 'lost') return response.destroy()
    return answer(response, 201, { id, reference: notification.reference })
  })
  const settings = { apiKey: NOTIFY_KEY, baseUrl: server.url, emailTemplate: 'e', textTemplate: 't' }
  const double = {
    name: 'GOV.UK Notify',
    channels: ['email' as const, 'text' as const],
    sender: govUkNotify(settings),
    arrived,
    mood: 'takes' as Mood,
    url: server.url,
    hangUp: server.close,
  }
  return double
}

/** A provider of texts that takes a form and answers with JSON. */
export async function textDouble(): Promise<MessageDouble> {
  const arrived: Arrived[] = []
  const server = await listening(async (request, response, body) => {
    if (request.headers.authorization !== 'Bearer abc') return answer(response, 401, {})
    if (double.mood === 'refuses') return answer(response, 400, {})
    if (double.mood === 'is busy') return answer(response, 503, {})
    const form = new URLSearchParams(body)
    arrived.push({ to: form.get('number') ?? '', subject: null, body: form.get('message') ?? '', raw: body })
    if (double.mood === 'lost') return response.destroy()
    return answer(response, 200, { messages: [{ id: arrived.length }] })
  })
  const double: MessageDouble = {
    name: 'a text provider',
    channels: ['text'],
    sender: textProvider({
      url: `${server.url}/send`,
      toField: 'number',
      bodyField: 'message',
      fields: { from: 'GoodWork' },
      authorization: 'Bearer abc',
      idPath: 'messages.0.id',
    }),
    arrived,
    mood: 'takes',
    hangUp: server.close,
  }
  return double
}

/** A mail server. */
export async function smtpDouble(onTaken: () => void = () => {}): Promise<MessageDouble & { readonly url: string }> {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(_address, _session, done) {
      if (double.mood === 'refuses') return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
      if (double.mood === 'is busy') return done(Object.assign(new Error('come back later'), { responseCode: 451 }))
      return done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        arrived.push(letter(to, Buffer.concat(chunks).toString('utf8')))
        onTaken()
        if (double.mood !== 'lost') return done()
        for (const connection of server.connections) (connection as unknown as { _socket: Socket })._socket.destroy()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const url = `smtp://127.0.0.1:${port}?tls=no`
  const sender = smtp({ url, from: 'Good Work <work@borough.example>' })
  const double = {
    name: 'a mail server',
    channels: ['email' as const],
    sender,
    arrived,
    mood: 'takes' as Mood,
    url,
    async hangUp() {
      await sender.close?.()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return double
}

/** Where made-up boroughs send: nowhere, and never in a bad mood. */
export async function outboxDouble(): Promise<MessageDouble> {
  const sender = outbox()
  const arrived: Arrived[] = []
  const send: Sender['send'] = async (message) => {
    arrived.push({ to: message.address, subject: message.subject, body: message.body, raw: '' })
    return sender.send(message)
  }
  return {
    name: 'the outbox',
    channels: ['email', 'text'],
    sender: { ...sender, send },
    arrived,
    mood: 'takes',
    hangUp: async () => {},
  }
}

function letter(to: string, raw: string): Arrived {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
  const subject = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? null
  return { to, subject: subject && decodeWords(subject), body: quotedPrintable(rest.join('\r\n\r\n')), raw }
}

const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, words: string) => quotedPrintable(words.replaceAll('_', ' ')))
    .replace(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, words: string) => Buffer.from(words, 'base64').toString())

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
    .toString('utf8')
    .replaceAll('\r\n', '\n')

/** A server on this machine that answers as the double does. */
export async function listening(handle: (request: IncomingMessage, response: ServerResponse, body: string) => unknown) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    await handle(request, response, Buffer.concat(chunks).toString('utf8'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
