import { fullName } from '../../../domain/participant.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { certificateNumbered } from '../../../records/certificate.ts'
import { placesOf } from '../../../records/cohort-place.ts'
import { writeHistory } from '../../../records/history.ts'
import type { Ask } from '../../../web/ask.ts'
import { cohortAsked, placeAsked } from '../../../web/cohort-asked.ts'
import { certificateView } from './certificate.view.ts'

/** Shows a certificate as it is printed. It carries a number by which anybody can check that it is true. */
export async function showCertificate(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const cohort = await cohortAsked(ask)
  const place = placeAsked(ask, await placesOf(db, viewer, cohort.id, now))
  const number = found(place.certificateNumber)
  const certificate = found(await certificateNumbered(db, viewer, number))
  const { participantId } = place
  await writeHistory(db, viewer, 'cohort.certificate-shown', `cohort:${cohort.id}`, { place: place.id }, now, {
    ...{ participantId, why: 'support' },
  })
  return page(certificateView({ cohort, certificate, number, name: fullName(place) }, ask))
}
