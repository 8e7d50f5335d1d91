import type { Answer } from '../../src/kit/http.ts'
import { newSecret } from '../../src/kit/secret.ts'
import type { Db } from '../../src/records/schema.ts'
import { guarded, type Request, type Visitor, visit } from './ask.ts'

export const ABOUT = { name: 'Hodan Abdi-Farrow', way: 'email', email: 'Hodan@fleetvale.example', others: 'no' }
export const WORDS = {
  why: 'I like to care for people.',
  done: 'I was a nurse’s aide for six years.',
  adjustment: '',
  tell: '',
}

/** A browser in which somebody applies: it keeps its cookie, and the version of the draft its page was opened with. */
export function applicant(owner: Db, visitor: Visitor, secret = newSecret()) {
  const cookies = { application: secret }
  const version = async () => {
    const newest = owner.selectFrom('application_draft').select('version').orderBy('id', 'desc')
    return String((await newest.executeTakeFirst())?.version ?? '')
  }
  return {
    open: (path: string, request: Request = {}): Promise<Answer> => visit(visitor, path, { cookies, ...request }),
    send: async (path: string, form: Record<string, string>, request: Request = {}): Promise<Answer> =>
      visit(visitor, path, { cookies, form: { version: await version(), ...form }, ...request }),
  }
}

/** Returns the answers to a checklist of so many requirements. */
export const checklist = (needs: number, first = 'yes'): Record<string, string> =>
  Object.fromEntries(Array.from({ length: needs }, (_, i) => [`need-${i}`, i === 0 ? first : 'yes']))

/** Fills in everything but does not send it. */
export async function filledIn(
  owner: Db,
  visitor: Visitor,
  { id, needs }: { id: number; needs: number },
  { about = ABOUT, words = WORDS }: { about?: Record<string, string>; words?: Record<string, string> } = {},
) {
  const person = applicant(owner, visitor)
  await person.send(`/apply/${id}/about-you`, { ...about, ...guarded('apply', visitor.now) })
  if (needs > 0) await person.send(`/apply/${id}/what-you-need`, checklist(needs))
  await person.send(`/apply/${id}/your-words`, words)
  return person
}

/** Returns the listing with this title, and how many requirements it has. */
export async function listingToApplyFor(owner: Db, title: string): Promise<{ id: number; needs: number }> {
  const row = await owner
    .selectFrom('opportunity')
    .select(['id', 'requirements'])
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  return { id: row.id, needs: row.requirements.length }
}
