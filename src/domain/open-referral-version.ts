/** The versions of Open Referral UK that are met in practice. */
export type Version = '1.0' | '3.0'

const OLD_FIELDS = [
  'attending_type',
  'attending_access',
  'deliverable_type',
  'regular_schedules',
  'eligibilitys',
  'service_taxonomys',
]

/** Returns the version that the page facts or the fields of services show; null where there is nothing to go by. */
export function versionOf(facts: Readonly<Record<string, unknown>>, items: readonly unknown[]): Version | null {
  if ('total_items' in facts || 'total_pages' in facts) return '3.0'
  if ('totalElements' in facts || 'totalPages' in facts) return '1.0'
  const first = items.find((item) => typeof item === 'object' && item !== null)
  if (!first) return null
  return OLD_FIELDS.some((name) => name in first) ? '1.0' : '3.0'
}

/** Returns the version that the base address names ("HSDS-UK-3.0", "ORUK 1.0"); null for any other. */
export function namedVersion(words: unknown): Version | null {
  const found = /\b([13])\.0\b|-([13])\.0/.exec(String(words))
  return found ? (`${found[1] ?? found[2]}.0` as Version) : null
}
