import { type Html, html } from '../../kit/html.ts'
import { attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'
import { type TagOptions, tag } from './tag.ts'

export type PhaseBannerOptions = Words & Common & Given<{ tag: TagOptions }>

export const phaseBanner = (options: PhaseBannerOptions): Html => html`
  <div class="${classes('govuk-phase-banner govuk-width-container', options.classes)}"${attributes(options.attributes)}>
    <p class="govuk-phase-banner__content">
      ${tag({
        text: options.tag?.text,
        html: options.tag?.html,
        classes: classes('govuk-phase-banner__content__tag', options.tag?.classes),
      })}
      <span class="govuk-phase-banner__text">${wordsOf(options)}</span>
    </p>
  </div>`
