import type { Worded } from '../../../domain/message.ts'

type Told = { readonly id: number; readonly title: string; readonly link: string }

/** Returns what whoever wrote an article reads when an editor has sent it back. */
export function sentBackWords({ title, link }: Told, decision: string): Worded {
  return {
    subject: `Please change your article: ${title}`,
    body: `Hello,

We read “${title}”. One thing should change before people can read it.

What we say:
${decision}

Change it and send it again:
${link}`,
    text: `Please change your article: ${title.slice(0, 100)}. ${link}`,
  }
}

/** Returns what they read when it is published; `link` leads to the article. */
export function publishedWords({ title, link }: Told): Worded {
  return {
    subject: `Your article is published: ${title}`,
    body: `Hello,

People can read “${title}” now. Thank you for writing it.

This is how they see it:
${link}`,
    text: `Your article is published: ${title.slice(0, 100)}. ${link}`,
  }
}
