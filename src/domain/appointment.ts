import type { Option } from './facets.ts'

/** How a meeting stands. `open`: it is still to come, or nobody has said how it went. */
export const APPOINTMENT_STATUSES = [
  { value: 'offered', text: 'Offered', open: true },
  { value: 'booked', text: 'Booked', open: true },
  { value: 'attended', text: 'Came', open: false },
  { value: 'late', text: 'Came late', open: false },
  { value: 'did-not-attend', text: 'Did not come', open: false },
  { value: 'cancelled-by-person', text: 'Called off by the person', open: false },
  { value: 'cancelled-by-us', text: 'Called off by us', open: false },
  { value: 'did-not-happen', text: 'Did not happen', open: false },
] as const satisfies readonly (Option & { open: boolean })[]

export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number]['value']

export const APPOINTMENT_WAYS = [
  { value: 'hub', text: 'At the hub' },
  { value: 'elsewhere', text: 'Somewhere else' },
  { value: 'phone', text: 'By telephone' },
  { value: 'video', text: 'By video' },
] as const satisfies readonly Option[]

export type AppointmentWay = (typeof APPOINTMENT_WAYS)[number]['value']
