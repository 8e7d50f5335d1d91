import type { Help } from '../../../domain/facets.ts'
import type { Requirement } from '../../../domain/opportunity.ts'

/** Somebody who has not got what is asked for yet is shown where to get it. */
export type Need = {
  readonly words: string
  readonly essential: boolean
  readonly bridge: { readonly text: string; readonly path: string } | null
}

/** What each kind of help is called when somebody is not ready yet. */
const BRIDGES: Readonly<Record<Help, string>> = {
  'find-a-job': 'Get help with looking for work',
  'cv-and-interview': 'Get help with your CV and interviews',
  'new-skills': 'Find a course for this',
  english: 'Improve your English near you',
  maths: 'Improve your maths near you',
  'digital-skills': 'Learn to use computers',
  childcare: 'Find help with childcare',
  money: 'Get help with money',
  health: 'Get help with your health',
  disability: 'Get help with working with a disability',
  housing: 'Get help with housing',
  'own-business': 'Learn how to start a business',
  confidence: 'Build up your confidence',
  experience: 'Get some experience first',
}

/** Returns what an applicant needs, the essential first, each with the way to it where we know one. */
export function needs(requirements: readonly Requirement[], near: string | null): Need[] {
  return requirements
    .toSorted((a, b) => Number(b.essential) - Number(a.essential))
    .map(({ words, essential, bridge }) => ({
      words,
      essential,
      bridge: bridge && { text: BRIDGES[bridge], path: helpPath(bridge, near) },
    }))
}

function helpPath(help: Help, near: string | null): string {
  return `/opportunities?${new URLSearchParams(near ? { help, near } : { help })}`
}
