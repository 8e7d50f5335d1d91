import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Answer, Cookie } from '../kit/http.ts'
import { setCookieHeader } from './cookies.ts'

/** Turns what a handler answered into bytes. Pages are private and asked for again, unless the answer says otherwise. */
export function send(reply: FastifyReply, answer: Answer, https: boolean): FastifyReply {
  if (answer.kind === 'redirect') {
    setCookies(reply, answer.cookies ?? [], https)
    return reply.code(answer.status).header('location', answer.to).send()
  }
  const type = answer.kind === 'page' ? 'text/html; charset=utf-8' : answer.type
  reply.code(answer.status).header('content-type', type)
  reply.header('cache-control', answer.kind === 'page' ? 'private, no-cache' : 'no-cache').headers(answer.headers ?? {})
  if (answer.kind === 'page') {
    setCookies(reply, answer.cookies ?? [], https)
    return reply.send(answer.html.text)
  }
  const body = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body)
  if (answer.status !== 200) return reply.send(body)
  const part = answer.headers?.['accept-ranges'] ? partAsked(reply.request.headers.range, body.length) : null
  if (part) {
    const [from, to] = part
    reply.code(206).header('content-range', `bytes ${from}-${to}/${body.length}`)
    return reply.send(body.slice(from, to + 1))
  }

  // Weak, for the same bytes may travel compressed.
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  reply.header('etag', tag)
  return hasAlready(reply, tag) ? reply.code(304).send() : reply.send(body)
}

const hasAlready = ({ request }: FastifyReply, tag: string): boolean =>
  (request.headers['if-none-match'] ?? '').split(',').some((one) => one.trim() === tag)

/** One part of a sound: Safari plays none that it cannot ask for in parts (RFC 9110, 14). Anything else gets the whole. */
function partAsked(range: string | undefined, length: number): readonly [from: number, to: number] | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return from <= to ? [from, to] : null
}

function setCookies(reply: FastifyReply, cookies: readonly Cookie[], https: boolean): void {
  const headers = cookies.map((cookie) => setCookieHeader(cookie, https))
  if (headers.length > 0) reply.header('set-cookie', headers)
}
