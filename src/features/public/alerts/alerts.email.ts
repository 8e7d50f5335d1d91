import type { Alert } from '../../../domain/alert.ts'
import type { MessageDraft, MessageSlots, Worded } from '../../../domain/message.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'

type Facts = { readonly title: string; readonly origin: string }
export type NewThing = { readonly title: string; readonly by: string; readonly fact: string; readonly path: string }

const MOST_LISTED = 20
const WEEK = 7 * 86_400_000

type What = 'confirm' | 'followed' | 'new' | 'ask-again' | 'closed'
/** What is told, and a number that tells one telling of it from the next. */
type Told = readonly [what: What, number?: string]

const message = (
  alert: Alert,
  [what, number]: Told,
  slots: MessageSlots,
  words: Omit<Worded, 'text'>,
): MessageDraft => ({
  to: { kind: 'email', value: alert.address },
  key: `alert:${alert.id}:${what}${number === undefined ? '' : `:${number}`}`,
  kind: `alert.${what}`,
  language: alert.language,
  slots,
  words: { ...words, text: '' },
  waitsForMorning: false,
})

const pathOf = (alert: Alert): string => `/alerts/${alert.uuid}`

/** Asks the mailbox whether it really wants this. `number` tells one asking from the next. */
export const confirmMessage = (alert: Alert, { title, origin }: Facts, number: string, now: Date): MessageDraft => ({
  ...message(
    alert,
    ['confirm', number],
    { title, link: `${origin}${pathOf(alert)}/confirm` },
    {
      subject: 'Do you want these emails?',
      body: `Somebody asked us to write to this address when there is something new: ${title}.

Was it you? Then open this page and press the button:
${origin}${pathOf(alert)}/confirm

Was it not you? You do not have to do anything. We will not write again.`,
    },
  ),
  expiresAt: new Date(now.getTime() + WEEK),
})

/** Says to whoever asks again that they follow this already; the page says nothing to anybody else. */
export const followedMessage = (alert: Alert, { title, origin }: Facts, number: string): MessageDraft =>
  message(
    alert,
    ['followed', number],
    { title, link: `${origin}${pathOf(alert)}` },
    {
      subject: 'You follow this already',
      body: `You already get emails about this: ${title}.

Change how often, or stop them, here:
${origin}${pathOf(alert)}`,
    },
  )

/** Tells what is new since the last time, each thing once. */
export function newThingsMessage(
  alert: Alert,
  things: readonly NewThing[],
  { title, origin }: Facts,
  today: LocalDate,
): MessageDraft {
  const listed = things.slice(0, MOST_LISTED)
  const more = things.length - listed.length
  const count = things.length === 1 ? '1 new thing' : `${things.length} new things`
  return {
    ...message(
      alert,
      ['new', today],
      { count: String(things.length), link: `${origin}${pathOf(alert)}` },
      {
        subject: `${count}: ${title}`.slice(0, 150),
        body: [
          `There ${things.length === 1 ? 'is' : 'are'} ${count} for you: ${title}.`,
          ...listed.map(
            ({ title, by, fact, path }) => `- ${[title, by, fact].filter(Boolean).join('. ')}\n${origin}${path}`,
          ),
          more > 0 ? `And ${more} more:\n${origin}/opportunities?${alert.search}` : '',
          `Change what we look for, or how often we write:\n${origin}${pathOf(alert)}`,
        ]
          .filter(Boolean)
          .join('\n\n'),
      },
    ),
    unsubscribePath: `${pathOf(alert)}/stop`,
  }
}

/** Asks for a yes once more, a year after the first. */
export const askAgainMessage = (
  alert: Alert,
  { title, origin }: Facts,
  until: { readonly words: string; readonly at: Date },
): MessageDraft => ({
  ...message(
    alert,
    ['ask-again', until.at.toISOString().slice(0, 10)],
    { title, date: until.at, link: `${origin}${pathOf(alert)}/confirm` },
    {
      subject: 'Do you still want these emails?',
      body: `A year ago you asked us to write when there is something new: ${title}.

Do you still want that? Open this page and press the button:
${origin}${pathOf(alert)}/confirm

If you do nothing, we stop on ${until.words}.`,
    },
  ),
  unsubscribePath: `${pathOf(alert)}/stop`,
})

/** Says why nothing more will come. */
export const closedMessage = (alert: Alert, search: string, origin: string): MessageDraft =>
  message(
    alert,
    ['closed'],
    { link: `${origin}/opportunities${search ? `?${search}` : ''}` },
    {
      subject: 'We have stopped looking for you',
      body: `You asked us to write when there is something new. We cannot look there any more, because the place you searched near is not on our list now.

You can start a new search here:
${origin}/opportunities${search ? `?${search}` : ''}`,
    },
  )
