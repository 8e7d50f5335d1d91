import { found } from '../../../kit/errors.ts'
import { html } from '../../../kit/html.ts'
import { page } from '../../../kit/http.ts'
import { applicationTerms, replyRateOf } from '../../../records/application-terms.ts'
import { wardsOf } from '../../../records/area.ts'
import { enrolmentWay } from '../../../records/enrolment-start.ts'
import { findOrganization } from '../../../records/organization.ts'
import { findPosting } from '../../../records/posting.ts'
import { previewOf } from '../../../records/posting-listing.ts'
import type { Handler } from '../../../web/ask.ts'
import { readId } from '../../../web/paths.ts'
import { listingPage } from './listing.page.ts'
import { listingView } from './listing.view.ts'
import type { NextSteps } from './next-steps.page.ts'

/** What a partner has written so far, shown by the very page that residents will see. */
export const showPreview: Handler = async (ask) => {
  const { db, viewer, params, place, now } = ask
  const id = readId(params.id)
  const posting = found(id === null ? null : await findPosting(db, viewer, id))
  const opportunity = await previewOf(db, posting, now)
  const [organization, wards, terms, rate, enrolment] = await Promise.all([
    findOrganization(db, viewer, posting.organization.id),
    wardsOf(db, viewer, place),
    applicationTerms(db, viewer, opportunity, now),
    replyRateOf(db, viewer, posting.organization.id, now),
    enrolmentWay(db, opportunity, now),
  ])
  const shown = listingPage(opportunity, { organization, similar: [], near: null, wards, terms, rate, enrolment }, ask)
  return page(
    listingView({ ...shown, next: leadingNowhere(shown.next, ask.path) }, ask, false, {
      backTo: { href: `/desk/postings/${posting.id}`, text: 'Back to your posting' },
      news: html`<div class="gw-announcement"><p class="govuk-body"><strong>Preview.</strong> This is how residents will see it. Nobody else can see this page.</p></div>`,
    }),
  )
}

/** A button that leads to a page of ours would lead to one that is not there yet. */
const leadingNowhere = (next: NextSteps, here: string): NextSteps =>
  next.button?.here ? { ...next, button: { ...next.button, href: here } } : next
