import type { Help } from '../domain/facets.ts'

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

export type Bridge = { readonly text: string; readonly path: string }

/** Returns the way to what would help: its words, and the search that finds it, near where somebody searches. */
export const bridgeTo = (help: Help, near: string | null = null): Bridge => ({
  text: BRIDGES[help],
  path: `/opportunities?${new URLSearchParams(near ? { help, near } : { help })}`,
})
