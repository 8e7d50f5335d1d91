import type { Hub } from '../../../domain/hub.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Invitation } from '../../../records/invitation.ts'
import { rolesOf, type TeamMember } from '../../../records/team.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { type DeskRow, deskRows, linkButton } from '../../../web/desk-rows.ts'
import { deskLayout, roleText } from '../../../web/layouts/desk-layout.ts'
import { type Left, takersQuestion } from '../../../web/leaving.ts'
import { dayOf } from '../../../web/moments.ts'
import type { TeamForm, TeamMistakes } from './team.form.ts'

type Setting = { readonly kind: 'council' | 'partner'; readonly hubs: readonly Hub[] }

export type TeamFacts = Setting & {
  readonly team: readonly TeamMember[]
  readonly invitations: readonly Invitation[]
  readonly form: TeamForm
  readonly mistakes: TeamMistakes
}

export function teamView(ask: Ask, facts: TeamFacts): Html {
  const { team, invitations, form, mistakes } = facts
  const title = 'Your team'
  const errorList = Object.entries(mistakes).map(([field, text]) => ({ text, href: `#${field}` }))
  return deskLayout(
    { ask, title, hasErrors: errorList.length > 0 },
    html`${errorList.length > 0 && errorSummary({ titleText: 'There is a problem', errorList })}
<h1 class="govuk-heading-l">${title}</h1>
${deskRows(team.map(memberRow(facts.hubs)))}
${invitations.length > 0 && html`<h2 class="govuk-heading-m">Invited</h2>${deskRows(invitations.map(invitationRow))}`}
<h2 class="govuk-heading-m">Invite somebody</h2>
<form method="post" action="/desk/team/invite" novalidate>
${input({
  name: 'email',
  id: 'email',
  type: 'email',
  label: { text: 'Their work email address' },
  autocomplete: 'off',
  spellcheck: false,
  value: form.email,
  errorMessage: mistakes.email ? { text: mistakes.email } : undefined,
})}
${roleQuestion(facts, form.role, mistakes.role)}
${hubQuestion(facts.hubs, form.hubIds)}
${button({ text: 'Send the invitation', preventDoubleClick: true })}
</form>`,
  )
}

const memberRow =
  (hubs: readonly Hub[]) =>
  (member: TeamMember): DeskRow => ({
    title: member.name,
    about: html`${roleText(member.role)}${hubWords(member.hubIds, hubs)}<br>${member.email}<br>${
      member.lastSeenAt ? `Last here ${dayOf(member.lastSeenAt)}` : 'Not here yet'
    }`,
    action: html`<a class="govuk-link" href="/desk/team/${member.membershipId}">Change<span class="govuk-visually-hidden"> ${member.name}</span></a>`,
  })

const hubWords = (ids: readonly number[], hubs: readonly Hub[]): string => {
  const names = hubs.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return names.length > 0 ? `, ${names.join(', ')}` : ''
}

const invitationRow = ({ id, email, role, expiresAt }: Invitation): DeskRow => ({
  title: email,
  about: `${roleText(role)}, until ${dayOf(expiresAt)}`,
  action: linkButton({
    action: `/desk/team/invitations/${id}/withdraw`,
    text: 'Take back',
    about: `the invitation to ${email}`,
  }),
})

const roleQuestion = ({ kind }: Setting, role: string, mistake: string | undefined): Html =>
  radios({
    name: 'role',
    idPrefix: 'role',
    value: role,
    fieldset: { legend: { text: 'What they do', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: mistake ? { text: mistake } : undefined,
    items: rolesOf(kind).map(({ value, text }) => ({ value, text, hint: { text: DOES[value] } })),
  })

const DOES = {
  administrator: 'Manages accounts, organisations and settings. Sees no requests for help.',
  moderator: 'Checks organisations and what they post',
  editor: 'Writes and publishes advice',
  'hub-manager': 'Looks after the hub: its queue, its times and its advisers',
  adviser: 'Helps residents',
  'intake-officer': 'Reads referrals that come in, and finds an adviser for each',
  'privacy-lead': 'Looks after people at risk, and checks who looked at what',
  analyst: 'Sees figures without names',
  'partner-administrator': 'Manages the team and feeds, posts, and answers applications',
  'partner-editor': 'Posts, and answers applications',
  referrer: 'Refers people, and follows what comes of it',
  'partner-adviser': 'Helps people who were referred to your organisation',
  'partner-manager': 'Reads referrals that come in, and shares them out',
} as const

const hubQuestion = (hubs: readonly Hub[], hubIds: readonly number[]): Html | false =>
  hubs.length > 0 &&
  checkboxes({
    name: 'hub',
    idPrefix: 'hub',
    fieldset: { legend: { text: 'At which hubs', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For advisers and hub managers. None ticked means all of them.' },
    items: hubs.map(({ id, name }) => ({ value: String(id), text: name, checked: hubIds.includes(id) })),
  })

export type MemberFacts = Setting & {
  readonly member: TeamMember
  /** What they would leave behind. */
  readonly left: readonly Left[]
  readonly mistake?: string | undefined
}

export function memberView(ask: Ask, facts: MemberFacts): Html {
  const { member, mistake, left } = facts
  return deskLayout(
    { ask, title: member.name, backTo: { href: '/desk/team' }, hasErrors: mistake !== undefined },
    html`${mistake && errorSummary({ titleText: 'There is a problem', errorList: [{ text: mistake, href: '#role' }] })}
<h1 class="govuk-heading-l">${member.name}</h1>
<form method="post" action="/desk/team/${member.membershipId}" novalidate>
${roleQuestion(facts, member.role, undefined)}
${hubQuestion(facts.hubs, member.hubIds)}
${
  left.length > 0 &&
  takersQuestion(
    member.name,
    left,
    'part',
    `Who takes on their ${left[0]!.people} people, if they look after nobody any more`,
  )
}
${button({ text: 'Save' })}
</form>
<h2 class="govuk-heading-m">Take them out of the team</h2>
<p>They stop seeing and doing anything for this organisation at once. What they did stays.</p>
<form method="post" action="/desk/team/${member.membershipId}/end" novalidate>${takersQuestion(member.name, left, 'end')}${button(
      { text: 'Take out of the team', classes: 'govuk-button--warning' },
    )}</form>`,
  )
}
