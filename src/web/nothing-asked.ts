import type { Search } from '../domain/search.ts'

/** A search that asks for nothing in particular: the start for browsing. */
export const NOTHING_ASKED: Search = {
  words: '',
  near: null,
  within: 2,
  ticked: {},
  organizations: [],
  sort: 'best',
  page: 1,
  pageSize: 20,
}
