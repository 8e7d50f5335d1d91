import type { Answer } from '../../../kit/http.ts'
import type { Ask } from '../../../web/ask.ts'
import { envelope, openJson, openLines, openMistakes, openNotFound } from '../../../web/open-data.ts'
import { TAXONOMIES, TAXONOMY_TERMS, type Taxonomy, type TaxonomyTerm } from '../../../web/taxonomies.ts'

/** One page of the vocabularies. */
export const listTaxonomies = ({ query, origin }: Ask): Answer =>
  answerPage(
    query,
    TAXONOMIES.map((taxonomy) => taxonomyEntry(taxonomy, origin)),
  )

/** One vocabulary with its terms. */
export function showTaxonomy({ params, origin }: Ask): Answer {
  const taxonomy = TAXONOMIES.find(({ id }) => id === params.id?.toLowerCase())
  if (!taxonomy) return openNotFound()
  const terms = TAXONOMY_TERMS.filter((term) => term.taxonomy === taxonomy).map(termEntry)
  return openJson({ ...taxonomyEntry(taxonomy, origin), taxonomy_terms: terms })
}

/** One page of terms, of one taxonomy or of all. Ours have no terms below terms, so every term is a top one. */
export function listTaxonomyTerms({ query }: Ask): Answer {
  const taxonomyId = query.get('taxonomy_id')?.toLowerCase()
  const below = Boolean(query.get('parent_id'))
  const terms = TAXONOMY_TERMS.filter((term) => !below && (!taxonomyId || term.taxonomy.id === taxonomyId))
  return answerPage(query, terms.map(termEntry))
}

/** One term. */
export function showTaxonomyTerm({ params }: Ask): Answer {
  const term = TAXONOMY_TERMS.find(({ id }) => id === params.id?.toLowerCase())
  return term ? openJson(termEntry(term)) : openNotFound()
}

const taxonomyEntry = ({ id, name, description }: Taxonomy, origin: string) => ({
  id,
  name,
  description,
  uri: `${origin}/open-referral/taxonomies/${id}`,
  version: '1',
})

const termEntry = (term: TaxonomyTerm) => ({
  id: term.id,
  name: term.name,
  description: `${term.taxonomy.description} ${term.name}.`,
  taxonomy: term.taxonomy.name,
  taxonomy_id: term.taxonomy.id,
  term: term.value,
})

function answerPage(
  query: URLSearchParams,
  entries: readonly { readonly name: string; readonly description: string }[],
): Answer {
  const words = query.get('search')?.toLowerCase() ?? ''
  const found = entries.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(words))
  if (query.get('format') === 'ndjson') return openLines(found)

  const page = Number(query.get('page') || 1)
  const perPage = Number(query.get('per_page') || 50)
  const mistakes = [
    { parameter: 'page', value: page },
    { parameter: 'per_page', value: perPage },
  ]
    .filter(({ value }) => !Number.isInteger(value) || value < 1 || value > 1000)
    .map(({ parameter }) => ({ parameter, message: `${parameter} must be a whole number from 1 to 1000.` }))
  if (mistakes.length > 0) return openMistakes(mistakes)
  return openJson(envelope(found.slice((page - 1) * perPage, page * perPage), found.length, page, perPage))
}
