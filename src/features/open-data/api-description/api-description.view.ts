import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { table } from '../../../web/components/table.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { API_PATHS, type ApiPath } from './api-description.page.ts'

/** The interface for people who read: every address, what it gives and what narrows it. */
export const apiDescriptionView = (ask: Ask): Html =>
  layout(
    { ask, title: 'Open data', description: 'Use the borough’s services in your own site or directory.' },
    html`
    <h1 class="govuk-heading-l">Open data</h1>
    <p class="govuk-body-l">Use our services in your own website, map or directory. You do not need a key and it is free.</p>
    <h2 class="govuk-heading-m">Open Referral UK 3.0</h2>
    <p class="govuk-body">Everything that is a service is here: support, drop-ins, courses and volunteering. Jobs and events
      are in the web feeds of each search.</p>
    <ul class="govuk-list govuk-list--bullet">
      <li>Start at <a class="govuk-link" href="/open-referral"><code>${ask.origin}/open-referral</code></a></li>
      <li>Read it with a program: <a class="govuk-link" href="/open-referral/openapi.json">OpenAPI description</a></li>
      <li>Answers are JSON. Lists come in pages. Empty fields are left out.</li>
      <li>You may keep an answer for half a minute. Please do not ask more than ten times a second.</li>
    </ul>
    ${API_PATHS.map((path) => pathSection(path, ask.origin))}
    <h2 class="govuk-heading-m">Feeds of any search</h2>
    <p class="govuk-body">Search, then change the address: <code>/opportunities?q=care</code> becomes
      <code>/opportunities.json?q=care</code>, <code>/opportunities.rss?q=care</code> or
      <code>/opportunities.ics?q=care</code>. Each listing also carries schema.org data in its page.</p>`,
  )

const pathSection = ({ path, title, says, parameters }: ApiPath, origin: string): Html => html`
    <h3 class="govuk-heading-s" id="${title.toLowerCase().replace(/[^a-z]+/g, '-')}">${title}</h3>
    <p class="govuk-body">${says}</p>
    <p class="govuk-body"><code>GET ${origin}/open-referral${path === '/' ? '' : path}</code></p>
    ${
      parameters.length > 0 &&
      html`<div class="gw-scroll" role="region" tabindex="0" aria-label="What narrows: ${title}">${table({
        caption: `What narrows: ${title}`,
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: 'Name' }, { text: 'What it does' }, { text: 'Example' }],
        rows: parameters.map(({ name, says, example }) => [
          { html: html`<code>${name}</code>` },
          { text: says },
          { html: html`<code>${example}</code>` },
        ]),
      })}</div>`
    }`
