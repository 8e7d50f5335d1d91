import { cardOf } from '../../../domain/card.ts'
import type { Hub } from '../../../domain/hub.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import type { Card } from '../../../domain/search.ts'
import type { Ask } from '../../../web/ask.ts'
import { type HubLine, hubLine, nearestFirst } from '../../../web/hub-line.ts'
import { KIND_PLURALS, kindText } from '../../../web/option-words.ts'

export type GonePage = {
  readonly title: string
  readonly heading: string
  readonly organizationName: string
  readonly similar: readonly Card[]
  readonly hubs: readonly HubLine[]
  readonly morePath: string
  readonly moreText: string
}

/** Returns what is shown in place of something that has closed: what is like it now, and who can help. */
export function gonePage(
  { title, kind, organizationName, locations }: Opportunity,
  similar: readonly Opportunity[],
  hubs: readonly Hub[],
  { now }: Pick<Ask, 'now'>,
): GonePage {
  const point = locations[0]?.point ?? null
  return {
    title,
    heading: `This ${kindText(kind).toLowerCase()} has closed`,
    organizationName,
    similar: similar.map((other) => cardOf(other, now, point)),
    hubs: nearestFirst(hubs, point)
      .slice(0, 2)
      .map((hub) => hubLine(hub, null, now)),
    morePath: `/opportunities?kind=${kind}`,
    moreText: `See all ${KIND_PLURALS[kind].toLowerCase()}`,
  }
}
