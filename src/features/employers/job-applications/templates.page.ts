import { type ApplicationMove, type RefusalReason, refusalReason } from '../../../domain/job-application.ts'
import type { JobApplication } from '../../../records/job-application.ts'

/** What an organisation can answer, in the order of the road. */
export type AnswerMove = Extract<ApplicationMove, 'shortlist' | 'invite' | 'offer' | 'refuse' | 'accept' | 'start'>

type Template = {
  /** On the button that leads there. */
  readonly button: string
  readonly title: string
  /** What the person is written, unless it is changed. */
  readonly words: (one: Named, reason: RefusalReason | null) => string
}
type Named = Pick<JobApplication, 'name' | 'title' | 'organizationName'>

const first = ({ name }: Named): string => name.split(' ')[0] ?? name

export const TEMPLATES: Readonly<Record<AnswerMove, Template>> = {
  shortlist: {
    button: 'Put on the shortlist',
    title: 'Tell them they are on the shortlist',
    words: (one) =>
      `Hello ${first(one)}, thank you for applying. We liked what you wrote and you are on our shortlist. We will tell you soon whether we would like to meet you.`,
  },
  invite: {
    button: 'Invite to meet',
    title: 'Invite them to meet you',
    words: (one) =>
      `Hello ${first(one)}, we would like to meet you to talk about ${one.title}. Please come on [day and time] to [address]. It takes about half an hour. You do not need to bring anything. If the time does not suit you, tell us and we find another.`,
  },
  offer: {
    button: 'Offer it to them',
    title: 'Offer it to them',
    words: (one) =>
      `Hello ${first(one)}, we are glad to offer you ${one.title}. Have a think, and tell us if you would like it. Ask us anything you want to know first: pay, hours, or when you would start.`,
  },
  refuse: {
    button: 'Say no, and why',
    title: 'Say no, and why',
    words: (one, reason) =>
      `Hello ${first(one)}, thank you for applying for ${one.title}. We are not able to take you this time, because ${refusalReason(reason)?.told ?? ''}. We wish you well.`,
  },
  accept: {
    button: 'They said yes',
    title: 'Write down that they said yes',
    words: (one) => `Hello ${first(one)}, we are glad you said yes. We will be in touch to agree when you start.`,
  },
  start: {
    button: 'They have started',
    title: 'Write down that they have started',
    words: (one) => `Hello ${first(one)}, welcome to ${one.organizationName}. We are glad you are here.`,
  },
}

export const isAnswer = (move: string | undefined): move is AnswerMove =>
  move !== undefined && Object.hasOwn(TEMPLATES, move)
