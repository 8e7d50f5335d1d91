import type { Bundle, FhirResource } from 'fhir/r4.js'

/**
 * Returns what was found as a bundle: how many in all, and how to ask for the next of them. `address` is the whole
 * address that was asked; `base` that of /fhir.
 */
export function emitSearchset(
  resources: readonly FhirResource[],
  found: { readonly total: number; readonly count: number; readonly offset: number },
  address: string,
  base: string,
): Bundle<FhirResource> {
  const at = (offset: number): string => {
    const url = new URL(address)
    url.searchParams.set('_count', String(found.count))
    url.searchParams.set('_offset', String(offset))
    return url.href
  }
  const next = found.offset + found.count
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.total,
    link: [
      { relation: 'self', url: address },
      ...(found.offset > 0 ? [{ relation: 'previous', url: at(Math.max(0, found.offset - found.count)) }] : []),
      ...(next < found.total ? [{ relation: 'next', url: at(next) }] : []),
    ],
    ...(resources.length > 0
      ? {
          entry: resources.map((resource) => ({
            fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
            resource,
            search: { mode: 'match' as const },
          })),
        }
      : {}),
  }
}
