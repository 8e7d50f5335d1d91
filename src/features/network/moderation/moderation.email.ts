import type { Worded } from '../../../domain/message.ts'

export type Verdict = 'approve' | 'ask-for-changes' | 'refuse' | 'take-down' | 'bring-back'

const NEWS: Readonly<Record<Verdict, { readonly subject: string; readonly news: string; readonly next: string }>> = {
  approve: {
    subject: 'Your posting is live',
    news: 'We read it, and people can find it now.',
    next: 'Please tell us as soon as it is filled.',
  },
  'ask-for-changes': {
    subject: 'Please change your posting',
    news: 'We read it. One thing needs to change before people can see it.',
    next: 'Change it and send it again. We then look at it within 2 working days.',
  },
  refuse: {
    subject: 'We cannot list your posting',
    news: 'We read it. We cannot show it to people.',
    next: 'If you think that we are wrong, answer this email.',
  },
  'take-down': {
    subject: 'We took your posting down',
    news: 'People can no longer find it.',
    next: 'If you think that we are wrong, answer this email.',
  },
  'bring-back': {
    subject: 'Your posting is back',
    news: 'We looked again, and people can find it now.',
    next: 'It stands there as it was. Please check that it is still right.',
  },
}

/** Returns what the people of a posting read when a moderator has decided about it. */
export function verdictWords(
  { id, title }: { readonly id: number; readonly title: string },
  verdict: Verdict,
  reason: string | null,
  origin: string,
): Worded {
  const { subject, news, next } = NEWS[verdict]
  const link = `${origin}/desk/postings/${id}`
  const why = reason ? `\n\nWhat we say:\n${reason}` : ''
  return {
    subject: `${subject}: ${title}`,
    body: `Hello,\n\nThis is about “${title}”. ${news}${why}\n\n${next}\n\n${link}`,
    text: `${subject}: ${title.slice(0, 100)}. ${link}`,
  }
}
