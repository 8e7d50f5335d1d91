import type { Worded } from '../../../domain/message.ts'
import type { PostingState } from '../../../domain/posting.ts'
import type { Posting } from '../../../records/posting.ts'
import { titleOf } from './posting.page.ts'

type Sent = {
  readonly posting: Pick<Posting, 'id' | 'working' | 'templateName'>
  readonly state: PostingState
  readonly origin: string
}

/** Returns what somebody is told who has sent a posting: it is live, it starts later, or we read it first. */
export function sentWords({ posting, state, origin }: Sent): Worded {
  const title = titleOf(posting)
  const link = `${origin}/desk/postings/${posting.id}`
  const { subject, news } = NEWS[state] ?? WAITING
  return {
    subject: `${subject}: ${title}`,
    body: `${news}\n\nYou can look at it and change it here:\n${link}`,
    text: `${subject}: ${title.slice(0, 100)}. ${link}`,
  }
}

const WAITING = {
  subject: 'We are checking your posting',
  news: 'Thank you. We read it within 2 working days. Then we write to you again.',
}

const NEWS: Readonly<Partial<Record<PostingState, { subject: string; news: string }>>> = {
  live: { subject: 'Your posting is live', news: 'People can find it now. Please tell us as soon as it is filled.' },
  scheduled: { subject: 'Your posting is ready', news: 'It goes live on the day that you chose.' },
}
