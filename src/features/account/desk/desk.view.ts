import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { sectionsFor } from '../../../web/desk-sections.ts'
import { deskLayout, roleText } from '../../../web/layouts/desk-layout.ts'

export function deskView(ask: Ask): Html {
  const { viewer } = ask
  const name = viewer.kind === 'member' || viewer.kind === 'guest' ? viewer.name : ''
  const title = `Hello, ${firstName(name)}`
  const sections = sectionsFor(viewer).filter(({ href }) => href !== '/desk')
  return deskLayout(
    { ask, title, width: 'wide' },
    html`<h1 class="govuk-heading-l">${title}</h1>
${viewer.kind === 'guest' && NO_TEAM}
<ul class="gw-desk-tiles">${sections.map(
      ({ href, text, about }) =>
        html`<li><a class="gw-tile" href="${href}"><span class="gw-tile__title">${text}</span>${
          about && html`<span class="gw-tile__count">${about}</span>`
        }</a></li>`,
    )}</ul>`,
  )
}

const NO_TEAM = html`<p>You are not in a team here yet. Ask the person who looks after your team to invite you.</p>
<p>If you think you should be in one, your part may have ended, or your organisation may be on hold. Call us and we will look.</p>`

export function actingForView(ask: Ask): Html {
  const { viewer } = ask
  const title = 'Who are you acting for?'
  const memberships = viewer.kind === 'member' ? viewer.memberships : []
  return deskLayout(
    { ask, title, backTo: { href: '/desk' } },
    html`<form method="post" action="/desk/acting-for">
${radios({
  name: 'membership',
  value: viewer.kind === 'member' ? String(viewer.membership.id) : undefined,
  fieldset: { legend: { text: title, isPageHeading: true, classes: 'govuk-fieldset__legend--l' } },
  hint: { text: 'You see and do only what belongs to this one until you change it.' },
  items: memberships.map(({ id, organizationName, role }) => ({
    value: String(id),
    text: `${organizationName}: ${roleText(role).toLowerCase()}`,
  })),
})}
${button({ text: 'Act for this one' })}
</form>`,
  )
}

/** "Dr Leela Raman" is Leela: people greet each other without their titles. */
const firstName = (name: string): string => name.replace(/^(Dr|Prof|Mr|Mrs|Ms|Miss|Rev)\.? /, '').split(' ')[0]!
