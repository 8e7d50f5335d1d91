import { FACETS } from '../../../domain/facets.ts'
import type { Card, Search, SearchAnswer } from '../../../domain/search.ts'
import { optionText } from '../../../web/option-words.ts'
import { opportunityPath, organizationPath } from '../../../web/paths.ts'

/** Returns the results for programs. Documented in `docs/running.md`; fields are only ever added. */
export function resultsJson(search: Search, answer: SearchAnswer, origin: string) {
  return {
    total: answer.total,
    page: search.page,
    pageSize: search.pageSize,
    near: search.near && { label: search.near.label, ...search.near.point, exactness: search.near.exactness },
    within: search.near && search.within,
    readAs: answer.readAs,
    facets: {
      ...Object.fromEntries(
        FACETS.map(({ name, options }) => [
          name,
          answer.facets[name].map(({ value, count }) => ({ value, text: optionText(options, value), count })),
        ]),
      ),
      organisation: answer.organizations.map(({ id, name, count }) => ({ value: String(id), text: name, count })),
    },
    items: answer.cards.map((card) => item(card, origin)),
  }
}

function item(card: Card, origin: string) {
  return {
    id: card.id,
    kind: card.kind,
    title: card.title,
    url: origin + opportunityPath(card),
    summary: card.summary,
    organisation: {
      id: card.organizationId,
      name: card.organizationName,
      url: origin + organizationPath(card.organizationId, card.organizationName),
    },
    location: card.location,
    locationCount: card.locationCount,
    metres: card.metres,
    delivery: card.delivery,
    pay: card.pay,
    hours: card.hours,
    cost: card.cost,
    level: card.level,
    access: card.access,
    postedOn: card.postedOn,
    startsOn: card.startsOn,
    nextStart: card.nextStart?.at ?? null,
    closesAt: card.closesAt,
    spacesLeft: card.spacesLeft,
    sample: card.sample,
  }
}
