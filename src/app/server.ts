import { existsSync } from 'node:fs'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import serveFiles from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { purposeOf } from '../domain/purpose-of.ts'
import type { Answer } from '../kit/http.ts'
import { describeError } from '../kit/log.ts'
import { SIGN_IN_COOKIE, viewerOf } from '../records/sign-in.ts'
import { asViewer } from '../records/viewer-context.ts'
import type { Ask, Route } from '../web/ask.ts'
import { send } from './answers.ts'
import { troubleAnswer, troubleOf } from './error-answers.ts'
import { keptByNobody, refusal } from './gate.ts'
import { addMachineRoutes } from './machine.ts'
import { isHttps, readAsk, type ServerParts } from './read-ask.ts'
import { methodAndPath, withoutDuplicates } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { acceptFiles, readSentFiles } from './uploads.ts'

/** The largest form is a list of choices and a few lines of text. */
const LARGEST_FORM = 100_000
/** More at once than this is a flood: the rest are asked to come back. Ten connections serve about 2,000 a second. */
const MOST_AT_ONCE = 256

/** Returns the web server, not yet listening. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    logger: { level: parts.logLevel, stream: process.stderr, serializers: LOG_FACTS },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => {
      reply.headers(securityHeaders(isHttps(parts)))
      return answerError(parts, error, request, reply)
    },
    bodyLimit: LARGEST_FORM,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    trustProxy: parts.proxies.length > 0 && [...parts.proxies],
    routerOptions: { maxParamLength: 500 },
  }) as unknown as FastifyInstance
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: QUICK_BROTLI })
  await app.register(cookie)
  readForms(app)
  await acceptFiles(app)
  limitFlood(app, parts)
  watch(app)
  if (parts.assets) {
    await app.register(serveFiles, {
      preCompressed: true,
      root: parts.assets,
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
    })
  }
  // Before the routes: those that are added while something is awaited would not have them.
  app.setErrorHandler((error, request, reply) => answerError(parts, error, request, reply))
  app.setNotFoundHandler((request, reply) => answerUnknown(parts, request, reply))
  addRoutes(app, parts)
  await addMachineRoutes(app, parts)
  return app
}

/** Level 4 of 11: nine tenths of the saving for a tenth of the time. */
const QUICK_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** What the framework may write of its own accord: no address, no query string, no words of a visitor. */
const LOG_FACTS = {
  req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url }),
  res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
  err: (error: Error) => ({ type: error.name, message: '', stack: describeError(error) }),
}

/** A character that no keyboard has and no database takes. */
const NUL = /%00/g

function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body).replace(NUL, ''))),
  )
}

function limitFlood(app: FastifyInstance, parts: ServerParts): void {
  let atOnce = 0
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(isHttps(parts)))
    atOnce += 1
    reply.raw.once('close', () => {
      atOnce -= 1
    })
    if ((atOnce > MOST_AT_ONCE || isClosed(parts, request)) && request.routeOptions.url !== '/healthz') {
      return send(reply, troubleAnswer(readAsk(parts, request), 503), isHttps(parts))
    }
    if (request.url.includes('%00')) return send(reply, troubleAnswer(readAsk(parts, request), 400), isHttps(parts))
  })
  // Browsers hold connections open in case they need them: when the last answer is out, nobody waits for those.
  app.addHook('preClose', async () => {
    const hangUp = () => atOnce === 0 && app.server.closeAllConnections()
    const often = setInterval(hangUp, 50).unref()
    app.server.once('close', () => clearInterval(often))
  })
}

/** What pages are dressed in is still given out. */
const isClosed = ({ maintenanceFile }: ServerParts, { url }: FastifyRequest): boolean =>
  maintenanceFile !== null && !url.startsWith('/assets/') && existsSync(maintenanceFile)

function watch(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const facts = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode }
    app.log.info({ ...facts, milliseconds: Math.round(reply.elapsedTime) }, 'answered')
  })
}

function addRoutes(app: FastifyInstance, parts: ServerParts): void {
  const taken = new Map<string, Set<string>>()
  for (const route of withoutDuplicates(parts.routes)) {
    const { method, path } = methodAndPath(route)
    taken.set(path, (taken.get(path) ?? new Set()).add(method))
    app.route({
      method,
      url: path,
      async handler(request, reply) {
        const asked = readAsk(parts, request)
        if (method === 'POST' && isFromElsewhere(parts, request)) {
          return send(reply, troubleAnswer(asked, 403), isHttps(parts))
        }
        const viewer = await viewerOf(parts.db, asked.cookies[SIGN_IN_COOKIE], asked.now)
        if (request.isMultipart() && !('takesFiles' in route)) {
          return send(reply, troubleAnswer(asked, 415), isHttps(parts))
        }
        const ask: Ask = { ...asked, ...(request.isMultipart() ? await readSentFiles(request) : {}), viewer }
        const answer = refusal(ask, route) ?? (await answerOf(parts, ask, route))
        return send(reply, viewer.kind === 'public' ? answer : keptByNobody(answer), isHttps(parts))
      },
    })
  }
  for (const [path, methods] of taken) refuseOtherMethods(app, parts, path, methods)
}

/** Whatever touches people happens in one transaction under the second wall, and is kept before anybody is told. */
async function answerOf({ viewerKey }: ServerParts, ask: Ask, route: Route): Promise<Answer> {
  const purpose = purposeOf(route)
  if (!purpose) return route.handler(ask)
  const looking = { viewer: ask.viewer, purpose, now: ask.now, signedAt: new Date() }
  return asViewer(ask.db, viewerKey, looking, async (db) => route.handler({ ...ask, db }))
}

function refuseOtherMethods(app: FastifyInstance, parts: ServerParts, path: string, methods: Set<string>): void {
  const allowed = [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].join(', ')
  const others = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const).filter(
    (method) => !methods.has(method),
  )
  app.route({
    method: others,
    url: path,
    // The body of a request that we refuse is not read.
    onRequest: async (request, reply) => {
      reply.header('allow', allowed)
      if (request.method === 'OPTIONS') return reply.code(204).send()
      return send(reply, troubleAnswer(readAsk(parts, request), 405), isHttps(parts))
    },
    handler: async () => {},
  })
}

/** Other sites' forms are refused: browsers say where a form comes from, and other programs have no cookies to abuse. */
function isFromElsewhere(parts: ServerParts, request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site) return site !== 'same-origin' && site !== 'none'
  const from = request.headers.origin
  if (!from) return false
  return !URL.canParse(from) || ![request.headers.host, new URL(parts.origin()).host].includes(new URL(from).host)
}

function answerError(parts: ServerParts, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const trouble = troubleOf(error)
  if (trouble === 500) {
    const facts = { method: request.method, route: request.routeOptions.url ?? 'unknown' }
    request.log.error({ ...facts, error: describeError(error) }, 'failed')
  }
  return send(reply, troubleAnswer(readAsk(parts, request), trouble), isHttps(parts))
}

/** An address with a slash too many leads to the one without it; only ever on this host. */
function answerUnknown(parts: ServerParts, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ask = readAsk(parts, request)
  const [path = '/', query] = ask.path.split(/\?(.*)/s)
  const shorter = `/${path.replace(/^\/+|\/+$/g, '')}`
  if (shorter !== path && (request.method === 'GET' || request.method === 'HEAD') && !shorter.includes('\\')) {
    return send(reply, { kind: 'redirect', status: 301, to: query ? `${shorter}?${query}` : shorter }, isHttps(parts))
  }
  return send(reply, troubleAnswer(ask, 404), isHttps(parts))
}
