import { type Html, html } from '../../kit/html.ts'

/** Where the control leads: it forgets what was typed and goes on to a page about the weather. */
const LEAVE_PATH = '/ask-for-help/leave'

/** Returns a link that leaves at once, for pages that somebody might not want to be seen reading. */
export const leaveQuickly = (): Html =>
  html`<p class="gw-leave"><a class="govuk-button govuk-button--warning gw-leave__button" href="${LEAVE_PATH}" rel="nofollow" data-leave>Leave this page quickly</a></p>`
