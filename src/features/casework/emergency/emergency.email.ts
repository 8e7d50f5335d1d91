import type { Worded } from '../../../domain/message.ts'
import type { Member } from '../../../domain/permission.ts'

/** Tells whoever looks after people at risk, at once. Nothing in it says whose record it is. */
export const openedWords = ({ name, membership }: Member, link: string): Worded => ({
  subject: 'A record was opened in an emergency',
  body: `${name} (${membership.organizationName}) has just opened a record in an emergency. They gave a reason. It closes by itself within an hour.

Read the reason and say what you think of it:
${link}
`,
  text: `${name} opened a record in an emergency: ${link}`,
})
