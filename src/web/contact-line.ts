import type { Place } from '../domain/place.ts'
import { type Html, html } from '../kit/html.ts'

/** Returns how to reach the people who run this place, as a sentence with links that ring and write. */
export const contactLine = ({ phone, email }: Place['contact']): Html =>
  html`Call <a class="govuk-link" href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a> or email <a class="govuk-link" href="mailto:${email}">${email}</a>.`
