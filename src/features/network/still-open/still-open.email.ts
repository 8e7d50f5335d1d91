import type { Worded } from '../../../domain/message.ts'

type Question = { readonly title: string; readonly organizationName: string; readonly closing: string | null }

/** Returns the question whether something is still open, with the page on which one press answers it. */
export function stillOpenWords({ title, organizationName, closing }: Question, link: string): Worded {
  return {
    subject: `Is it still open? ${title}`,
    body: `Hello ${organizationName},

People can find “${title}” on Good Work.${closing ? ` ${closing}.` : ''}

Is it still open? One press is enough, and you do not need to sign in:

${link}

You can say that it is open, or that nobody needs to find it any more. The link works for three weeks.`,
    text: `Is “${title.slice(0, 80)}” still open? Please tell us: ${link}`,
  }
}

/** Returns what is said when nobody has answered twice and so nobody finds it any more. */
export function pausedWords(title: string, link: string): Worded {
  return {
    subject: `We have paused it: ${title}`,
    body: `We asked twice whether “${title}” is still open and did not hear from you. So we have paused it: people cannot find it now.

Is it open? Sign in and press “Show it again”:

${link}`,
    text: `We have paused “${title.slice(0, 80)}”, as we did not hear from you. Show it again: ${link}`,
  }
}
