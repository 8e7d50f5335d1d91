import { may, ROLES, type Viewer } from '../../domain/permission.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Ask } from '../ask.ts'
import { assetPath } from '../assets/asset-path.ts'
import type { NavigationItem } from '../components/service-navigation.ts'
import { navigationFor } from '../desk-sections.ts'
import type { LayoutPage } from './layout-page.ts'
import { layout } from './page-layout.ts'

export type DeskPage = Omit<LayoutPage, 'ask' | 'desk' | 'robots'> & { readonly ask: Ask }

/** Returns a whole page for somebody who is signed in: their sections, who they act for, and the way out. */
export const deskLayout = (page: DeskPage, content: Html): Html =>
  layout(
    {
      ...{ ...page, robots: 'noindex', head: html`${page.head}${waitingNotes(page.ask)}` },
      desk: { navigation: navigation(page.ask), bar: actingFor(page.ask.viewer) },
    },
    content,
  )

/** Notes that wait in this browser are sent from whatever page of the desk is open once there is a network. */
const waitingNotes = ({ viewer }: Ask): Html | false =>
  may(viewer, 'casework.change') && html`<script type="module" src="${assetPath('waiting-notes.js')}"></script>`

function navigation({ viewer, path }: Ask): NavigationItem[] {
  const here = path.split('?')[0]!
  return navigationFor(viewer, here).map(({ href, text }) => ({
    href,
    text,
    current: here === href,
    active: here === href || (href !== '/desk' && here.startsWith(`${href}/`)),
  }))
}

/** Returns what a role is called on screen. */
export const roleText = (role: string): string => ROLES.find(({ value }) => value === role)?.text ?? role

function actingFor(viewer: Viewer): Html {
  if (viewer.kind !== 'member' && viewer.kind !== 'guest') return html``
  return html`<div class="gw-desk-bar"><div class="govuk-width-container gw-desk-bar__row">
  <p class="gw-desk-bar__who"><a class="govuk-link" href="/account">${viewer.name}</a>${
    viewer.kind === 'member' &&
    html`, ${roleText(viewer.membership.role).toLowerCase()} at <strong>${viewer.membership.organizationName}</strong>${
      viewer.memberships.length > 1 &&
      html` (<a class="govuk-link" href="/desk/acting-for">change<span class="govuk-visually-hidden"> who you act for</span></a>)`
    }`
  }</p>
  <form method="post" action="/sign-out"><button class="gw-link-button" type="submit">Sign out</button></form>
</div></div>`
}
