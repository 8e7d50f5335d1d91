import { type Html, html } from '../kit/html.ts'

export type DeskRow = { readonly title: string; readonly about: Html | string; readonly action?: Html | false }

/** Returns a list of people or things, each with what can be done about it: two may have the same name. */
export const deskRows = (rows: readonly DeskRow[]): Html =>
  html`<ul class="gw-rows">${rows.map(
    ({ title, about, action }) =>
      html`<li class="gw-rows__one"><div><strong>${title}</strong><br>${about}</div>${
        action && html`<div class="gw-rows__action">${action}</div>`
      }</li>`,
  )}</ul>`

export type LinkButton = { readonly action: string; readonly text: string; readonly about: string }

/** Returns a form of one button that looks like a link; `about` is read out after its words. */
export const linkButton = ({ action, text, about }: LinkButton): Html =>
  html`<form method="post" action="${action}"><button class="gw-link-button" type="submit">${text}<span class="govuk-visually-hidden"> ${about}</span></button></form>`
