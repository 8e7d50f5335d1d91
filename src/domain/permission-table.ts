import { PERMISSIONS, type Permission, ROLES, type Standing } from './permission.ts'

const STANDINGS: readonly { readonly value: Standing; readonly text: string }[] = [
  { value: 'public', text: 'Public' },
  { value: 'resident', text: 'Resident' },
  { value: 'guest', text: 'Guest' },
  { value: 'link', text: 'Link' },
  { value: 'peer', text: 'Peer' },
  ...ROLES,
]

/** Returns docs/permissions.md: every verb that a route can ask for, and who may. */
export function permissionTable(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const verbs = Object.keys(PERMISSIONS) as Permission[]
  return `${INTRODUCTION}
${row(['Verb', ...STANDINGS.map(({ text }) => text)])}
${row(['---', ...STANDINGS.map(() => ':-:')])}
${verbs.map((verb) => row([`\`${verb}\``, ...STANDINGS.map(({ value }) => mark(verb, value))])).join('\n')}
`
}

const mark = (verb: Permission, standing: Standing): string =>
  (PERMISSIONS[verb] as readonly Standing[]).includes(standing) ? 'yes' : ''

const INTRODUCTION = `# Who may do what

Printed by \`bin/permissions > docs/permissions.md\` from \`src/domain/permission.ts\`; a test fails where they differ.

Every route names one verb of this table, and the server asks before the room does. The verb says what may be tried.
Which rows it reaches is decided in \`src/records/\` by who is looking: a partner sees the applications of their own
organisation, an adviser the requests of their own hubs. What somebody may not see is answered as if it did not exist.

- **Public**: nobody in particular.
- **Resident**: has typed a code that was sent to an address, in this browser, today. Sees what was sent from it.
- **Guest**: is signed in and in no team; or the team's organisation is suspended.
- **Link**: has typed the code of a link to one referral. Sees that referral, nothing else.
- **Peer**: another system, signed in for its organisation.
- The others act under one membership at a time: a role in one organisation, for council staff perhaps in some hubs only.
  Council roles exist only in the council, partner roles only in partner organisations.

An administrator manages accounts and settings and can read no request for help: there is no role that sees everything.
`
