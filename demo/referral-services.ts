import { PUBLIC } from '../src/domain/permission.ts'
import { findOrganizationNamed } from '../src/records/account.ts'
import { findHub } from '../src/records/hub.ts'
import { ensureReferralService, type ReferralServiceDraft } from '../src/records/referral-service.ts'
import type { Db } from '../src/records/schema.ts'
import { PARTNERS } from './partners.ts'
import { WARDS } from './wards.ts'

type ServiceRow = Pick<ReferralServiceDraft, 'program' | 'name' | 'about'> & {
  readonly of: keyof typeof PARTNERS
  readonly hub?: string
  readonly wards?: readonly string[]
  readonly linkTo?: string
  readonly weekly?: number
}

/** Who takes referrals in Fleet Vale: the hubs and coaches of the council, and its partners, by desk or by link. */
const SERVICES: readonly ServiceRow[] = [
  {
    ...{ of: 'fleet-vale-council', hub: 'cobblers-green', program: 'job-hub', name: 'Cobblers Green Job Hub' },
    about: 'Advisers beside the town hall. A crèche on Tuesdays.',
    wards: ['Cobblers Green', 'Old Dairy', 'Larkmead'],
    weekly: 12,
  },
  {
    ...{ of: 'fleet-vale-council', hub: 'tilekiln', program: 'job-hub', name: 'Tilekiln Job Hub' },
    about: 'A small hub with time. Somali and Arabic spoken.',
    wards: ['Tilekiln', 'Lantern Hill', 'Heron Fields'],
    weekly: 5,
  },
  {
    ...{ of: 'fleet-vale-council', hub: 'kingfisher-cross', program: 'job-hub', name: 'Kingfisher Cross Job Hub' },
    about: 'By the river. Bengali, Sylheti, Arabic and English spoken.',
    wards: ['Kingfisher Cross', 'St Orrin', 'Bellfounders'],
    weekly: 6,
  },
  {
    ...{ of: 'fleet-vale-council', hub: 'ropewalk', program: 'job-hub', name: 'Ropewalk Job Hub' },
    about: 'In the community hall on the estate. Turkish and Kurdish spoken.',
    wards: ['Ropewalk', 'Osier Bank'],
    weekly: 6,
  },
  {
    ...{ of: 'fleet-vale-council', hub: 'copper-yard', program: 'job-hub', name: 'Copper Yard Job Hub' },
    about: 'Advisers who know building, green jobs and warehouses.',
    wards: ['Copper Yard'],
    weekly: 6,
  },
  {
    ...{ of: 'fleet-vale-council', program: 'workwell', name: 'Fleet Vale WorkWell' },
    about: 'A work and health coach, by phone or near home, for people whose health makes work hard.',
    weekly: 10,
  },
  {
    ...{ of: 'awl-lane-hub', program: 'connect-to-work', name: 'Connect to Work at Awl Lane' },
    about:
      'Employment specialists who are disabled themselves. One specialist for each person, for as long as it takes.',
    weekly: 4,
  },
  {
    ...{ of: 'steady-ahead', program: 'workwell', name: 'Steady Ahead coaching' },
    about: 'Coaching in GP surgeries and by phone, for people who are off sick or about to be.',
    ...{ linkTo: 'referrals@steady-ahead.example', weekly: 3 },
  },
  {
    ...{ of: 'stile-by-stile', program: 'connect-to-work', name: 'Stile by Stile' },
    about: 'One worker beside somebody to find a job, and to keep it.',
    ...{ linkTo: 'team@stile-by-stile.example', weekly: 2 },
  },
  {
    ...{ of: 'hearth-and-ladder', program: 'job-hub', name: 'Hearth and Ladder' },
    about: 'Three people who help others into work and stay with them once they are there.',
    ...{ linkTo: 'hello@hearth-and-ladder.example', weekly: 2 },
  },
]

/** Returns the id of each service by its name; writes those that are not there yet. */
export async function seedReferralServices(db: Db): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const { of, hub, program, name, about, wards, linkTo, weekly } of SERVICES) {
    const organizationId = await findOrganizationNamed(db, PARTNERS[of].name)
    if (organizationId === null) throw new Error(`nobody is called ${PARTNERS[of].name}`)
    const draft: ReferralServiceDraft = {
      ...{ placeSlug: 'fleet-vale', organizationId, program, name, about, pausedUntil: null },
      hubId: hub ? ((await findHub(db, PUBLIC, 'fleet-vale', hub))?.id ?? null) : null,
      wardCodes: WARDS.filter((ward) => wards?.includes(ward.name)).map(({ code }) => code),
      answersBy: linkTo ? 'link' : 'desk',
      linkEmail: linkTo ?? null,
      weeklyPlaces: weekly ?? null,
    }
    ids.set(name, await ensureReferralService(db, draft, true))
  }
  return ids
}
