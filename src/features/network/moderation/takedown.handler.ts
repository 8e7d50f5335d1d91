import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { takeDown } from '../../../records/moderation.ts'
import { findOpportunity } from '../../../records/opportunity.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { localPath } from '../../../web/local-path.ts'
import { readId } from '../../../web/paths.ts'
import { tell } from '../../../web/posting-news.ts'
import { verdictWords } from './moderation.email.ts'
import { titleWords } from './moderation.page.ts'
import { takedownView } from './takedown.view.ts'

export const showTakedown: Handler = async (ask) => page(takedownView(await asked(ask), null, ask))

/** POST /desk/take-down/:id: one press, and it is gone everywhere. Its people are told why. */
export async function takeListingDown(ask: Ask): Promise<Answer> {
  const opportunity = await asked(ask)
  const reason = (ask.form.get('reason') ?? '').trim().slice(0, 500)
  if (reason === '') return page(takedownView(opportunity, 'Say why', ask), 422)
  return takeDeskForm(ask, 'take-down', async (db) => {
    const posting = await takeDown(db, ask.viewer, opportunity.id, reason, ask.now)
    if (posting) {
      const name = { id: posting.id, title: titleWords(posting) }
      await tell(db, posting, 'take-down', verdictWords(name, 'take-down', reason, ask.origin), ask.now)
    }
    return localPath(ask.form.get('next'), `/desk/take-down/${opportunity.id}?done=yes`)
  })
}

async function asked({ db, viewer, params }: Ask) {
  const id = readId(params.id)
  return found(id === null ? null : await findOpportunity(db, viewer, id))
}
