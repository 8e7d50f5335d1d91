import { type Html, html } from '../../../kit/html.ts'
import { thousands } from '../../../web/option-words.ts'
import type { Chip, FacetGroup, FacetOption } from './facets.page.ts'

/** The id of the search form: filters stand outside it, beside the results, and belong to it all the same. */
export const SEARCH_FORM = 'search'

/** Returns the filters: a fold that a wide screen always shows open, and in it a fold for each group. */
export const facetsView = (groups: readonly FacetGroup[], ticked: number): Html => html`
<details class="gw-filters">
<summary class="gw-filters__toggle">Filters${ticked > 0 && html` <span class="gw-count">${ticked}<span class="govuk-visually-hidden"> on</span></span>`}</summary>
<div class="gw-filters__body">
${groups.map(groupView)}
<div class="gw-filters__go"><button class="govuk-button" form="${SEARCH_FORM}">Update results</button></div>
</div>
</details>`

const groupView = (group: FacetGroup): Html => html`<details class="gw-facet"${group.open && html` open`}>
<summary class="gw-facet__legend">${group.legend}${group.ticked > 0 && html` <span class="gw-count">${group.ticked}<span class="govuk-visually-hidden"> ticked</span></span>`}</summary>
<div class="gw-facet__options"><fieldset class="govuk-fieldset"><legend class="govuk-visually-hidden">${group.legend}</legend>
<div class="govuk-checkboxes govuk-checkboxes--small">${group.options.map((option) => optionView(group.name, option))}</div></fieldset></div>
</details>`

/** One checkbox with its count. Written out here rather than by the component: a page has a hundred of them. */
const optionView = (name: string, { value, text, count, ticked }: FacetOption): Html =>
  html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" form="${SEARCH_FORM}" id="${name}-${value}" name="${name}" type="checkbox" value="${value}"${ticked && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="${name}-${value}">${text} <span class="gw-facet__count">(${thousands(count)}<span class="govuk-visually-hidden"> ${count === 1 ? 'result' : 'results'}</span>)</span></label></div>`

/** Returns the filters that are on, each a link that takes it off. */
export const chipsView = (chips: readonly Chip[], clearPath: string): Html | null =>
  chips.length === 0
    ? null
    : html`<h2 class="govuk-visually-hidden">Filters that are on</h2>
<ul class="gw-chips">${chips.map(
        ({ group, text, path }) =>
          html`<li><a class="gw-chip" href="${path}"><span class="govuk-visually-hidden">Remove filter ${group}: </span>${text}</a></li>`,
      )}<li><a class="govuk-link gw-chips__clear" href="${clearPath}">Clear all filters</a></li></ul>`
