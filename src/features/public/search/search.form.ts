import type { Near, Search } from '../../../domain/search.ts'
import { resolveNear } from '../../../records/near.ts'
import type { Ask } from '../../../web/ask.ts'
import { readSearch } from '../../../web/search-address.ts'

/** Nobody needs more, and longer texts are pasted by mistake. */
const LONGEST_WORDS = 200
const LONGEST_PLACE = 100
/** What fits on a few sheets of paper. */
const PRINTED = 40

/** A search as it was asked for, with what could not be taken as typed. */
export type Asked = {
  readonly search: Search
  /** The place as typed; empty where none was. */
  readonly typedNear: string
  /** Places it could be, where the name is borne by several. */
  readonly nearChoices: readonly Near[]
  /** True where a place was typed that we do not know. */
  readonly nearUnknown: boolean
  /** True where the words were longer than we read. */
  readonly cutShort: boolean
  readonly view: 'list' | 'map'
  readonly print: boolean
}

/** Reads the address of a search. Never refuses: what makes no sense is left out, and the page says so. */
export async function readAsked({ db, viewer, query, places, lookUpPostcode }: Ask): Promise<Asked> {
  const read = new URLSearchParams(query)
  const words = (query.get('q') ?? '').trim()
  const cutShort = words.length > LONGEST_WORDS
  if (cutShort) read.set('q', words.slice(0, LONGEST_WORDS))

  const typedNear = (query.get('near') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_PLACE)
  const found = typedNear ? await resolveNear(db, viewer, typedNear, places, lookUpPostcode) : null
  const near = found && !('choices' in found) ? found : null
  const nearChoices = found && 'choices' in found ? found.choices : []

  const print = query.has('print')
  return {
    search: print ? readSearch(read, near, PRINTED) : readSearch(read, near),
    typedNear,
    nearChoices,
    nearUnknown: typedNear !== '' && found === null,
    cutShort,
    view: query.get('view') === 'map' ? 'map' : 'list',
    print,
  }
}
