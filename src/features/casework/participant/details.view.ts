import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { type Mistakes, mistakeSummary } from '../../../web/form-mistakes.ts'
import { mergeView, type Settled, type Standing, standingFields } from '../../../web/merge.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { whoFields } from '../../../web/referred-person-fields.ts'

const pathOf = ({ id }: Participant) => `/desk/people/${id}`

export const detailsView = (
  person: Participant,
  facts: Standing,
  form: URLSearchParams,
  mistakes: Mistakes,
  ask: Ask,
): Html =>
  personLayout(
    { ask, person, title: 'Facts and contact', section: '', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Facts and contact</h1>
<p class="govuk-body">Put right what is wrong. What was passed on before stays as it was on its day.</p>
<form class="gw-form" method="post" action="${pathOf(person)}/details" novalidate>${standingFields(form, facts)}
${whoFields(form, mistakes)}
<div class="govuk-button-group">${button({ text: 'Save the change' })}<a class="govuk-link" href="${pathOf(person)}">Leave it as it is</a></div></form>`,
  )

/** Two people changed the same fact: somebody chooses. */
export const clashView = (person: Participant, settled: Settled, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Facts and contact', section: '' },
    mergeView({
      ...{ settled, action: `${pathOf(person)}/details`, back: pathOf(person), button: 'Save the change' },
      asked: [...ask.form.keys()].some((name) => name.endsWith('.before')),
    }),
  )
