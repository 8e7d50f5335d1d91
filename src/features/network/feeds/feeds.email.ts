import type { Worded } from '../../../domain/message.ts'

/** Returns what a partner reads when their own feed or file could not be taken as it is. */
export function feedTroubleWords(outcome: 'held-back' | 'refused', reason: string, link: string): Worded {
  const { subject, next } = TROUBLE[outcome]
  return {
    subject,
    body: `Hello,

We read your feed. ${reason}

${next}

${link}`,
    text: `${subject}. ${link}`,
  }
}

const TROUBLE = {
  'held-back': {
    subject: 'Most of your feed has gone: is that right?',
    next: 'People still find what you had before. This page names what would go, and asks you:',
  },
  refused: {
    subject: 'We could not read your feed',
    next: 'People still find what you had before. This page says how it went:',
  },
} as const
