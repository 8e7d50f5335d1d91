import { found } from '../../../kit/errors.ts'
import { html } from '../../../kit/html.ts'
import { page } from '../../../kit/http.ts'
import { wardsOf } from '../../../records/area.ts'
import { findOrganization } from '../../../records/organization.ts'
import { findPosting } from '../../../records/posting.ts'
import { previewOf } from '../../../records/posting-listing.ts'
import type { Handler } from '../../../web/ask.ts'
import { readId } from '../../../web/paths.ts'
import { listingPage } from './listing.page.ts'
import { listingView } from './listing.view.ts'

/** What a partner has written so far, shown by the very page that residents will see. */
export const showPreview: Handler = async (ask) => {
  const { db, viewer, params, place, now } = ask
  const id = readId(params.id)
  const posting = found(id === null ? null : await findPosting(db, viewer, id))
  const [opportunity, organization, wards] = await Promise.all([
    previewOf(db, posting, now),
    findOrganization(db, viewer, posting.organization.id),
    wardsOf(db, viewer, place),
  ])
  const shown = listingPage(opportunity, { organization, similar: [], near: null, wards }, ask)
  return page(
    listingView(shown, ask, false, {
      backTo: { href: `/desk/postings/${posting.id}`, text: 'Back to your posting' },
      news: html`<div class="gw-announcement"><p class="govuk-body"><strong>Preview.</strong> This is how residents will see it. Nobody else can see this page.</p></div>`,
    }),
  )
}
