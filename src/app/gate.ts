import { may, PERMISSIONS, type Permission } from '../domain/permission.ts'
import { signInEndedView } from '../features/account/sign-in-ended/sign-in-ended.view.ts'
import { NotFound } from '../kit/errors.ts'
import { type Answer, page, redirect } from '../kit/http.ts'
import type { Ask, Route } from '../web/ask.ts'

/**
 * Returns what somebody is answered instead who may not use a route, or null where they may. Who could not be told is
 * shown the way in; a form of theirs comes back to be sent again, so that an ended sign-in costs nobody their words.
 * Whoever is known and may not: for them it does not exist.
 */
export function refusal(ask: Ask, route: Route): Answer | null {
  if (may(ask.viewer, route.may)) return null
  const way = wayIn(ask, route.may)
  if (!way) throw new NotFound()
  if ('get' in route) return redirect(`${way}?next=${encodeURIComponent(ask.path)}`)
  return page(signInEndedView(ask, way), 403, { headers: { 'cache-control': 'no-store' } })
}

/** Where this viewer could become somebody who may; null where nothing would help. */
function wayIn({ viewer }: Ask, permission: Permission): string | null {
  const standings: readonly string[] = PERMISSIONS[permission]
  if (viewer.kind !== 'resident' && standings.includes('resident')) return '/requests'
  const known = viewer.kind !== 'public' && viewer.kind !== 'resident'
  return known || standings.includes('public') ? null : '/sign-in'
}

/** What one person saw stays in no cache, not even that of their browser: the next at this computer presses "back". */
export function keptByNobody(answer: Answer): Answer {
  if (answer.kind === 'redirect') return answer
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } }
}
