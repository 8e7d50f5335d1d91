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
  return reply.send(typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body))
}

function setCookies(reply: FastifyReply, cookies: readonly Cookie[], https: boolean): void {
  const headers = cookies.map((cookie) => setCookieHeader(cookie, https))
  if (headers.length > 0) reply.header('set-cookie', headers)
}
