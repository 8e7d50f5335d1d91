import { MESSAGE_LANGUAGES, type MessageLanguage, messageLanguage } from '../../../domain/message-kinds.ts'
import { MESSAGE_TEMPLATES, type MessageTemplate, templateWords } from '../../../domain/message-templates.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import {
  MESSAGE_WAYS,
  type MessageWay,
  type PersonMessage,
  WAY_REFUSALS,
  type WayFacts,
  whyNot,
} from '../../../domain/person-message.ts'
import { afterQuietHours } from '../../../domain/quiet-hours.ts'
import { freeUntil } from '../../../domain/whatsapp-window.ts'
import type { PersonDocument } from '../../../records/person-document.ts'

export type WayChoice = { readonly value: MessageWay; readonly text: string; readonly hint: string | null }

export type MessagesPage = {
  readonly person: Participant
  readonly messages: readonly PersonMessage[]
  /** What came with them and is kept, by its id. */
  readonly papers: ReadonlyMap<string, PersonDocument>
  /** Messages before those that are shown. */
  readonly more: boolean
  readonly ways: readonly WayChoice[]
  readonly shut: readonly { readonly text: string; readonly why: string }[]
  /** Whether the words stay here and a notice goes out instead. */
  readonly notice: boolean
  /** Whether it waits for the morning. */
  readonly waits: boolean
  readonly templates: readonly { readonly value: MessageTemplate; readonly text: string }[]
  /** The person's language where common texts are translated into it. */
  readonly language: MessageLanguage | null
  readonly mayWrite: boolean
  /** Whether agreeing to WhatsApp can be written down here. */
  readonly asksWhatsApp: boolean
  /** Whether they began it themselves: then answering there is what they want. */
  readonly wroteThere: boolean
}

/** The latest so many are shown; the others behind a link. */
const SHOWN = 30

/** Returns what a page of messages shows. */
export function messagesPage(
  known: {
    readonly person: Participant
    readonly messages: readonly PersonMessage[]
    readonly papers: readonly PersonDocument[]
    readonly facts: WayFacts
    readonly mayWrite: boolean
    readonly all: boolean
  },
  now: Date,
): MessagesPage {
  const { person, messages, papers, facts, mayWrite, all } = known
  const shut = MESSAGE_WAYS.flatMap(({ value, text }) => {
    const why = whyNot(value, facts)
    return why ? [{ text, why: WAY_REFUSALS[why], refusal: why }] : []
  })
  return {
    person,
    messages: all ? messages : messages.slice(-SHOWN),
    papers: new Map(papers.map((one) => [one.id, one])),
    more: !all && messages.length > SHOWN,
    ways: MESSAGE_WAYS.filter(({ value }) => whyNot(value, facts) === null).map(({ value, text }) => ({
      ...{ value, text },
      hint: value === 'whatsapp' ? whatsAppHint(messages, now) : null,
    })),
    shut: shut.filter(({ refusal }) => refusal !== 'not-set-up'),
    notice: person.othersMaySee,
    waits: afterQuietHours(now) > now,
    templates: MESSAGE_TEMPLATES,
    language: messageLanguage(person.language),
    mayWrite,
    asksWhatsApp: mayWrite && whyNot('whatsapp', facts) === 'not-agreed',
    wroteThere: facts.wroteBy.includes('whatsapp'),
  }
}

function whatsAppHint(messages: readonly PersonMessage[], now: Date): string | null {
  const heard = messages.findLast(({ by, direction }) => by === 'whatsapp' && direction === 'in')
  const until = freeUntil(heard?.at ?? null)
  return until && until > now
    ? null
    : 'They have not written there within a day. Only a fixed notice goes out: that there is a message from you.'
}

/** Returns a common text in the person's language with the English after it, or in English alone. */
export function templateFor(
  template: string | null,
  person: Participant,
  phone: string,
): { readonly words: string; readonly language: MessageLanguage | 'en' } | null {
  const known = MESSAGE_TEMPLATES.find(({ value }) => value === template)
  if (!known) return null
  const slots = { name: calledName(person), phone }
  const english = templateWords(known.value, 'en', slots)
  const language = MESSAGE_LANGUAGES.find((one) => one === messageLanguage(person.language))
  if (!language) return { words: english, language: 'en' }
  return { words: `${templateWords(known.value, language, slots)}\n\n${english}`, language }
}
