import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { findOpportunity, opportunitiesByIds } from '../../../records/opportunity.ts'
import { sharedShortlist, shareShortlist } from '../../../records/shortlist.ts'
import type { Ask } from '../../../web/ask.ts'
import { readId, safeBack } from '../../../web/paths.ts'
import { readShortlist, SHORTLIST_LIMIT, shortlistCookie } from '../../../web/shortlist-cookie.ts'
import { comparisonPage, shortlistPage } from './shortlist.page.ts'
import { comparisonView, sharedView, shortlistView } from './shortlist.view.ts'

/** How many can be compared side by side. */
const MOST_COMPARED = 4

export async function showShortlist(ask: Ask): Promise<Answer> {
  const saved = await opportunitiesByIds(ask.db, ask.viewer, readShortlist(ask.cookies))
  return page(shortlistView(shortlistPage(saved, ask.now), ask))
}

/** Puts a listing on the shortlist or takes it off, and goes back to where one was. */
export async function saveOne({ db, viewer, params, form, cookies }: Ask): Promise<Answer> {
  const id = readId(params.id)
  const opportunity = found(id === null ? null : await findOpportunity(db, viewer, id))
  const others = readShortlist(cookies).filter((other) => other !== opportunity.id)
  const ids = form.get('do') === 'remove' ? others : [opportunity.id, ...others].slice(0, SHORTLIST_LIMIT)
  return redirect(safeBack(form.get('back')), [shortlistCookie(ids)])
}

export function clear(): Answer {
  return redirect('/shortlist', [shortlistCookie([])])
}

/** Makes a private link to a copy of the shortlist as it is now. */
export async function share({ db, viewer, cookies, now }: Ask): Promise<Answer> {
  const ids = readShortlist(cookies)
  if (ids.length === 0) return redirect('/shortlist')
  return redirect(`/shortlist/shared/${await shareShortlist(db, viewer, ids, now)}`)
}

export async function showShared(ask: Ask): Promise<Answer> {
  const saved = await opportunitiesByIds(ask.db, ask.viewer, await idsShared(ask))
  return page(sharedView(shortlistPage(saved, ask.now), ask))
}

/** Adds a shared shortlist to one's own. */
export async function copyShared(ask: Ask): Promise<Answer> {
  const ids = [...new Set([...readShortlist(ask.cookies), ...(await idsShared(ask))])].slice(0, SHORTLIST_LIMIT)
  return redirect('/shortlist', [shortlistCookie(ids)])
}

export async function showComparison(ask: Ask): Promise<Answer> {
  const asked = ask.query.getAll('id').map(readId)
  const ids = [...new Set(asked.filter((id): id is number => id !== null))]
  const compared = await opportunitiesByIds(ask.db, ask.viewer, ids.slice(0, MOST_COMPARED))
  return page(comparisonView(comparisonPage(compared, ids.length > MOST_COMPARED, ask.now), ask))
}

async function idsShared({ db, viewer, params, now }: Ask): Promise<number[]> {
  const ids = await sharedShortlist(db, viewer, params.code ?? '', now)
  if (!ids) throw new NotFound()
  return ids
}
