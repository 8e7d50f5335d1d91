import { cardOf } from '../../../domain/card.ts'
import { isLive } from '../../../domain/expiry.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import type { Card } from '../../../domain/search.ts'
import { type Fact, keyFacts, whoCanApply } from '../../../web/facts.ts'
import { kindText } from '../../../web/option-words.ts'
import { opportunityPath } from '../../../web/paths.ts'

export type ShortlistPage = {
  readonly open: readonly Card[]
  /** Saved once, closed since. */
  readonly closed: readonly { readonly id: number; readonly title: string; readonly organizationName: string }[]
}

export function shortlistPage(saved: readonly Opportunity[], now: Date): ShortlistPage {
  return {
    open: saved.filter((opportunity) => isLive(opportunity, now)).map((opportunity) => cardOf(opportunity, now)),
    closed: saved.filter((opportunity) => !isLive(opportunity, now)),
  }
}

export type ComparisonPage = {
  readonly tooMany: boolean
  readonly columns: readonly {
    readonly title: string
    readonly path: string
    readonly kind: string
    readonly organizationName: string
  }[]
  /** A row for each fact that any of them has, in the order of the listing page; empty where one says nothing. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly (readonly string[])[] }[]
}

export function comparisonPage(compared: readonly Opportunity[], tooMany: boolean, now: Date): ComparisonPage {
  const facts = compared.map((opportunity) => comparedFacts(opportunity, now))
  const keys = [...new Set(facts.flatMap((each) => each.map(({ key }) => key)))]
  return {
    tooMany,
    columns: compared.map((opportunity) => ({
      title: opportunity.title,
      path: opportunityPath(opportunity),
      kind: kindText(opportunity.kind) + (isLive(opportunity, now) ? '' : ' (closed)'),
      organizationName: opportunity.organizationName,
    })),
    rows: keys.map((key) => ({
      key,
      cells: facts.map((each) => each.find((fact) => fact.key === key)?.lines ?? []),
    })),
  }
}

function comparedFacts(opportunity: Opportunity, now: Date): Fact[] {
  const essential = opportunity.requirements.filter((requirement) => requirement.essential)
  return [
    ...keyFacts(opportunity, now),
    { key: 'What you need', lines: essential.map(({ words }) => words) },
    { key: 'Who can apply', lines: whoCanApply(opportunity) },
  ].filter(({ lines }) => lines.length > 0)
}
