import { expiresAt } from '../../src/domain/expiry.ts'
import { FACETS, type FacetName } from '../../src/domain/facets.ts'
import { milesToMetres } from '../../src/domain/geodesy.ts'
import { localMetres, localScale } from '../../src/domain/local-distance.ts'
import { addDays, londonDate } from '../../src/domain/london-time.ts'
import type { LocalDate, OpportunityDraft } from '../../src/domain/opportunity.ts'
import type { Search } from '../../src/domain/search.ts'

export type Listed = { readonly id: number; readonly organizationId: number; readonly draft: OpportunityDraft }
export type OracleAnswer = {
  readonly ids: readonly number[]
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly organizations: Readonly<Record<number, number>>
}

/** Answers a search by the plainest reading of its rules: every listing is looked at for every count. */
export function oracle(listed: readonly Listed[], search: Search, now: Date): OracleAnswer {
  const day = londonDate(now)
  const reachable = listed
    .filter(({ draft }) => (expiresAt(draft, now)?.getTime() ?? Number.POSITIVE_INFINITY) > now.getTime())
    .filter(({ draft }) => search.words.split(' ').every((word) => !word || wordsOf(draft).includes(word)))
    .map((row) => ({ ...row, metres: metresOf(row.draft, search) }))
    .filter(({ draft, metres }) => !search.near || metres !== null || isEverywhere(draft))
  type Row = (typeof reachable)[number]

  const passes = (row: Row, name: string) => {
    if (name === 'organisation') {
      return search.organizations.length === 0 || search.organizations.includes(row.organizationId)
    }
    const ticked = search.ticked[name as FacetName] ?? []
    return ticked.length === 0 || ticked.some((value) => valuesOf(row.draft, name as FacetName, day).includes(value))
  }
  const groups = [...FACETS.map((facet) => facet.name), 'organisation']
  const without = (ignored: string) =>
    reachable.filter((row) => groups.every((name) => name === ignored || passes(row, name)))

  const facets = FACETS.map(({ name, options }) => {
    const rows = without(name)
    const counts = options.map(({ value }) => [
      value,
      rows.filter(({ draft }) => valuesOf(draft, name, day).includes(value)).length,
    ])
    return [name, Object.fromEntries(counts)]
  })
  const organizations: Record<number, number> = {}
  for (const { organizationId } of without('organisation')) {
    organizations[organizationId] = (organizations[organizationId] ?? 0) + 1
  }
  const sorted = without('').sort((a, b) => keyOf(b, search, now) - keyOf(a, search, now) || a.id - b.id)
  return { ids: sorted.map((row) => row.id), facets: Object.fromEntries(facets), organizations }
}

const wordsOf = (draft: OpportunityDraft): string[] =>
  `${draft.title} ${draft.descriptionHtml}`.toLowerCase().split(/\W+/)

function metresOf(draft: OpportunityDraft, { near, within }: Search): number | null {
  if (!near) return null
  const scale = localScale(near.point)
  const all = draft.locations.flatMap(({ point }) =>
    point ? [localMetres(near.point, scale, point.lat, point.lng)] : [],
  )
  const nearest = Math.min(...all)
  return nearest <= milesToMetres(within) ? nearest : null
}

function isEverywhere(draft: OpportunityDraft): boolean {
  const placed = draft.locations.some((location) => location.point)
  const atWork = ['job', 'apprenticeship', 'placement'].includes(draft.kind)
  if (draft.delivery.includes('mobile')) return true
  if (draft.delivery.includes('online')) return !(atWork && placed && draft.delivery.includes('in-person'))
  return !placed && ['support', 'drop-in'].includes(draft.kind)
}

const PAY_FLOORS: Readonly<Record<string, number>> = { 'london-living-wage': 14.8, '15': 15, '18': 18, '22': 22 }
const AGES = [
  ['14-15', 14, 15],
  ['16-17', 16, 17],
  ['18-24', 18, 24],
  ['25-49', 25, 49],
  ['50-plus', 50, 120],
] as const
const WINDOWS: Readonly<Record<string, number>> = { '7-days': 7, '30-days': 30, '90-days': 90 }

function valuesOf(draft: OpportunityDraft, name: FacetName, day: LocalDate): readonly string[] {
  const hourly = draft.pay?.hourlyMinimum ?? draft.pay?.hourlyMaximum ?? null
  switch (name) {
    case 'kind':
      return [draft.kind]
    case 'hours':
      return draft.hours
    case 'contract':
      return [draft.contract ?? '']
    case 'sector':
      return [draft.sector ?? '']
    case 'level':
      return [draft.level ?? '']
    case 'cost':
      return [draft.cost?.band ?? '']
    case 'delivery':
      return draft.delivery
    case 'access':
      return [...draft.access, ...draft.locations.flatMap((location) => location.access)]
    case 'language':
      return draft.languages
    case 'for':
      return draft.eligibleGroups
    case 'help':
      return draft.helps
    case 'age':
      return AGES.filter(([, from, to]) => (draft.minimumAge ?? 0) <= to && (draft.maximumAge ?? 120) >= from).map(
        ([band]) => band,
      )
    case 'pay':
      return [
        ...(hourly !== null || draft.pay?.minimum != null ? ['stated'] : []),
        ...Object.keys(PAY_FLOORS).filter((floor) => hourly !== null && hourly >= PAY_FLOORS[floor]!),
      ]
    case 'starts': {
      const starts = startsOf(draft)
      const next = starts.find((start) => start >= day)
      if (starts.length === 0) return ['any-time']
      return Object.keys(WINDOWS).filter((window) => next && next <= addDays(day, WINDOWS[window]!))
    }
  }
}

function startsOf(draft: OpportunityDraft): LocalDate[] {
  const days = [
    ...(draft.startsOn ? [draft.startsOn] : []),
    ...draft.intakes.map((intake) => intake.startsOn),
    ...draft.occurrences.map((occurrence) => londonDate(occurrence.startsAt)),
  ]
  return [...new Set(days)].sort()
}

/** Highest first. "Best match" is only foretold where no words were typed. */
function keyOf(row: { draft: OpportunityDraft; metres: number | null }, search: Search, now: Date): number {
  const posted = Math.round((Date.parse(row.draft.postedOn!) - Date.UTC(2000, 0, 1)) / 86_400_000)
  switch (search.sort) {
    case 'nearest':
      return search.near ? -(row.metres ?? 1e9) : posted
    case 'newest':
      return posted
    case 'closing':
      return row.draft.closesAt ? -row.draft.closesAt.getTime() : -1e15
    case 'pay': {
      const hourly = row.draft.pay?.hourlyMinimum ?? row.draft.pay?.hourlyMaximum
      return hourly == null ? -1 : Math.round(hourly * 100)
    }
    case 'best': {
      const today = Math.round((Date.parse(londonDate(now)) - Date.UTC(2000, 0, 1)) / 86_400_000)
      const fresh = 0.15 / (1 + Math.max(0, today - posted) / 14)
      return search.near ? fresh + 0.35 / (1 + (row.metres ?? milesToMetres(search.within)) / 2500) : fresh
    }
  }
}
