import { type Html, html } from '../../kit/html.ts'

/** Our mark: the sun over a hill and a path that leads up to it. In the colours of the place; `static/mark.svg` in ours. */
export const mark = (): Html =>
  html`<svg class="gw-mark" viewBox="0 0 40 40" width="44" height="44" aria-hidden="true" focusable="false"><rect class="gw-mark__ground" width="40" height="40" rx="11"/><circle class="gw-mark__sun" cx="20" cy="20.5" r="7.5"/><path class="gw-mark__hill" d="M0 29.5C6.5 24 12.5 21.5 19 23.5c7 2.2 13 3.5 21-1.5v7a11 11 0 0 1-11 11H11A11 11 0 0 1 0 29.5z"/><path class="gw-mark__path" stroke-width="2.6" stroke-linecap="round" d="M15 40c-1-5 9-5 9-9.5 0-3-4-3-4.5-5.5"/></svg>`
