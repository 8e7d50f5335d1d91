import type { MessageWay } from './person-message.ts'

/** A person whose number or address a message came from, and who works with them. */
export type MatchCandidate = {
  readonly participantId: string
  /** Organisations with an open case, and the one that wrote to them last this way. */
  readonly openAt: readonly number[]
  readonly lastWroteFrom: number | null
}

/** What is known of a message that came in. */
export type MatchFacts = {
  readonly way: MessageWay
  /** The message whose secret address was answered. */
  readonly thread: { readonly participantId: string; readonly organizationId: number } | null
  readonly candidates: readonly MatchCandidate[]
  /** Who takes up what nobody is there for. */
  readonly deskOrganizationId: number
}

export type Matched = {
  readonly participantId: string | null
  readonly organizationId: number
  readonly why: 'thread' | 'number' | 'nobody' | 'several' | 'unproved'
}

/**
 * Returns whose a message is. The secret of a thread is proof. A number is, where one person alone has it: a shared
 * telephone is nobody's. An address on an e-mail is not, for anybody can write it there. What is not certain goes to
 * somebody who finds out.
 */
export function matchMessage({ way, thread, candidates, deskOrganizationId }: MatchFacts): Matched {
  if (thread) return { ...thread, why: 'thread' }
  const unknown = { participantId: null, organizationId: deskOrganizationId }
  if (way === 'email') return { ...unknown, why: candidates.length === 0 ? 'nobody' : 'unproved' }
  const [only, ...others] = candidates
  if (!only) return { ...unknown, why: 'nobody' }
  if (others.length > 0) return { ...unknown, why: 'several' }
  const organizationId = only.lastWroteFrom ?? only.openAt[0]
  if (organizationId === undefined) return { ...unknown, why: 'nobody' }
  return { participantId: only.participantId, organizationId, why: 'number' }
}
