import type { Worded } from '../../../domain/message.ts'
import type { DecisionName } from '../../../domain/vetting.ts'

const NEWS: Readonly<Record<DecisionName, { subject: string; news: string }>> = {
  approve: {
    subject: 'You are in',
    news: 'We have approved your organisation. What you post goes live once we have read it. That takes 2 working days at most.',
  },
  ask: { subject: 'We need something more', news: 'Before we can approve your organisation we need something more.' },
  refuse: { subject: 'We cannot accept your organisation', news: 'We cannot accept your organisation on Good Work.' },
  trust: { subject: 'Your postings go live at once', news: 'From now on, what you post goes live at once.' },
  check: { subject: 'We read your postings first', news: 'From now on, we read what you post before it goes live.' },
  suspend: {
    subject: 'Your organisation is on hold',
    news: 'Your organisation is on hold. Nobody can find what you posted.',
  },
  restore: {
    subject: 'Your organisation is back',
    news: 'Your organisation is not on hold any more. You can show your postings again.',
  },
}

/** Returns what an organisation's contact is told about a decision, with the words of whoever decided. */
export function decisionWords(name: string, decision: DecisionName, words: string | null, origin: string): Worded {
  const { subject, news } = NEWS[decision]
  return {
    subject: `${subject}: ${name}`,
    body: [
      news,
      words,
      `Your desk is here:\n${origin}/desk`,
      'If you have a question, reply to the council: its telephone number stands on every page.',
    ]
      .filter(Boolean)
      .join('\n\n'),
    text: `${subject}: ${name.slice(0, 80)}. See ${origin}/desk`,
  }
}
