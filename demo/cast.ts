import type { Role } from '../src/domain/permission.ts'
import { PUBLIC } from '../src/domain/permission.ts'
import { ensureAccount, ensureMembership, findOrganizationNamed, setUpOrganization } from '../src/records/account.ts'
import { findHub } from '../src/records/hub.ts'
import { writeRegistration } from '../src/records/registration.ts'
import type { Db } from '../src/records/schema.ts'

type Part = { readonly role: Role; readonly at: string; readonly hubs?: readonly string[] }
type CastMember = { readonly name: string; readonly plays: readonly Part[] }

const COUNCIL = 'Fleet Vale Council'

/** Who works in Fleet Vale and what they may do there. None of them exists; README.md says more about some. */
export const CAST = [
  { name: 'Grace Oyelaran', plays: [{ role: 'adviser', at: COUNCIL, hubs: ['cobblers-green'] }] },
  { name: 'Liban Jibrell-Moss', plays: [{ role: 'adviser', at: COUNCIL, hubs: ['tilekiln'] }] },
  { name: 'Winsome Adair-Clarke', plays: [{ role: 'hub-manager', at: COUNCIL }] },
  { name: 'Marguerite Dunmore', plays: [{ role: 'intake-officer', at: COUNCIL }] },
  { name: 'Farid Halloran', plays: [{ role: 'privacy-lead', at: COUNCIL }] },
  { name: 'Petra Solheim', plays: [{ role: 'analyst', at: COUNCIL }] },
  { name: 'Dr Leela Raman', plays: [{ role: 'referrer', at: 'Osier Bank Medical Practice' }] },
  { name: 'Tom Ashgrove', plays: [{ role: 'referrer', at: 'Osier Bank Medical Practice' }] },
  { name: 'Tobias Marlowe-Eze', plays: [{ role: 'partner-adviser', at: 'Awl Lane Disability Job Hub' }] },
  { name: 'Helen Achterberg', plays: [{ role: 'administrator', at: COUNCIL }] },
  { name: 'Idris Penhallow', plays: [{ role: 'moderator', at: COUNCIL }] },
  { name: 'Ottilie Mbeki-Rowe', plays: [{ role: 'moderator', at: COUNCIL }] },
  { name: 'Saoirse Lund', plays: [{ role: 'editor', at: COUNCIL }] },
  { name: 'Maureen Tully', plays: [{ role: 'partner-administrator', at: 'Larkmead House Care Home' }] },
  { name: 'Jun Castellane', plays: [{ role: 'partner-editor', at: 'Larkmead House Care Home' }] },
  { name: 'Ravi Sandhu-Price', plays: [{ role: 'partner-administrator', at: 'Anvil Road Builders' }] },
  {
    name: 'Bríd Ní Fhloinn',
    plays: [
      { role: 'partner-administrator', at: 'Awl Lane Disability Job Hub' },
      { role: 'partner-manager', at: 'Awl Lane Disability Job Hub' },
    ],
  },
  { name: 'Oluchi Brandt', plays: [{ role: 'partner-administrator', at: 'Bellfounders College' }] },
  { name: 'Mateusz Iqbal', plays: [{ role: 'partner-editor', at: 'Bellfounders College' }] },
  { name: 'Delphine Osei', plays: [{ role: 'partner-administrator', at: 'Riverbend Construction Skills Centre' }] },
  {
    name: 'Nadia Whitlock',
    plays: [
      { role: 'partner-administrator', at: 'Churn Street Bakehouse' },
      { role: 'partner-editor', at: 'Copper Yard Canteen' },
    ],
  },
] as const satisfies readonly CastMember[]

export type CastName = (typeof CAST)[number]['name']

/** Organisations whose postings appear at once. */
const TRUSTED: readonly string[] = ['Bellfounders College']

/** Gives everybody of the cast an account and their parts; doing it again changes nothing. */
export async function seedCast(db: Db, now: Date): Promise<void> {
  for (const { name, plays } of CAST as readonly CastMember[]) {
    const accountId = await ensureAccount(db, { name, email: mailbox(name), sample: true }, now)
    for (const { role, at, hubs } of plays) {
      const organizationId = await organizationOf(db, at)
      if (role === 'partner-administrator') await registered(db, organizationId, name, now)
      const hubIds = await Promise.all((hubs ?? []).map((slug) => hubIdOf(db, slug)))
      await ensureMembership(db, accountId, { organizationId, role, hubIds }, null, now)
    }
  }
}

/** Returns the mailbox of somebody made up: nobody can own it. */
export const mailbox = (name: string): string =>
  `${name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')}@fleetvale.example`

async function organizationOf(db: Db, name: string): Promise<number> {
  const id = await findOrganizationNamed(db, name)
  if (id === null) throw new Error(`nobody is called ${name}`)
  if (name === COUNCIL) await setUpOrganization(db, id, 'council', 'trusted', 'fleet-vale')
  else await setUpOrganization(db, id, 'partner', standingOf(name))
  return id
}

/** As if somebody had vetted it a good while ago, so that it can be trusted or put on hold. */
function registered(db: Db, organizationId: number, administrator: string, now: Date): Promise<void> {
  const nothing = { registerNumber: null, contactPhone: null, safeguardingLead: null, safeguardingPolicy: null }
  const contact = { contactName: administrator, contactEmail: mailbox(administrator) }
  const draft = { ...nothing, ...contact, whatItDoes: '', worksWithUnder18: false, staffChecked: null }
  return writeRegistration(db, organizationId, draft, 'fleet-vale', new Date(now.getTime() - 300 * 86_400_000))
}

const standingOf = (name: string) => (TRUSTED.includes(name) ? 'trusted' : 'approved')

async function hubIdOf(db: Db, slug: string): Promise<number> {
  const hub = await findHub(db, PUBLIC, 'fleet-vale', slug)
  if (!hub) throw new Error(`no hub is called ${slug}`)
  return hub.id
}
