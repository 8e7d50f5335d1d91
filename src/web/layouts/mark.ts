import { type Html, html } from '../../kit/html.ts'

/** Our mark: a path that climbs to an open door with the sun behind it. Drawn in the colours of the place. */
export const mark = (): Html =>
  html`<svg class="gw-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><rect class="gw-mark__ground" width="40" height="40" rx="11"/><circle class="gw-mark__sun" cx="27" cy="14" r="5.5"/><path class="gw-mark__path" d="M7 31c6 0 6-8 12-8s5 6 14 3"/></svg>`
