import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { wardsOf } from '../../../records/area.ts'
import { searchOpportunities } from '../../../records/search.ts'
import type { Ask } from '../../../web/ask.ts'
import { NOTHING_ASKED } from '../../../web/nothing-asked.ts'
import { browseIndexPage, browsePage, findSubject, wardsPage } from './browse.page.ts'
import { browseIndexView, browseView, wardsView } from './browse.view.ts'

/** All the ways to look around, with how much there is of each. */
export async function showBrowse(ask: Ask): Promise<Answer> {
  const everything = await searchOpportunities(ask.db, ask.viewer, { ...NOTHING_ASKED, pageSize: 1 }, ask.now)
  return page(browseIndexView(browseIndexPage(everything), ask))
}

/** One kind of thing, one need or one type of work: what it is, and ways into the search. */
export async function showBrowsePage(ask: Ask): Promise<Answer> {
  const subject = found(findSubject(ask.params.subject ?? ''))
  const search = {
    ...NOTHING_ASKED,
    ticked: { [subject.facet]: [subject.value] },
    sort: 'newest',
    pageSize: 6,
  } as const
  const answer = await searchOpportunities(ask.db, ask.viewer, search, ask.now)
  return page(browseView(browsePage(subject, search, answer), ask))
}

export async function showWards(ask: Ask): Promise<Answer> {
  return page(wardsView(wardsPage(await wardsOf(ask.db, ask.viewer, ask.place), ask.place), ask))
}
