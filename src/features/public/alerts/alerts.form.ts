import { readEmail } from '../../../adapters/text/contact-address.ts'
import { ALERT_FREQUENCIES, type AlertFrequency } from '../../../domain/alert.ts'
import type { Search } from '../../../domain/search.ts'
import { resolveNear } from '../../../records/near.ts'
import type { Ask } from '../../../web/ask.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readSearch, searchPath } from '../../../web/search-address.ts'

type Asked = Pick<Ask, 'db' | 'viewer' | 'places'> & Partial<Pick<Ask, 'lookUpPostcode'>>

/** What somebody searched for, and whether the place in it is one that we can search near. */
export type FollowedSearch = { readonly search: Search; readonly placeKnown: boolean }

/** Reads a search as its address says it. A place that is not known, or could be several, is said to be so. */
export async function readFollowed(ask: Asked, query: URLSearchParams): Promise<FollowedSearch> {
  const typed = (query.get('near') ?? '').trim().slice(0, 100)
  const near = typed ? await resolveNear(ask.db, ask.viewer, typed, ask.places, ask.lookUpPostcode) : null
  const known = near && !('choices' in near) ? near : null
  return { search: readSearch(query, known), placeKnown: typed === '' || known !== null }
}

/** Returns the search as it is kept: no order and no page, so that equal searches are equal. */
export const keptSearch = (search: Search): string => searchPath({ ...search, sort: 'best' }, {}, '').replace(/^\?/, '')

export const readFrequency = (form: URLSearchParams): AlertFrequency | null =>
  ALERT_FREQUENCIES.find(({ value }) => value === form.get('frequency'))?.value ?? null

export type AlertForm = { readonly email: string | null; readonly frequency: AlertFrequency | null }

export function readAlertForm(form: URLSearchParams): AlertForm & { readonly mistakes: Mistakes } {
  const email = readEmail((form.get('email') ?? '').slice(0, 300))
  const frequency = readFrequency(form)
  return {
    email,
    frequency,
    mistakes: {
      ...(email ? {} : { email: 'Enter an email address, like name@example.org' }),
      ...(frequency ? {} : { frequency: 'Choose how often we may write' }),
    },
  }
}
