import type { AccessFeature, Language } from '../src/domain/facets.ts'
import type { HubDraft } from '../src/domain/hub.ts'
import { readSchedule } from './dates.ts'
import { locationAt } from './draft.ts'
import { SAMPLE_SOURCE } from './listings.ts'

type HubRow = {
  readonly slug: string
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly summary: string
  readonly says: string
  readonly dropIn: string
  readonly transport: string
  readonly languages: readonly Language[]
  readonly access: readonly AccessFeature[]
  readonly open: readonly string[]
}

const HUBS: readonly HubRow[] = [
  {
    slug: 'cobblers-green',
    name: 'Cobblers Green Job Hub',
    address: '2 Cobblers Green',
    phone: '020 7946 0101',
    summary: 'Next to the town hall. Our biggest hub, with advisers every weekday and a crèche on Tuesdays.',
    says: 'Come in, sit down and say what you want. An adviser listens, and you leave with one next step and a date.',
    dropIn: 'Drop in on Monday, Tuesday or Thursday, 10am to 1pm. Other times by booking.',
    transport: 'Five minutes on foot from the market. Two bus stops are outside, both with shelters.',
    languages: ['bn', 'so', 'es'],
    access: ['step-free', 'accessible-toilet', 'hearing-loop', 'quiet-space', 'creche'],
    open: ['Mon Tue Wed Thu 09:30-17:00', 'Fri 09:30-16:00'],
  },
  {
    slug: 'tilekiln',
    name: 'Tilekiln Job Hub',
    address: '44 Tilekiln High Street',
    phone: '020 7946 0102',
    summary: 'Above the old post office, with a lift. Open late on Tuesdays for people who work in the day.',
    says: 'A small hub with time for you. Liban and the team speak Somali and Arabic.',
    dropIn: 'Drop in on Tuesday, 2pm to 6pm.',
    transport: 'The bus up the hill stops at the door.',
    languages: ['so', 'ar'],
    access: ['step-free', 'accessible-toilet', 'quiet-space'],
    open: ['Tue 12:00-19:00', 'Thu 10:00-16:00'],
  },
  {
    slug: 'kingfisher-cross',
    name: 'Kingfisher Cross Job Hub',
    address: '8 Perch Street',
    phone: '020 7946 0103',
    summary: 'By the river, in the same building as the Bengali centre. Computers and printing are free.',
    says: 'Help in Bengali, Sylheti, Arabic and English. Bring your letters and your questions.',
    dropIn: 'Drop in on Wednesday, 10am to 4pm.',
    transport: 'Three minutes from the river footbridge, which has ramps.',
    languages: ['bn', 'ar', 'hi', 'ur'],
    access: ['step-free', 'accessible-toilet', 'hearing-loop'],
    open: ['Mon Wed Fri 10:00-16:00'],
  },
  {
    slug: 'ropewalk',
    name: 'Ropewalk Job Hub',
    address: '60 The Long Ropewalk',
    phone: '020 7946 0104',
    summary: 'In the community hall on the Ropewalk estate. Turkish and Kurdish are spoken.',
    says: 'The kettle is always on. Children can play at the back of the hall while you talk.',
    dropIn: 'Drop in on Friday, 10am to 1pm.',
    transport: 'Buses stop at the foot of the estate. There is one step at the side door; use the front.',
    languages: ['tr', 'ku', 'ar'],
    access: ['step-free', 'accessible-toilet', 'parking'],
    open: ['Mon 10:00-14:00', 'Fri 10:00-16:00'],
  },
  {
    slug: 'copper-yard',
    name: 'Copper Yard Job Hub',
    address: '21 Copper Yard',
    phone: '020 7946 0105',
    summary: 'For work in building, green jobs and warehouses. A BSL signer is here on Thursdays.',
    says: 'Talk to people who know the trades. You can try on boots, and try a practice card test.',
    dropIn: 'Drop in on Thursday, 1pm to 7pm.',
    transport: 'Behind the big green gates. Blue Badge bays are in the yard.',
    languages: ['pl', 'ro', 'pt', 'bfi'],
    access: ['step-free', 'accessible-toilet', 'bsl', 'parking', 'quiet-space'],
    open: ['Wed 09:00-15:00', 'Thu 11:00-19:00'],
  },
]

/** Returns the job hubs of Fleet Vale. */
export function sampleHubs(): HubDraft[] {
  return HUBS.map((row) => ({
    placeSlug: 'fleet-vale',
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    descriptionHtml: `<p>${row.says}</p>`,
    location: { ...locationAt(row.address, row), sourceId: `hub:${row.slug}`, transport: row.transport },
    phone: row.phone,
    email: `${row.slug}@fleetvale.example`,
    languages: row.languages,
    access: row.access,
    dropInWords: row.dropIn,
    schedules: row.open.map(readSchedule),
    source: SAMPLE_SOURCE,
    sample: true,
  }))
}
