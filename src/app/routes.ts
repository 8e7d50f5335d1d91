import type { Route } from '../web/ask.ts'

/** Every address of this product, room by room. */
export const ROUTES: readonly Route[] = []

/** Returns the method and path of a route. */
export function methodAndPath(route: Route): { method: 'GET' | 'POST'; path: string } {
  return 'get' in route ? { method: 'GET', path: route.get } : { method: 'POST', path: route.post }
}

/** Throws when two routes answer the same method and path; returns them untouched otherwise. */
export function withoutDuplicates(routes: readonly Route[]): readonly Route[] {
  const seen = new Set<string>()
  for (const route of routes) {
    const { method, path } = methodAndPath(route)
    // Names of parameters do not tell paths apart: /a/:id and /a/:slug are one address.
    const key = `${method} ${path.replace(/:[^/.]+/g, ':')}`
    if (seen.has(key)) throw new Error(`two routes answer ${method} ${path}`)
    seen.add(key)
  }
  return routes
}
