import type { Address } from './permission.ts'

/** A message as a room words it. The body is plain text: lists with "- ", links on lines of their own. */
export type Worded = { readonly subject: string; readonly body: string; readonly text: string }

/** What is filled into the translated words. A moment is put into the reader's language. */
export type MessageSlots = {
  readonly code?: string
  readonly reference?: string
  readonly title?: string
  readonly place?: string
  readonly link?: string
  readonly date?: Date
  readonly time?: Date
}

/** What a room hands over to be sent; it goes out after the transaction that wrote it. */
export type MessageDraft = {
  readonly to: Address
  /** What is told, once: `booking:42:reminder`. A second draft with the same key changes nothing. */
  readonly key: string
  /** Which kind it is, for unsubscribing and for figures: `booking.reminder`. */
  readonly kind: string
  readonly language: string
  readonly words: Worded
  /** For the kinds that have translated words: these come first, and the English after them. */
  readonly slots?: MessageSlots
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
