import { type Html, html } from '../../../kit/html.ts'
import type { Certificate } from '../../../records/certificate.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import type { Ask } from '../../../web/ask.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { printButton } from '../../../web/print-button.ts'

export type CertificateShown = {
  readonly cohort: CohortWithTally
  readonly certificate: Certificate
  readonly number: string
  readonly name: string
}

export const certificateView = ({ cohort, certificate, number, name }: CertificateShown, ask: Ask): Html =>
  deskLayout(
    { ask, title: `Certificate of ${name}`, backTo: { href: `/desk/cohorts/${cohort.id}`, text: cohort.name } },
    html`<article class="gw-certificate">
<p class="gw-certificate__for">Certificate</p>
<h1 class="gw-certificate__name">${name}</h1>
<p class="gw-certificate__words">has completed</p>
<p class="gw-certificate__course">${certificate.course}</p>
<p class="gw-certificate__words">${certificate.weeks} weeks from ${fullDate(certificate.startsOn)}, with ${certificate.attended} of ${certificate.meetings} meetings</p>
<p class="gw-certificate__words">${certificate.runBy}, ${dayOf(certificate.certifiedAt)}</p>
<p class="gw-certificate__number">Number ${number}<br>Check it at ${ask.origin.replace(/^https?:\/\//, '')}/certificates</p>
</article>
<p class="govuk-body gw-screen-only">Print this page: only the certificate comes onto the paper.</p>
${printButton()}`,
  )
