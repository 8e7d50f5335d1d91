import { type Html, html } from '../kit/html.ts'

export type Folded = {
  /** What the line is for: "Menu", "Part". */
  readonly label: string
  /** Where one is, so that it can be read while the rest is folded. */
  readonly here: string
  /** The class of the whole, beside `gw-fold`. */
  readonly classes?: string
}

/**
 * Returns links that are one line on a phone, to be opened, and stand open where there is room. It is the browser's own
 * disclosure, so it works without a script; a browser that cannot open it by its stylesheet keeps the line.
 */
export const folded = ({ label, here, classes }: Folded, links: Html): Html =>
  html`<details class="gw-fold${classes && html` ${classes}`}"><summary class="gw-fold__line"><span class="gw-fold__label">${label}<span class="govuk-visually-hidden">:</span></span> <span class="gw-fold__here">${here}</span></summary>${links}</details>`
