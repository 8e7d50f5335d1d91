import type { Route } from '../../../web/ask.ts'
import { showLawfulBasis, takeLawfulBasis } from './lawful-basis.handler.ts'

export const lawfulBasisRoutes: Route[] = [
  { get: '/desk/lawful-basis', may: 'team.manage', handler: showLawfulBasis },
  { post: '/desk/lawful-basis', may: 'team.manage', handler: takeLawfulBasis },
]
