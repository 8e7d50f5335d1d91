import { randomBytes } from 'node:crypto'
import { readEmail } from '../../../adapters/text/contact-address.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import { REPORT_REASONS } from '../../../domain/listing-report.ts'
import { readReference, reference } from '../../../domain/reference.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { reportListing } from '../../../records/listing-report.ts'
import { findOpportunity } from '../../../records/opportunity.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { readMessageLanguage, rememberingLanguage } from '../../../web/message-language.ts'
import { readId } from '../../../web/paths.ts'
import { reportView, thankYouView } from './report-listing.view.ts'

async function listingAsked({ db, viewer, params }: Ask): Promise<Opportunity> {
  const id = readId(params.id)
  return found(id === null ? null : await findOpportunity(db, viewer, id))
}

export async function showReportForm(ask: Ask): Promise<Answer> {
  return page(reportView(await listingAsked(ask), {}, ask))
}

/** Takes a report to the people who look after listings; an address only from those who want to hear more. */
export async function takeReport(ask: Ask): Promise<Answer> {
  const { viewer, form, place, now } = ask
  const opportunity = await listingAsked(ask)
  const reason = REPORT_REASONS.find(({ value }) => value === form.get('reason'))?.value
  const typed = (form.get('email') ?? '').trim()
  const email = typed ? readEmail(typed) : null
  const mistakes = {
    ...(reason ? {} : { reason: 'Choose what is wrong' }),
    ...(typed && !email ? { email: 'Enter an email address, like name@example.com, or leave it empty' } : {}),
  }
  if (!reason || Object.keys(mistakes).length > 0) return page(reportView(opportunity, mistakes, ask), 422)

  const language = readMessageLanguage(ask)
  const answer = await takeOnce(ask, 'report-listing', async (db) => {
    const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 2000) || null
    const from = { placeSlug: place.slug, email, language, sample: place.sample }
    const draft = { ...from, opportunityId: opportunity.id, reason, words }
    const number = reference(randomBytes(8))
    await reportListing(db, viewer, { ...draft, reference: number }, now)
    return `/opportunities/${opportunity.id}/report/thank-you?reference=${number}`
  })
  return rememberingLanguage(ask, answer)
}

export async function thankReport(ask: Ask): Promise<Answer> {
  return page(thankYouView(await listingAsked(ask), readReference(ask.query.get('reference') ?? ''), ask))
}
