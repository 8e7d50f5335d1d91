import type { Booking } from '../../src/domain/booking.ts'

/** A booking with the longest words that hubs and people have: what its messages say must still fit a text. */
export const LONG_BOOKING: Booking = {
  id: 1,
  reference: 'GW-7K3M-4QRT',
  hubId: 1,
  hubName: 'Kingfisher Cross Neighbourhood Job Hub',
  hubSlug: 'kingfisher-cross-neighbourhood',
  placeSlug: 'fleet-vale',
  hubAddress: '244 Upper Cobblers Green Road, London, NW5 2AA',
  hubPhone: '020 7946 0103',
  slotId: 1,
  adviserName: 'Bartholomew',
  startsAt: new Date('2026-12-23T12:15:00Z'),
  endsAt: new Date('2026-12-23T13:00:00Z'),
  status: 'booked',
  offeredUntil: new Date('2026-12-16T12:15:00Z'),
  way: 'in-person',
  name: 'Maximiliana',
  address: { kind: 'phone', value: '+447700900123' },
  language: 'en',
  access: [],
  words: null,
  helpRequestReference: null,
  bookedAt: new Date('2026-11-23T09:00:00Z'),
  moves: 1,
  reason: 'Bartholomew is not well today.',
}
