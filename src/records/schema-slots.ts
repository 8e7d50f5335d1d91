import type { Generated } from 'kysely'
import type { BookingStatus } from '../domain/booking.ts'
import type { DateText, Json, TimeText } from './column.ts'

export type AvailabilityTable = {
  id: Generated<number>
  hub_id: number
  adviser_id: number | null
  adviser_name: string
  weekdays: number[]
  from_time: TimeText
  to_time: TimeText
  slot_minutes: number
  breaks: Json<{ from: string; to: string }[]>
  valid_from: DateText
  valid_to: DateText | null
  ways: string[]
  languages: string[]
  access: string[]
  created_at: Date
  created_by: number | null
  ended_at: Date | null
  sample: Generated<boolean>
}

export type ClosureTable = {
  id: Generated<number>
  hub_id: number
  adviser_id: number | null
  from_date: DateText
  to_date: DateText
  words: string
  created_at: Date
  created_by: number | null
  ended_at: Date | null
  sample: Generated<boolean>
}

export type SlotTable = {
  id: Generated<number>
  availability_id: number
  hub_id: number
  adviser_id: number | null
  adviser_name: string
  starts_at: Date
  ends_at: Date
  ways: string[]
  languages: string[]
  access: string[]
  withdrawn_at: Date | null
  withdrawn_why: 'closed' | 'ended' | 'called-off' | null
}

export type BookingTable = {
  id: Generated<number>
  reference: string
  hub_id: number
  slot_id: number | null
  starts_at: Date
  ends_at: Date
  status: BookingStatus
  offered_until: Date | null
  way: string
  name: string
  address_kind: 'email' | 'phone' | null
  address: string | null
  language: Generated<string>
  access: Generated<string[]>
  words: string | null
  help_request_id: number | null
  booked_at: Date
  booked_by: number | null
  made_at: Date
  moves: Generated<number>
  ended_at: Date | null
  reason: string | null
  video_link: Generated<string | null>
  sample: Generated<boolean>
}

export type SlotTables = {
  availability: AvailabilityTable
  closure: ClosureTable
  slot: SlotTable
  booking: BookingTable
}
