import { demoRoutes } from '../features/account/demo/demo.routes.ts'
import { deskRoutes } from '../features/account/desk/desk.routes.ts'
import { joinRoutes } from '../features/account/join/join.routes.ts'
import { ownAccountRoutes } from '../features/account/own-account/own-account.routes.ts'
import { recoverRoutes } from '../features/account/recover/recover.routes.ts'
import { signInRoutes } from '../features/account/sign-in/sign-in.routes.ts'
import { teamRoutes } from '../features/account/team/team.routes.ts'
import { accountsRoutes } from '../features/admin/accounts/accounts.routes.ts'
import { dataProtectionRoutes } from '../features/admin/data-protection/data-protection.routes.ts'
import { feedbackDeskRoutes } from '../features/admin/feedback/feedback.routes.ts'
import { messageLanguagesRoutes } from '../features/admin/message-languages/message-languages.routes.ts'
import { outboxRoutes } from '../features/admin/outbox/outbox.routes.ts'
import { peersRoutes } from '../features/admin/peers/peers.routes.ts'
import { privacyRoutes } from '../features/admin/privacy/privacy.routes.ts'
import { reportsRoutes } from '../features/admin/reports/reports.routes.ts'
import { undeliveredRoutes } from '../features/admin/undelivered/undelivered.routes.ts'
import { actionPlanRoutes } from '../features/casework/action-plan/action-plan.routes.ts'
import { appointmentRoutes } from '../features/casework/appointments/appointments.routes.ts'
import { assessmentsRoutes } from '../features/casework/assessments/assessments.routes.ts'
import { caseloadRoutes } from '../features/casework/caseload/caseload.routes.ts'
import { casesRoutes } from '../features/casework/cases/cases.routes.ts'
import { cohortChangeRoutes } from '../features/casework/cohort-change/cohort-change.routes.ts'
import { cohortEndRoutes } from '../features/casework/cohort-end/cohort-end.routes.ts'
import { cohortMeetingRoutes } from '../features/casework/cohort-meetings/cohort-meetings.routes.ts'
import { cohortRoutes } from '../features/casework/cohorts/cohorts.routes.ts'
import { duplicatesRoutes } from '../features/casework/duplicates/duplicates.routes.ts'
import { emergencyRoutes } from '../features/casework/emergency/emergency.routes.ts'
import { fundBudgetRoutes } from '../features/casework/fund-budgets/fund-budgets.routes.ts'
import { helpRequestRoutes } from '../features/casework/help-requests/help-requests.routes.ts'
import { jobChecksRoutes } from '../features/casework/job-checks/job-checks.routes.ts'
import { messageInboxRoutes } from '../features/casework/message-inbox/message-inbox.routes.ts'
import { messageWebhookRoutes } from '../features/casework/message-webhooks/message-webhooks.routes.ts'
import { notesRoutes } from '../features/casework/notes/notes.routes.ts'
import { panelRoutes } from '../features/casework/panel/panel.routes.ts'
import { participantRoutes } from '../features/casework/participant/participant.routes.ts'
import { personDocumentRoutes } from '../features/casework/person-documents/person-documents.routes.ts'
import { personMessageRoutes } from '../features/casework/person-messages/person-messages.routes.ts'
import { promiseRoutes } from '../features/casework/promise/promise.routes.ts'
import { reviewsRoutes } from '../features/casework/reviews/reviews.routes.ts'
import { slotsRoutes } from '../features/casework/slots/slots.routes.ts'
import { supportFundRoutes } from '../features/casework/support-fund/support-fund.routes.ts'
import { timelineRoutes } from '../features/casework/timeline/timeline.routes.ts'
import { todayRoutes } from '../features/casework/today/today.routes.ts'
import { jobApplicationRoutes } from '../features/employers/job-applications/job-applications.routes.ts'
import { referralFlowRoutes } from '../features/insight/referral-flow/referral-flow.routes.ts'
import { articlesRoutes } from '../features/network/articles/articles.routes.ts'
import { checkInRoutes } from '../features/network/check-in/check-in.routes.ts'
import { enrolmentRoutes } from '../features/network/enrolments/enrolments.routes.ts'
import { moderationRoutes } from '../features/network/moderation/moderation.routes.ts'
import { ownStatisticsRoutes } from '../features/network/own-statistics/own-statistics.routes.ts'
import { partnerFeedRoutes } from '../features/network/partner-feeds/partner-feeds.routes.ts'
import { postingRoutes } from '../features/network/posting/posting.routes.ts'
import { registrationRoutes } from '../features/network/registration/registration.routes.ts'
import { stillOpenRoutes } from '../features/network/still-open/still-open.routes.ts'
import { apiDescriptionRoutes } from '../features/open-data/api-description/api-description.routes.ts'
import { feedsRoutes } from '../features/open-data/feeds/feeds.routes.ts'
import { openReferralRoutes } from '../features/open-data/open-referral/open-referral.routes.ts'
import { sitemapRoutes } from '../features/open-data/sitemap/sitemap.routes.ts'
import { taxonomiesRoutes } from '../features/open-data/taxonomies/taxonomies.routes.ts'
import { adviceRoutes } from '../features/public/advice/advice.routes.ts'
import { alertRoutes } from '../features/public/alerts/alerts.routes.ts'
import { applyRoutes } from '../features/public/apply/apply.routes.ts'
import { askForHelpRoutes } from '../features/public/ask-for-help/ask-for-help.routes.ts'
import { bookRoutes } from '../features/public/book/book.routes.ts'
import { browseRoutes } from '../features/public/browse/browse.routes.ts'
import { certificateRoutes } from '../features/public/certificates/certificates.routes.ts'
import { contactRoutes } from '../features/public/contact/contact.routes.ts'
import { enrolRoutes } from '../features/public/enrol/enrol.routes.ts'
import { feedbackRoutes } from '../features/public/feedback/feedback.routes.ts'
import { homeRoutes } from '../features/public/home/home.routes.ts'
import { hubRoutes } from '../features/public/hubs/hubs.routes.ts'
import { listingRoutes } from '../features/public/listing/listing.routes.ts'
import { organizationRoutes } from '../features/public/organizations/organizations.routes.ts'
import { ownApplicationRoutes } from '../features/public/own-applications/own-applications.routes.ts'
import { ownBookingRoutes } from '../features/public/own-bookings/own-bookings.routes.ts'
import { ownContactMessageRoutes } from '../features/public/own-contact-messages/own-contact-messages.routes.ts'
import { ownDataRoutes } from '../features/public/own-data/own-data.routes.ts'
import { ownEnrolmentRoutes } from '../features/public/own-enrolments/own-enrolments.routes.ts'
import { ownHelpRequestRoutes } from '../features/public/own-help-request/own-help-request.routes.ts'
import { ownRecordRoutes } from '../features/public/own-record/own-record.routes.ts'
import { reportListingRoutes } from '../features/public/report-listing/report-listing.routes.ts'
import { requestsRoutes } from '../features/public/requests/requests.routes.ts'
import { searchRoutes } from '../features/public/search/search.routes.ts'
import { shortlistRoutes } from '../features/public/shortlist/shortlist.routes.ts'
import { staticPageRoutes } from '../features/public/static-pages/static-pages.routes.ts'
import { stopMessagesRoutes } from '../features/public/stop-messages/stop-messages.routes.ts'
import { voucherRoutes } from '../features/public/vouchers/vouchers.routes.ts'
import { answerByLinkRoutes } from '../features/referrals/answer-by-link/answer-by-link.routes.ts'
import { assignReferralsRoutes } from '../features/referrals/assign-referrals/assign-referrals.routes.ts'
import { decideReferralRoutes } from '../features/referrals/decide-referral/decide-referral.routes.ts'
import { fhirApiRoutes } from '../features/referrals/fhir-api/fhir-api.routes.ts'
import { lawfulBasisRoutes } from '../features/referrals/lawful-basis/lawful-basis.routes.ts'
import { makeReferralRoutes } from '../features/referrals/make-referral/make-referral.routes.ts'
import { peopleRoutes } from '../features/referrals/people/people.routes.ts'
import { referralDraftRoutes } from '../features/referrals/referral-drafts/referral-drafts.routes.ts'
import { referralInboxRoutes } from '../features/referrals/referral-inbox/referral-inbox.routes.ts'
import { referralTemplateRoutes } from '../features/referrals/referral-templates/referral-templates.routes.ts'
import { trackReferralRoutes } from '../features/referrals/track-referral/track-referral.routes.ts'
import type { Route } from '../web/ask.ts'
import type { MachineRoute } from '../web/machine.ts'

