import { slug } from '../../../domain/slug.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { replyRateOf } from '../../../records/application-terms.ts'
import { opportunitiesOf } from '../../../records/opportunity.ts'
import { findOrganization, organizations } from '../../../records/organization.ts'
import type { Ask } from '../../../web/ask.ts'
import { organizationPath, readId } from '../../../web/paths.ts'
import { readShortlist } from '../../../web/shortlist-cookie.ts'
import { organizationPage, organizationsPage } from './organizations.page.ts'
import { organizationsView, organizationView } from './organizations.view.ts'

/** Every organisation that offers something now, from A to Z. */
export async function showOrganizations(ask: Ask): Promise<Answer> {
  return page(organizationsView(organizationsPage(await organizations(ask.db, ask.viewer, ask.now)), ask))
}

/** One organisation and what it offers now. */
export async function showOrganization(ask: Ask): Promise<Answer> {
  const { db, viewer, params, now } = ask
  const id = readId(params.id)
  const organization = found(id === null ? null : await findOrganization(db, viewer, id))
  if (params.slug !== slug(organization.name)) {
    return redirect(organizationPath(organization.id, organization.name), [], 301)
  }

  const [offered, rate] = await Promise.all([
    opportunitiesOf(db, viewer, organization.id, now),
    replyRateOf(db, viewer, organization.id, now),
  ])
  return page(
    organizationView(organizationPage(organization, offered, rate, now), ask, new Set(readShortlist(ask.cookies))),
  )
}
