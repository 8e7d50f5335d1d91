import type { Member, Viewer } from '../domain/permission.ts'
import { NotFound } from '../kit/errors.ts'
import type { Ask } from './ask.ts'

/** Returns the number in the path, `:id` unless named otherwise; what cannot be one is not found. */
export function idIn({ params }: Pick<Ask, 'params'>, name = 'id'): number {
  const text = params[name] ?? ''
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound()
  return Number(text)
}

/** Returns who is acting, where the route is for people in a team. */
export function memberIn({ viewer }: Pick<Ask, 'viewer'>): Member {
  if (viewer.kind !== 'member') throw new NotFound()
  return viewer
}

/** Returns who is signed in, in a team or in none. */
export function personIn({ viewer }: Pick<Ask, 'viewer'>): Extract<Viewer, { accountId: number }> {
  if (viewer.kind !== 'member' && viewer.kind !== 'guest') throw new NotFound()
  return viewer
}
