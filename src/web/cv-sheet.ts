import type { Cv } from '../domain/cv.ts'
import { fullName, type Participant } from '../domain/participant.ts'
import { type Html, html } from '../kit/html.ts'
import { contactRows } from './contact-address.ts'

/** A CV that was written here, as it is printed. */
export const cvSheet = (
  person: Participant,
  cv: Cv,
): Html => html`<article class="gw-cv"><h1 class="gw-cv__name">${fullName(person)}</h1>
<p class="gw-cv__contact">${contactRows(person)
  .slice(0, 2)
  .map(([, address]) => address)
  .join(' · ')}${person.postcode && html` · ${person.postcode.split(' ')[0]}`}</p>
${cv.profile && html`<p class="gw-cv__profile">${cv.profile}</p>`}
${cv.work.length > 0 && html`<h2 class="gw-cv__part">Work</h2>${cv.work.map((one) => html`<section class="gw-cv__one"><h3>${[one.role, one.where].filter(Boolean).join(', ')}</h3>${one.when && html`<p class="gw-cv__when">${one.when}</p>`}${one.words && html`<p class="gw-cv__words">${one.words}</p>`}</section>`)}`}
${cv.skills.length > 0 && html`<h2 class="gw-cv__part">Skills</h2><ul class="gw-cv__skills">${cv.skills.map((one) => html`<li>${one}</li>`)}</ul>`}
${cv.learning.length > 0 && html`<h2 class="gw-cv__part">Learning</h2>${cv.learning.map((one) => html`<section class="gw-cv__one"><h3>${[one.what, one.where].filter(Boolean).join(', ')}</h3>${one.when && html`<p class="gw-cv__when">${one.when}</p>`}</section>`)}`}
</article>`
