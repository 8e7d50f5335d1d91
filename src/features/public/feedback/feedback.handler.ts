import { type Answer, page } from '../../../kit/http.ts'
import { saveFeedback } from '../../../records/feedback.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { pageAbout } from '../../../web/page-feedback.ts'
import { feedbackView, thankYouView } from './feedback.view.ts'

/** Asks what was good or bad; the answer to yes or no came from the page itself. */
export const showFeedback = (ask: Ask): Answer =>
  page(feedbackView({ about: pageAbout(ask.query.get('page')), useful: ask.query.get('useful'), mistakes: {} }, ask))

export async function takeFeedback(ask: Ask): Promise<Answer> {
  const { form, place, now } = ask
  const useful = form.get('useful')
  const about = pageAbout(form.get('page'))
  if (useful !== 'yes' && useful !== 'no') {
    return page(feedbackView({ about, useful, mistakes: { useful: 'Say if the page was useful' } }, ask), 422)
  }
  return takeOnce(ask, 'feedback', async (db) => {
    const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 1000) || null
    await saveFeedback(db, { placeSlug: place.slug, page: about, useful: useful === 'yes', words }, now)
    return '/feedback/thank-you'
  })
}

export const thankFeedback = (ask: Ask): Answer => page(thankYouView(ask))
