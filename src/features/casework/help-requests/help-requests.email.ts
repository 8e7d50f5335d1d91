import { type HelpRequest, messageAddress } from '../../../domain/help-request.ts'
import type { MessageDraft, MessageSlots, Worded } from '../../../domain/message.ts'

type Facts = { readonly phone: string; readonly origin: string }

/** Returns a message to the person as they allowed it, in guarded words where others may see it; null: nothing is sent. */
function toPerson(
  request: HelpRequest,
  step: 'taken' | 'tried' | 'closed',
  number: number,
  slots: MessageSlots,
  open: Worded,
  guarded: string,
): MessageDraft | null {
  const to = messageAddress(request)
  if (!to) return null
  const plain = { subject: `About ${request.reference}`, body: `Hello,\n\n${guarded}`, text: guarded }
  return {
    to,
    key: `help-request:${request.reference}:${step}:${number}`,
    kind: `help-request.${step}`,
    language: request.language,
    slots: { reference: request.reference, ...slots },
    words: request.othersMaySee ? plain : open,
    waitsForMorning: to.kind === 'phone',
  }
}

/** Tells the person, once for each adviser, who looks after their request now. */
export function taken(
  request: HelpRequest,
  adviser: { accountId: number; name: string },
  due: { readonly words: string; readonly at: Date },
  { phone, origin }: Facts,
) {
  const words = `${adviser.name} from ${request.hub.name} has your request ${request.reference}. Next: ${request.nextStep}, by ${due.words}.`
  return toPerson(
    request,
    'taken',
    adviser.accountId,
    { date: due.at, link: `${origin}/requests` },
    {
      subject: `${adviser.name} has your request`,
      body: `Hello ${request.name},\n\n${words}\n\nSee how it is going, change it or stop it:\n${origin}/requests\n\nOr call ${phone}.`,
      text: `${words} See ${origin}/requests or call ${phone}`,
    },
    `${request.reference}: we will be in touch by ${due.words}. You can call ${phone}`,
  )
}

/** Tells the person that we tried in vain, and when we try again. */
export function tried(
  request: HelpRequest,
  next: string,
  due: { readonly words: string; readonly at: Date },
  { phone, origin }: Facts,
  moment: Date,
) {
  const words = `We tried to reach you today about ${request.reference}. Next: ${next}, by ${due.words}.`
  return toPerson(
    request,
    'tried',
    moment.getTime(),
    { date: due.at, link: `${origin}/requests` },
    {
      subject: 'We tried to reach you',
      body: `Hello ${request.name},\n\n${words}\n\nIs another time or way better? Tell us here:\n${origin}/requests\n\nOr call ${phone}.`,
      text: `${words} Another time is better? ${origin}/requests or call ${phone}`,
    },
    `We tried to reach you today, ${request.reference}. We will try again by ${due.words}. You can call ${phone}`,
  )
}

/** Tells the person how it ended, in the adviser's words; a text leads to them. */
export function closed(request: HelpRequest, words: string, { phone, origin }: Facts, moment: Date) {
  return toPerson(
    request,
    'closed',
    moment.getTime(),
    { link: `${origin}/requests` },
    {
      subject: `Your request ${request.reference} is closed`,
      body: `Hello ${request.name},\n\n${words}\n\nYou can ask again whenever you like:\n${origin}/requests\n\nOr call ${phone}.`,
      text: `Your request ${request.reference} is closed. Read what your adviser wrote, or ask again: ${origin}/requests or call ${phone}`,
    },
    `${request.reference} is closed. You can call ${phone} at any time.`,
  )
}

/** Tells whoever runs a hub that somebody there is waiting longer than they were told. No names: a desk is signed in to. */
export function late(request: HelpRequest, email: string, due: string, origin: string): MessageDraft {
  const path = `${origin}/desk/help-requests/${request.reference}`
  const words = `${request.reference} at ${request.hub.name} is late. It was due by ${due}: ${request.nextStep}. ${
    request.adviser ? `${request.adviser.name} has it.` : 'Nobody has taken it.'
  }`
  return {
    to: { kind: 'email', value: email },
    key: `help-request:${request.id}:late:${request.dueAt?.toISOString()}:${email}`,
    kind: 'help-request.late',
    language: 'en',
    words: {
      subject: `Late: ${request.reference} at ${request.hub.name}`,
      body: `Hello,\n\n${words}\n\nOpen it, give it to somebody, or contact the person yourself:\n${path}`,
      text: words,
    },
    waitsForMorning: false,
  }
}
