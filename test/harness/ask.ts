import { join } from 'node:path'
import { fileStore } from '../../src/adapters/files/file-store.ts'
import { rulesScanner } from '../../src/adapters/files/rules-scanner.ts'
import { loadPlaces } from '../../src/adapters/places/places.ts'
import { may, PUBLIC, type Viewer } from '../../src/domain/permission.ts'
import type { Place } from '../../src/domain/place.ts'
import { purposeOf } from '../../src/domain/purpose-of.ts'
import { NotFound } from '../../src/kit/errors.ts'
import { issueFormToken } from '../../src/kit/form-token.ts'
import type { Answer, UploadedFile } from '../../src/kit/http.ts'
import type { Db } from '../../src/records/schema.ts'
import { asViewer } from '../../src/records/viewer-context.ts'
import type { Ask, Route } from '../../src/web/ask.ts'
import { FORM_LIMITS, type FormRules } from '../../src/web/form-limits.ts'
import { ROOT, testDataDir } from './cluster.ts'
import { viewerKeyOf } from './database.ts'

export type Visitor = {
  readonly db: Db
  readonly now: Date
  readonly places: readonly Place[]
  readonly routes: readonly Route[]
}

export type Request = {
  readonly form?: Readonly<Record<string, string>> | URLSearchParams
  readonly files?: readonly UploadedFile[]
  readonly cookies?: Readonly<Record<string, string>>
  readonly place?: Place
  readonly remote?: string
  readonly fromBrowser?: boolean
  readonly formRules?: FormRules
  /** Who asks; the public unless said. `asMember` makes one. */
  readonly viewer?: Viewer
}

/** The made-up borough that the demonstration shows. */
export const demoPlaces = (): Promise<readonly Place[]> => loadPlaces(join(ROOT, 'demo/places'))

/** Forms are taken at once and as many as a test sends: what hesitates is tested where it is written. */
export const TEST_FORM_RULES: FormRules = {
  key: 'a key for tests, known to everybody',
  limits: { ...FORM_LIMITS, leastSeconds: 0, plainAMinute: 1e6, browserAMinute: 1e6, networkAMinute: 1e6 },
}

/** Where tests keep the files they send. */
export const TEST_FILES = fileStore(join(testDataDir(), 'files'), 'a secret for tests', rulesScanner)

/** Returns the hidden field that a form of this room has when it is opened now: spread it into the form one sends. */
export const guarded = (room: string, now: Date): Record<string, string> => ({
  form: issueFormToken(TEST_FORM_RULES.key, room, 'first', now),
})

/** Asks the handler that answers this path, as a browser would: GET, or POST where a form is given. What the viewer
 * may not use is NotFound, as it is for people who are signed in. */
export async function visit(visitor: Visitor, path: string, request: Request = {}): Promise<Answer> {
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  const method = request.form ? 'post' : 'get'
  for (const route of inOrder(visitor.routes)) {
    const pattern = method in route ? (route as Record<string, unknown>)[method] : null
    const params = typeof pattern === 'string' ? matched(pattern, pathname) : null
    if (params && !may(request.viewer ?? PUBLIC, route.may)) throw new NotFound()
    if (params) return answerOf(route, askOf(visitor, path, params, searchParams, request))
  }
  throw new Error(`no route answers ${method} ${path}`)
}

/** As the server does: what touches people runs in one transaction under the second wall. */
async function answerOf(route: Route, ask: Ask): Promise<Answer> {
  const purpose = purposeOf(route)
  if (!purpose) return route.handler(ask)
  const looking = { viewer: ask.viewer, purpose, now: ask.now, signedAt: new Date() }
  return asViewer(ask.db, viewerKeyOf(ask.db), looking, async (db) => route.handler({ ...ask, db }))
}

function askOf(
  { db, now, places }: Visitor,
  path: string,
  params: Record<string, string>,
  query: URLSearchParams,
  { form, files, cookies, place, remote, fromBrowser, formRules, viewer }: Request,
): Ask {
  return {
    db,
    now,
    viewer: viewer ?? PUBLIC,
    files: files ?? [],
    remote: remote ?? '127.0.0.1',
    fromBrowser: fromBrowser ?? true,
    formRules: formRules ?? TEST_FORM_RULES,
    fileStore: TEST_FILES,
    messaging: { whatsApp: true, replyDomain: 'reply.borough.example' },
    place: place ?? places[0]!,
    places,
    params,
    query,
    form: new URLSearchParams(form),
    cookies: cookies ?? {},
    path,
    origin: 'http://localhost:3000',
  }
}

/** Fixed words win over names, as they do in the router. */
const inOrder = (routes: readonly Route[]): Route[] => routes.toSorted((a, b) => names(a) - names(b))

const names = (route: Route): number => ('get' in route ? route.get : route.post).split(':').length

function matched(pattern: string, path: string): Record<string, string> | null {
  const parts = pattern.split('/')
  const given = path.split('/')
  if (parts.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of parts.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given[i]!)
    else if (part !== given[i]) return null
  }
  return params
}

/** Returns the text of a page as a person reads it: without tags, spaces tidied. */
export function textOf(answer: Answer): string {
  if (answer.kind !== 'page') throw new Error(`a ${answer.kind}, not a page`)
  return answer.html.text
    .replace(/<head>[\s\S]*?<\/head>/, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
}

/** Returns the status of an answer, whatever its kind. */
export const statusOf = (answer: Answer): number => answer.status

/** Returns where a redirect leads. */
export function whereTo(answer: Answer): string {
  if (answer.kind !== 'redirect') throw new Error(`a ${answer.kind}, not a redirect`)
  return answer.to
}
