import { readCertificateNumber } from '../../../domain/reference.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { certificateNumbered } from '../../../records/certificate.ts'
import type { Ask } from '../../../web/ask.ts'
import { certificatesView } from './certificates.view.ts'

/** Says whether a certificate is true, and of which course: never whose it is. */
export async function checkCertificate(ask: Ask): Promise<Answer> {
  const typed = ask.query.get('number')
  if (typed === null) return page(certificatesView(null, ask))
  const number = readCertificateNumber(typed)
  const certificate = number ? await certificateNumbered(ask.db, ask.viewer, number) : null
  return page(certificatesView({ number, certificate }, ask))
}
