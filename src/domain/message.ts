import type { ResidentKind, StaffKind, WrittenKind } from './message-kinds.ts'
import type { Address } from './permission.ts'

/** How a message goes out. */
export type MessageChannel = 'email' | 'text' | 'whatsapp'

/** A message as a room words it. The body is plain text: lists with "- ", links on lines of their own. */
export type Worded = { readonly subject: string; readonly body: string; readonly text: string }

/** What is filled into the translated words. A moment is put into the reader's language. */
export type MessageSlots = {
  readonly code?: string
  readonly reference?: string
  readonly title?: string
  readonly place?: string
  readonly organization?: string
  readonly phone?: string
  readonly count?: string
  /** A sum of money: "£45". */
  readonly amount?: string
  readonly link?: string
  readonly date?: Date
  readonly time?: Date
}

/** What a room hands over to be sent; it goes out after the transaction that wrote it. */
export type MessageDraft = ResidentMessage | StaffMessage | WrittenMessage
export type ResidentMessage = Outgoing & ToResident
type StaffMessage = Outgoing & ToStaff
export type WrittenMessage = Outgoing & ToOne

/** The core stands in the reader's language first, and the English after it. */
type ToResident = {
  /** Which kind it is, for its translation, for unsubscribing and for figures: `booking.reminder`. */
  readonly kind: ResidentKind
  readonly slots: MessageSlots
  /** Which of the cases that the kind has words for: `refuse`. */
  readonly says?: string
}

/** In English on purpose. */
type ToStaff = { readonly kind: StaffKind; readonly slots?: undefined; readonly says?: undefined }

/** As somebody wrote it; `language` is that of their words. */
type ToOne = { readonly kind: WrittenKind; readonly slots?: undefined; readonly says?: undefined }

type Outgoing = {
  readonly to: Address
  /** To a telephone number by WhatsApp rather than as a text. */
  readonly via?: 'whatsapp'
  /** Until when WhatsApp takes words of our own. */
  readonly freeUntil?: Date | null
  /** Where an answer by e-mail goes: an address with a secret in it. */
  readonly replyTo?: string
  /** What is told, once: `booking:42:reminder`. A second draft with the same key changes nothing. */
  readonly key: string
  /** As the reader chose it, by its BCP 47 code; English where we do not write it. */
  readonly language: string
  readonly words: Worded
  readonly attachment?: { readonly name: string; readonly type: string; readonly content: string }
  /** Path of the page that stops this kind; due for whatever was not asked for one by one. */
  readonly unsubscribePath?: string
  /** Waits for the morning when it would arrive at night (9pm to 8am in London); codes do not wait. */
  readonly waitsForMorning: boolean
  /** Not before this moment: reminders. */
  readonly sendAfter?: Date
  /** Not after this moment: a reminder of what is past helps nobody. */
  readonly expiresAt?: Date
}
