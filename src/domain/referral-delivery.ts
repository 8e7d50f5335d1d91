import type { Option } from './facets.ts'

/** Whether a referral got there. That is not whether anybody has read it, and less whether they said yes. */
export const DELIVERY_STATES = [
  { value: 'queued', text: 'On its way' },
  { value: 'sent', text: 'Sent' },
  { value: 'acknowledged', text: 'Their system has it' },
  { value: 'failed', text: 'It did not get there' },
] as const satisfies readonly Option[]

export type DeliveryState = (typeof DELIVERY_STATES)[number]['value']
export type DeliveryMove = 'send' | 'acknowledge' | 'fail' | 'try-again'

/** Every move of a delivery. Some systems never acknowledge: what was sent may stay so. */
export const DELIVERY_MOVES = {
  queued: { send: 'sent', fail: 'failed' },
  sent: { acknowledge: 'acknowledged', fail: 'failed' },
  acknowledged: {},
  failed: { 'try-again': 'queued' },
} as const satisfies Record<DeliveryState, Partial<Record<DeliveryMove, DeliveryState>>>

/** What the referrer does when a referral did not get there: nobody else knows of it. */
export const UNDELIVERED_STEP = {
  owner: 'referrer',
  text: 'It did not reach them: send it again, or choose another service',
  forPerson: 'It did not reach them. Your referrer sends it again',
} as const
