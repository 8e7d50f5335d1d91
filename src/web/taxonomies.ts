import { ELIGIBLE_GROUPS, HELPS, KINDS, LEVELS, type Option, SECTORS } from '../domain/facets.ts'
import { namedUuid } from '../kit/uuid.ts'

/** The column of a listing that holds a term of a taxonomy. */
export type TaxonomyColumn = 'kind' | 'helps' | 'eligible_groups' | 'sector' | 'level'

export type TaxonomyTerm = {
  readonly id: string
  readonly value: string
  readonly name: string
  readonly taxonomy: Taxonomy
}

export type Taxonomy = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly column: TaxonomyColumn
  readonly options: readonly Option[]
}

const taxonomy = (column: TaxonomyColumn, name: string, description: string, options: readonly Option[]): Taxonomy => ({
  id: namedUuid(`taxonomy:${column}`),
  name,
  description,
  column,
  options,
})

/** The vocabularies of the front door, as other directories read them. */
export const TAXONOMIES: readonly Taxonomy[] = [
  taxonomy('kind', 'Good Work kinds', 'What sort of opportunity it is.', KINDS),
  taxonomy('helps', 'Good Work needs', 'What it helps a person with.', HELPS),
  taxonomy('eligible_groups', 'Good Work circumstances', 'Whom it is meant for.', ELIGIBLE_GROUPS),
  taxonomy('sector', 'Good Work sectors', 'The type of work it is about.', SECTORS),
  taxonomy('level', 'Good Work levels', 'The level of learning, by the qualification levels of England.', LEVELS),
]

export const TAXONOMY_TERMS: readonly TaxonomyTerm[] = TAXONOMIES.flatMap((taxonomy) =>
  taxonomy.options.map((option) => ({
    id: namedUuid(`taxonomy:${taxonomy.column}:${option.value}`),
    value: option.value,
    name: option.text,
    taxonomy,
  })),
)

const BY_VALUE = new Map(TAXONOMY_TERMS.map((term) => [`${term.taxonomy.column}:${term.value}`, term]))

/** Returns the term that a listing's value stands for; undefined for a value outside the vocabulary. */
export const termOf = (column: TaxonomyColumn, value: string): TaxonomyTerm | undefined =>
  BY_VALUE.get(`${column}:${value}`)
