import { type Html, html } from '../kit/html.ts'
import type { Fact } from './facts.ts'

/** Returns the key facts as a list with pictures; the first line of each stands out. */
export const factList = (facts: readonly Fact[]): Html =>
  html`<dl class="gw-key-facts">${facts.map(
    ({ key, lines, picture }) =>
      html`<div class="gw-key-fact${picture && ` gw-key-fact--${picture}`}"><dt>${key}</dt><dd>${factLines(lines)}</dd></div>`,
  )}</dl>`

/** Returns the lines of one fact: the first as it is, the others smaller below it. */
export const factLines = ([first, ...more]: readonly string[]): Html =>
  html`${first}${more.map((line) => html`<span class="gw-key-fact__more">${line}</span>`)}`
