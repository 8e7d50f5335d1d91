import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { echoed, unacceptable, unreadable } from '../adapters/fhir/headers.ts'
import { LARGEST_MESSAGE } from '../adapters/fhir/read-json.ts'
import { refusal } from '../adapters/fhir/refusal.ts'
import { describeError } from '../kit/log.ts'
import { digest } from '../kit/secret.ts'
import { countAttempt } from '../records/attempt.ts'
import { findPeer, type KnownPeer, type PeerRefusal } from '../records/fhir-peer.ts'
import { asViewer } from '../records/viewer-context.ts'
import { type MachineAsk, type MachineRoute, RefusedMachine } from '../web/machine.ts'
import { send } from './answers.ts'
import { keptByNobody } from './gate.ts'
import { isWebhook, refusalAnswer, refusalFor, refusalForStatus, toldAt } from './machine-answers.ts'
import { isHttps, readAsk, type ServerParts } from './read-ask.ts'

/** A system asks no more often than ten times a second for a minute: no practice has so many patients at once. */
const MOST_A_MINUTE = 600

/**
 * Adds the addresses for other systems. They take JSON, which no other address does; whoever sends it signs in with a
 * bearer token for every request, and everything that goes wrong is told as an OperationOutcome.
 */
export async function addMachineRoutes(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const routes = parts.machineRoutes ?? []
  if (routes.length === 0) return
  await app.register(async (machines) => {
    machines.addContentTypeParser(
      ['application/fhir+json', 'application/json'],
      { parseAs: 'buffer', bodyLimit: LARGEST_MESSAGE },
      (_request, body, done) => done(null, body),
    )
    machines.addHook('onRequest', async (request, reply) => {
      reply.headers(echoed(headersOf(request)))
    })
    machines.setErrorHandler((error, request, reply) => tellError(parts, error, request, reply))
    const methods = new Map<string, Set<string>>()
    for (const route of routes) {
      methods.set(route.path, (methods.get(route.path) ?? new Set()).add(route.method))
      machines.route({
        method: route.method,
        url: route.path,
        ...(route.mostBytes && { bodyLimit: route.mostBytes }),
        // Nobody's body is read who brings no token.
        onRequest: async ({ headers }, reply) =>
          route.scope !== null && !headers.authorization
            ? send(reply, refusalAnswer(WHY_NOT.none()), isHttps(parts))
            : undefined,
        handler: async (request, reply) => send(reply, await answerTo(parts, route, request), isHttps(parts)),
      })
    }
    for (const [path, allowed] of methods) refuseOthers(machines, parts, path, allowed)
    refuseOthers(machines, parts, '/fhir/*', null)
  })
}

async function answerTo(parts: ServerParts, route: MachineRoute, request: FastifyRequest) {
  const headers = headersOf(request)
  const strange = isWebhook(route.path)
    ? null
    : (unacceptable(headers.accept) ?? (route.method === 'GET' ? null : unreadable(headers['content-type'])))
  if (strange) throw new RefusedMachine(strange)
  const raw = request.body instanceof Uint8Array ? request.body : new Uint8Array()
  const told = { headers, raw, body: Buffer.from(raw).toString('utf8'), incoming: parts.incoming ?? NOBODY_IN }
  const asked = { ...readAsk(parts, request), ...told }
  if (route.scope === null) return keptByNobody(await route.handler({ ...asked, peer: null }))

  const peer = await signedIn(parts, route, headers.authorization, asked.now)
  const ask: MachineAsk = { ...asked, peer, viewer: peer.viewer }
  const looking = { viewer: peer.viewer, purpose: 'machine' as const, now: asked.now, signedAt: new Date() }
  return keptByNobody(await asViewer(parts.db, parts.viewerKey, looking, async (db) => route.handler({ ...ask, db })))
}

const NOBODY_IN = { whatsApp: null, textToken: null, mail: null } as const

/** Returns who asks, or refuses: no token, one that opens nothing, one that does not open this. */
async function signedIn(
  { db }: ServerParts,
  { scope }: MachineRoute,
  authorization: string | undefined,
  now: Date,
): Promise<KnownPeer> {
  const token = /^Bearer +([A-Za-z0-9._~+/-]{20,200}=*)$/i.exec(authorization ?? '')?.[1]
  const peer = token ? await findPeer(db, token, now) : 'none'
  if (typeof peer === 'string') throw new RefusedMachine(WHY_NOT[peer]())
  if (!peer.scopes.includes(scope!)) {
    throw new RefusedMachine(refusal('SEND_FORBIDDEN', 'forbidden', 'This token is not good for that.'))
  }
  const asked = await countAttempt(db, 'fhir', digest(`peer ${peer.viewer.peerId}`), 60, now)
  if (asked > MOST_A_MINUTE) {
    throw new RefusedMachine(refusal('SEND_TOO_MANY_REQUESTS', 'throttled', 'That is more than 600 requests a minute.'))
  }
  return peer
}

const WHY_NOT: Readonly<Record<PeerRefusal | 'none', () => ReturnType<typeof refusal>>> = {
  none: () => refusal('SEND_UNAUTHORIZED', 'login', 'A bearer token is needed.'),
  unknown: () => refusal('SEND_UNAUTHORIZED', 'security', 'Nobody has this token.'),
  over: () => refusal('SEND_UNAUTHORIZED', 'expired', 'This token has ended or was taken back.'),
  closed: () => refusal('REC_FORBIDDEN', 'forbidden', 'Your organisation cannot use this now. Please ring us.'),
}

/** What the standard has and we do not do. */
const OF_THE_STANDARD =
  /^\/fhir\/(Appointment|DocumentReference|Endpoint|HealthcareService|MessageDefinition|Organization|Slot)(\/|\?|$)/

const ALL_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** What cannot be done at an address; `null`: nothing can, for there is none. Their bodies are not read. */
function refuseOthers(
  app: FastifyInstance,
  parts: ServerParts,
  path: string,
  allowed: ReadonlySet<string> | null,
): void {
  const others = ALL_METHODS.filter((method) => !allowed?.has(method))
  if (others.length === 0) return
  app.route({
    method: others,
    url: path,
    onRequest: async (request, reply) => {
      if (allowed) reply.header('allow', [...allowed].join(', '))
      const refused = refusalForStatus(allowed ? 405 : OF_THE_STANDARD.test(request.url) ? 501 : 404)
      return send(reply, toldAt(path, refused), isHttps(parts))
    },
    handler: async () => {},
  })
}

function tellError(parts: ServerParts, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = refusalFor(error)
  if (refused.status === 500) {
    const facts = { method: request.method, route: request.routeOptions.url ?? 'unknown' }
    request.log.error({ ...facts, error: describeError(error) }, 'failed')
  }
  return send(reply, toldAt(request.url, refused), isHttps(parts))
}

/** Headers that come twice are joined by Node already; the few that may come as lists are none of ours. */
const headersOf = ({ headers }: FastifyRequest): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
