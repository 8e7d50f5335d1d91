import type { Opportunity } from '../../../domain/listing.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { findOpportunity } from '../../../records/opportunity.ts'
import type { Posting } from '../../../records/posting.ts'
import type { Db } from '../../../records/schema.ts'
import { bringBack, findTakedown, takeDown } from '../../../records/takedown.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { localPath } from '../../../web/local-path.ts'
import { readId } from '../../../web/paths.ts'
import { tell } from '../../../web/posting-news.ts'
import { verdictWords } from './moderation.email.ts'
import { titleWords } from './moderation.page.ts'
import { takedownView } from './takedown.view.ts'

export const showTakedown: Handler = async (ask) => showOne(ask, await asked(ask), null)

async function showOne(ask: Ask, opportunity: Opportunity, mistake: string | null): Promise<Answer> {
  const takedown = await findTakedown(ask.db, ask.viewer, opportunity.id)
  return page(takedownView({ opportunity, takedown, mistake }, ask), mistake === null ? 200 : 422)
}

/** POST /desk/take-down/:id: one press, and it is gone everywhere. Its people are told why. */
export async function takeListingDown(ask: Ask): Promise<Answer> {
  const opportunity = await asked(ask)
  const reason = reasonIn(ask)
  if (reason === '') return showOne(ask, opportunity, 'Say why')
  return takeDeskForm(ask, 'take-down', async (db) => {
    const posting = await takeDown(db, ask.viewer, opportunity.id, reason, ask.now)
    if (posting) await tellWhy(db, ask, posting, 'take-down', reason)
    return localPath(ask.form.get('next'), `/desk/take-down/${opportunity.id}?done=down`)
  })
}

/** POST …/undo: it can be found again at once, and its people are told why. */
export async function bringListingBack(ask: Ask): Promise<Answer> {
  const opportunity = await asked(ask)
  const reason = reasonIn(ask)
  if (reason === '') return showOne(ask, opportunity, 'Say why it comes back')
  try {
    return await takeDeskForm(ask, 'bring-back', async (db) => {
      const posting = await bringBack(db, ask.viewer, opportunity.id, reason, ask.now)
      if (posting) await tellWhy(db, ask, posting, 'bring-back', reason)
      return `/desk/take-down/${opportunity.id}?done=back`
    })
  } catch (error) {
    if (error instanceof Conflict) return redirect(`/desk/take-down/${opportunity.id}?done=not-now`)
    throw error
  }
}

const reasonIn = ({ form }: Ask): string => (form.get('reason') ?? '').trim().slice(0, 500)

const tellWhy = (db: Db, ask: Ask, posting: Posting, verdict: 'take-down' | 'bring-back', reason: string) => {
  const name = { id: posting.id, title: titleWords(posting) }
  return tell(db, posting, verdict, verdictWords(name, verdict, reason, ask.origin), ask.now)
}

async function asked({ db, viewer, params }: Ask): Promise<Opportunity> {
  const id = readId(params.id)
  return found(id === null ? null : await findOpportunity(db, viewer, id))
}
