import type { Route } from '../../../web/ask.ts'
import { changeLink } from './link.handler.ts'
import { offerElsewhere, showOffer } from './offer.handler.ts'
import { answerQuestion, askAgain, followUp, takeBack } from './steps.handler.ts'
import { showSent, showTracked } from './track-referral.handler.ts'

export const trackReferralRoutes: Route[] = [
  { get: '/desk/referrals/sent', may: 'referrals.track', people: 'referral', handler: showSent },
  { get: '/desk/referrals/sent/:id', may: 'referrals.track', people: 'referral', handler: showTracked },
  { post: '/desk/referrals/sent/:id/answer', may: 'referrals.make', people: 'referral', handler: answerQuestion },
  { post: '/desk/referrals/sent/:id/withdraw', may: 'referrals.make', people: 'referral', handler: takeBack },
  { post: '/desk/referrals/sent/:id/reopen', may: 'referrals.make', people: 'referral', handler: askAgain },
  { post: '/desk/referrals/sent/:id/follow-up', may: 'referrals.make', people: 'referral', handler: followUp },
  { post: '/desk/referrals/sent/:id/link', may: 'referrals.make', people: 'referral', handler: changeLink },
  { get: '/desk/referrals/sent/:id/offer', may: 'referrals.make', people: 'referral', handler: showOffer },
  { post: '/desk/referrals/sent/:id/offer', may: 'referrals.make', people: 'referral', handler: offerElsewhere },
]
