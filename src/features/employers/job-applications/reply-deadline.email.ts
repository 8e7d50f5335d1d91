import { londonDate } from '../../../domain/london-time.ts'
import type { MessageDraft } from '../../../domain/message.ts'
import type { Address } from '../../../domain/permission.ts'
import type { JobApplication } from '../../../records/job-application.ts'
import { bridgeTo } from '../../../web/bridge.ts'
import { dateWords } from '../../../web/dates.ts'
import { countOf } from '../../../web/option-words.ts'

/** Returns the reminder to an organisation of whom it owes an answer: how many for what, and nobody's name. */
export function reminder(
  to: Address,
  waiting: readonly JobApplication[],
  nudge: 'first-nudge' | 'second-nudge',
  now: Date,
  origin: string,
): MessageDraft {
  const today = londonDate(now)
  const first = nudge === 'first-nudge'
  const people = countOf(waiting.length, 'person waits', 'people wait')
  const lines = waiting.map(({ title, dueAt, reference }) => {
    const by = dateWords(londonDate(dueAt!), today)
    return `- ${title}, ${reference}: ${dueAt! < now ? 'was due' : 'due'} on ${by}`
  })
  return {
    to,
    key: `applications:${waiting[0]!.organizationId}:${nudge}:${today}:${to.value}`,
    kind: 'applications.reminder',
    language: 'en',
    words: {
      subject: first ? `${people} for your answer` : `${people} for your answer, and it is late`,
      body: `Hello,

${people} for an answer from you:
${lines.join('\n')}

${first ? 'You said by when you would answer. A short no is kinder than silence.' : 'This is our last reminder. If no answer comes in the next days, we tell them that none came.'}

Answer here, after you have signed in. There are words ready for you to change:
${origin}/desk/applications`,
      text: `${people} for an answer from you about something you listed. Answer here: ${origin}/desk/applications`,
    },
    waitsForMorning: true,
  }
}

/** Returns the honest end: no answer came, that says nothing about them, and here is what they can do. */
export function closedUnanswered(application: JobApplication, origin: string): MessageDraft {
  const { reference, title, organizationName, address, language, othersMaySee } = application
  const guarded = {
    subject: `News: ${reference}`,
    body: `There is news about what you sent us. Your reference is ${reference}.\n\nRead it here:\n${origin}/requests`,
    text: `There is news about ${reference}. Read it here: ${origin}/requests`,
  }
  const bridge = bridgeTo('find-a-job')
  const open = {
    subject: `No answer came: ${title}`,
    body: `${organizationName} has not answered your application for ${title}. Your reference is ${reference}.

We reminded them twice. We are sorry that they kept you waiting. It says nothing about you.

We have closed it, so that you need not wait. If they answer after all, we tell you.

What would help next:
- ${bridge.text}: ${origin}${bridge.path}
- Talk to an adviser, free: ${origin}/ask-for-help
- Look for something else: ${origin}/opportunities`,
    text: `${organizationName.slice(0, 50)} has not answered your application ${reference}, although we reminded them twice. It says nothing about you. What next: ${origin}/requests`,
  }
  return {
    to: address,
    key: `application:${reference}:closed`,
    kind: 'application.closed',
    language,
    ...(othersMaySee ? {} : { says: 'open' }),
    slots: { reference, title, link: `${origin}/requests` },
    words: othersMaySee ? guarded : open,
    waitsForMorning: address.kind === 'phone',
  }
}
