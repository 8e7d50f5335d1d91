import { cardOf } from '../../../domain/card.ts'
import { KINDS, type Kind } from '../../../domain/facets.ts'
import type { Opportunity, Organization } from '../../../domain/listing.ts'
import type { Card } from '../../../domain/search.ts'
import type { ReplyRate } from '../../../records/application-terms.ts'
import type { OrganizationCount } from '../../../records/organization.ts'
import { KIND_PLURALS } from '../../../web/option-words.ts'
import { organizationPath } from '../../../web/paths.ts'
import { replyRateWords } from '../../../web/reply-rate-words.ts'

export type OrganizationPage = {
  readonly organization: Organization
  readonly path: string
  readonly website: { readonly href: string; readonly text: string } | null
  /** How often they answer applications in time; null under ten cases. */
  readonly replies: string | null
  readonly groups: readonly { readonly kind: Kind; readonly heading: string; readonly cards: readonly Card[] }[]
}

/** Returns what an organisation's page shows: who they are, how to reach them, what they offer by kind. */
export function organizationPage(
  organization: Organization,
  offered: readonly Opportunity[],
  rate: ReplyRate | null,
  now: Date,
): OrganizationPage {
  const cards = offered.map((opportunity) => cardOf(opportunity, now))
  return {
    organization,
    path: organizationPath(organization.id, organization.name),
    website: websiteOf(organization),
    replies: rate && replyRateWords(rate),
    groups: KINDS.map(({ value }) => ({
      kind: value,
      heading: KIND_PLURALS[value],
      cards: cards.filter((card) => card.kind === value),
    })).filter((group) => group.cards.length > 0),
  }
}

export type OrganizationsPage = {
  readonly total: number
  readonly letters: readonly {
    readonly letter: string
    readonly items: readonly { readonly name: string; readonly path: string; readonly count: number }[]
  }[]
}

/** Returns the organisations under the letter they begin with; those that begin with none under "0 to 9". */
export function organizationsPage(all: readonly OrganizationCount[]): OrganizationsPage {
  const letterOf = (name: string) => name.normalize('NFD').match(/[a-z]/i)?.[0].toUpperCase() ?? '0 to 9'
  const letters = [...new Set(all.map(({ name }) => letterOf(name)))].sort()
  return {
    total: all.length,
    letters: letters.map((letter) => ({
      letter,
      items: all
        .filter(({ name }) => letterOf(name) === letter)
        .map(({ id, name, count }) => ({ name, path: organizationPath(id, name), count })),
    })),
  }
}

/** A website as a link that says where it leads; only http and https. */
function websiteOf({ website }: Organization): OrganizationPage['website'] {
  if (!website || !URL.canParse(website)) return null
  const { protocol, host } = new URL(website)
  return protocol === 'https:' || protocol === 'http:' ? { href: website, text: host.replace(/^www\./, '') } : null
}
