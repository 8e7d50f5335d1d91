import { replyAddress } from '../adapters/mail-in/mail-webhook.ts'
import { takesTexts } from '../adapters/text/contact-address.ts'
import { MESSAGE_STATUSES, type PersonMessage, wayText } from '../domain/person-message.ts'
import type { MediaRefusal, SentMedia } from '../domain/sent-media.ts'
import type { Messaging } from '../records/person-message-send.ts'
import type { Ask } from './ask.ts'
import { dayAndTimeOf } from './moments.ts'
import { optionText } from './option-words.ts'

/** Returns how messages go out at this deployment, and what a notice says to call. */
export function messagingOf({ messaging, place }: Pick<Ask, 'messaging' | 'place'>): Messaging {
  const domain = messaging?.replyDomain ?? null
  return {
    whatsApp: messaging?.whatsApp ?? false,
    replyTo: domain === null ? null : (secret) => replyAddress(secret, domain),
    takesTexts,
    phone: place.contact.phone,
  }
}

const MEDIA: Readonly<Record<string, string>> = {
  image: 'a picture',
  video: 'a film',
  audio: 'a voice message',
  document: 'a file',
  sticker: 'a sticker',
  location: 'a place on the map',
  contacts: 'a contact',
}

/** Why a file is not kept, in words that follow "not kept: ". */
const NOT_KEPT: Readonly<Record<MediaRefusal, string>> = {
  empty: 'it was empty',
  'too-large': 'it was larger than 10 megabytes',
  kind: 'it was of a kind that we do not take',
  heic: 'few programs can open this kind of photo (HEIC)',
  'too-many-dots': 'it was too large to draw',
  unsafe: 'something in it could do harm',
  damaged: 'it could not be read',
  gone: 'it could not be fetched',
  'too-many': 'more came in a day than we take',
}

/** Returns what one file is, and what became of it. */
export function mediumWords({ kind, documentId, refused, told, waits }: SentMedia, knowsWhose = true): string {
  const what = MEDIA[kind] ?? 'something'
  if (documentId) return `They sent ${what}. It is among their papers.`
  if (refused)
    return `They sent ${what}. Not kept: ${NOT_KEPT[refused]}.${told ? ' We asked them for it in another way.' : ''}`
  if (waits && !knowsWhose) return `They sent ${what}. It is fetched once we know whose it is.`
  return waits ? `They sent ${what}. It is being fetched.` : `They sent ${what} that is not kept here.`
}

/** Returns what came with a message, in words; null where nothing did. */
export const mediaWords = ({ media, participantId }: Pick<PersonMessage, 'media' | 'participantId'>): string | null =>
  media && media.length > 0 ? media.map((one) => mediumWords(one, participantId !== null)).join(' ') : null

/** Returns when and how a message came or went, and what became of it: "24 November 2026 at 9:30am · Email · Arrived". */
export function messageFacts(message: PersonMessage): string {
  const facts = [dayAndTimeOf(message.at), wayText(message.by)]
  if (message.direction === 'out') facts.push(optionText(MESSAGE_STATUSES, message.status))
  return facts.join(' · ')
}

/** What went out where it was not the words themselves. */
export const WENT_AS: Readonly<Record<'notice' | 'template', string>> = {
  notice: 'They got a notice only: that there is a message, and whom to call.',
  template: 'WhatsApp passed on a fixed notice only: that there is a message. Their answer opens it for words.',
}
