import type { Route } from '../../../web/ask.ts'
import { listTaxonomies, listTaxonomyTerms, showTaxonomy, showTaxonomyTerm } from './taxonomies.handler.ts'

export const taxonomiesRoutes: Route[] = [
  { get: '/open-referral/taxonomies', may: 'open-data.read', handler: listTaxonomies },
  { get: '/open-referral/taxonomies/:id', may: 'open-data.read', handler: showTaxonomy },
  { get: '/open-referral/taxonomy_terms', may: 'open-data.read', handler: listTaxonomyTerms },
  { get: '/open-referral/taxonomy_terms/:id', may: 'open-data.read', handler: showTaxonomyTerm },
]
