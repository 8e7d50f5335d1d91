import { createHash } from 'node:crypto'
import type { BookingMove } from '../src/domain/booking.ts'
import type { Language } from '../src/domain/facets.ts'
import { addDays, londonDate } from '../src/domain/london-time.ts'
import { PUBLIC } from '../src/domain/permission.ts'
import { reference } from '../src/domain/reference.ts'
import type { Way } from '../src/domain/slot.ts'
import { fillSlots, publishAvailability } from '../src/records/availability.ts'
import { bookSlot, changeBooking, SlotTaken } from '../src/records/booking.ts'
import { findHub } from '../src/records/hub.ts'
import type { Db } from '../src/records/schema.ts'
import { ADVISER_WEEKS, type AdviserWeek, BASE_ACCESS } from './adviser-weeks.ts'
import { mailbox } from './cast.ts'

type Appointment = {
  readonly hub: string
  /** Which slot, counted from now: 0 is the next, -1 the last. */
  readonly at: number
  readonly who: string
  readonly phone?: string
  readonly way: Way
  readonly language?: Language
  readonly words: string
  readonly came?: BookingMove
}

const BOOKINGS: readonly Appointment[] = [
  {
    hub: 'cobblers-green',
    at: -9,
    who: 'Peter Lanyon-Fry',
    way: 'in-person',
    words: 'My CV is ten years old',
    came: 'attend',
  },
  {
    hub: 'cobblers-green',
    at: -5,
    who: 'Deniz Aydoğan',
    way: 'phone',
    phone: '+447700900118',
    words: 'Going back to work',
    came: 'arrive-late',
  },
  {
    hub: 'cobblers-green',
    at: -3,
    who: 'Kwame Mensah-Hill',
    way: 'in-person',
    phone: '+447700900119',
    words: 'Building work',
    came: 'miss',
  },
  {
    hub: 'cobblers-green',
    at: 0,
    who: 'Hodan Abdi-Farrow',
    way: 'in-person',
    language: 'es',
    words: 'Care work in school hours',
  },
  {
    hub: 'cobblers-green',
    at: 2,
    who: 'Shirin Begum Choudhury',
    way: 'in-person',
    words: 'Office work after caring for my father',
  },
  { hub: 'cobblers-green', at: 7, who: 'Peter Lanyon-Fry', way: 'video', words: 'Practise an interview' },
  {
    hub: 'tilekiln',
    at: -2,
    who: 'Yusuf Al-Nahri',
    way: 'in-person',
    language: 'ar',
    words: 'My papers as an electrician',
    came: 'attend',
  },
  {
    hub: 'tilekiln',
    at: 1,
    who: 'Yusuf Al-Nahri',
    way: 'in-person',
    language: 'ar',
    words: 'The next step with my papers',
  },
  {
    hub: 'kingfisher-cross',
    at: 1,
    who: 'Shirin Begum Choudhury',
    way: 'phone',
    phone: '+447700900121',
    language: 'bn',
    words: 'Computer course',
  },
  {
    hub: 'copper-yard',
    at: 3,
    who: 'Kwame Mensah-Hill',
    way: 'in-person',
    phone: '+447700900119',
    words: 'A card for building sites',
  },
]

/** Puts the advisers’ weeks and a few bookings into Fleet Vale; doing it again only makes the coming weeks. */
export async function seedSlots(db: Db, now: Date): Promise<void> {
  const known = await db.selectFrom('availability').select('id').where('sample', '=', true).executeTakeFirst()
  const lastWeek = new Date(now.getTime() - 8 * 86_400_000)
  if (!known) for (const row of ADVISER_WEEKS) await publish(db, row, lastWeek)
  await fillSlots(db, now)

  const coming = await db
    .selectFrom('booking')
    .select('id')
    .where('sample', '=', true)
    .where('starts_at', '>', now)
    .executeTakeFirst()
  if (!coming) for (const [number, row] of BOOKINGS.entries()) await book(db, row, number, now)
}

async function publish(db: Db, row: AdviserWeek, now: Date): Promise<void> {
  const account = row.account
    ? await db.selectFrom('account').select('id').where('name', '=', row.account).executeTakeFirst()
    : undefined
  const draft = {
    hubId: await hubId(db, row.hub),
    adviserId: account?.id ?? null,
    adviserName: row.name,
    weekdays: row.days,
    from: row.hours[0],
    to: row.hours[1],
    minutes: row.minutes,
    breaks: row.lunch ? [{ from: row.lunch[0], to: row.lunch[1] }] : [],
    validFrom: addDays(londonDate(now), -1),
    validTo: null,
    ways: ['in-person', 'phone', 'video'] as const,
    languages: row.languages,
    access: [...BASE_ACCESS, ...(row.access ?? [])],
  }
  await publishAvailability(db, 'job', draft, now, true)
}

async function book(db: Db, row: Appointment, number: number, now: Date): Promise<void> {
  const slots = await db
    .selectFrom('slot')
    .select(['id', 'starts_at'])
    .where('hub_id', '=', await hubId(db, row.hub))
    .where('withdrawn_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  const next = slots.findIndex(({ starts_at }) => starts_at > now)
  const slot = next < 0 ? undefined : slots[next + row.at]
  if (!slot) return
  const before = new Date(Math.min(now.getTime(), slot.starts_at.getTime()) - 3 * 86_400_000)
  const seed = createHash('sha256')
    .update(`${londonDate(now)}:${number}`)
    .digest()
  const draft = {
    reference: reference(seed),
    slotId: slot.id,
    way: row.way,
    name: row.who,
    address: row.phone
      ? ({ kind: 'phone', value: row.phone } as const)
      : ({ kind: 'email', value: mailbox(row.who) } as const),
    language: row.language ?? ('en' as const),
    access: [],
    words: row.words,
    helpRequestReference: null,
  }
  const booking = await bookSlot(db, PUBLIC, draft, before, true).catch(unlessTaken)
  if (booking && row.came)
    await changeBooking(db, 'job', booking, row.came, new Date(slot.starts_at.getTime() + 600_000))
}

/** A visitor of the demonstration may have this time. */
function unlessTaken(error: unknown): null {
  if (error instanceof SlotTaken) return null
  throw error
}

async function hubId(db: Db, slug: string): Promise<number> {
  const hub = await findHub(db, PUBLIC, 'fleet-vale', slug)
  if (!hub) throw new Error(`no hub is called ${slug}`)
  return hub.id
}