/** Every address of this product, room by room. */
export const ROUTES: readonly Route[] = [
  ...homeRoutes,
  ...searchRoutes,
  ...requestsRoutes,
  ...stopMessagesRoutes,
  ...undeliveredRoutes,
  ...listingRoutes,
  ...applyRoutes,
  ...ownApplicationRoutes,
  ...jobApplicationRoutes,
  ...organizationRoutes,
  ...hubRoutes,
  ...bookRoutes,
  ...ownBookingRoutes,
  ...slotsRoutes,
  ...askForHelpRoutes,
  ...alertRoutes,
  ...enrolRoutes,
  ...enrolmentRoutes,
  ...checkInRoutes,
  ...ownEnrolmentRoutes,
  ...ownHelpRequestRoutes,
  ...ownRecordRoutes,
  ...ownDataRoutes,
  ...ownContactMessageRoutes,
  ...todayRoutes,
  ...casesRoutes,
  ...caseloadRoutes,
  ...promiseRoutes,
  ...helpRequestRoutes,
  ...notesRoutes,
  ...participantRoutes,
  ...timelineRoutes,
  ...feedbackRoutes,
  ...contactRoutes,
  ...reportListingRoutes,
  ...reportsRoutes,
  ...feedbackDeskRoutes,
  ...adviceRoutes,
  ...browseRoutes,
  ...shortlistRoutes,
  ...staticPageRoutes,
  ...apiDescriptionRoutes,
  ...feedsRoutes,
  ...openReferralRoutes,
  ...sitemapRoutes,
  ...taxonomiesRoutes,
  ...signInRoutes,
  ...recoverRoutes,
  ...joinRoutes,
  ...deskRoutes,
  ...postingRoutes,
  ...partnerFeedRoutes,
  ...moderationRoutes,
  ...articlesRoutes,
  ...messageLanguagesRoutes,
  ...ownStatisticsRoutes,
  ...registrationRoutes,
  ...stillOpenRoutes,
  ...ownAccountRoutes,
  ...teamRoutes,
  ...accountsRoutes,
  ...referralInboxRoutes,
  ...decideReferralRoutes,
  ...assignReferralsRoutes,
  ...trackReferralRoutes,
  ...peopleRoutes,
  ...personMessageRoutes,
  ...personDocumentRoutes,
  ...messageInboxRoutes,
  ...answerByLinkRoutes,
  ...peersRoutes,
  ...privacyRoutes,
  ...dataProtectionRoutes,
  ...actionPlanRoutes,
  ...jobChecksRoutes,
  ...reviewsRoutes,
  ...assessmentsRoutes,
  ...appointmentRoutes,
  ...cohortRoutes,
  ...cohortChangeRoutes,
  ...cohortMeetingRoutes,
  ...cohortEndRoutes,
  ...panelRoutes,
  ...certificateRoutes,
  ...fundBudgetRoutes,
  ...supportFundRoutes,
  ...voucherRoutes,
  ...duplicatesRoutes,
  ...emergencyRoutes,
  ...makeReferralRoutes,
  ...lawfulBasisRoutes,
  ...referralDraftRoutes,
  ...referralTemplateRoutes,
  ...referralFlowRoutes,
]

/** Every address for other systems. */
export const MACHINE_ROUTES: readonly MachineRoute[] = [...fhirApiRoutes, ...messageWebhookRoutes]

/** What exists only where the made-up borough is shown. */
export const DEMO_ROUTES: readonly Route[] = [...demoRoutes, ...outboxRoutes]

/** Returns the method and path of a route. */
export function methodAndPath(route: Route): { method: 'GET' | 'POST'; path: string } {
  return 'get' in route ? { method: 'GET', path: route.get } : { method: 'POST', path: route.post }
}

/** Throws when two routes answer the same method and path; returns them untouched otherwise. */
export function withoutDuplicates(routes: readonly Route[]): readonly Route[] {
  const seen = new Set<string>()
  for (const route of routes) {
    const { method, path } = methodAndPath(route)
    // Names of parameters do not tell paths apart: /a/:id and /a/:slug are one address.
    const key = `${method} ${path.replace(/:[^/.]+/g, ':')}`
    if (seen.has(key)) throw new Error(`two routes answer ${method} ${path}`)
    seen.add(key)
  }
  return routes
}
