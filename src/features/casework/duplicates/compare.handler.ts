import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { comparePair, decideMatch } from '../../../records/person-match-review.ts'
import { mergePeople } from '../../../records/person-merge.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { compareView } from './compare.view.ts'
import { readDecision } from './duplicates.form.ts'
import { pairPage } from './duplicates.page.ts'

const ROOM = 'desk-duplicates-pair'

export const showPair = (ask: Ask): Promise<Answer> => pairAnswer(ask, {})

async function pairAnswer(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const compared = await pairIn(ask)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(compareView(pairPage(compared), mistakes, ask), status)
}

/** Two people of whom the viewer sees both: of any others there is no page. */
async function pairIn({ db, viewer, params, now }: Ask) {
  const { one = '', other = '' } = params
  if (!isUuid(one) || !isUuid(other)) throw new NotFound()
  return found(await comparePair(db, viewer, one, other, now))
}

/** One record, or two people for good: either is remembered, and either can be taken back. */
export async function decidePair(ask: Ask): Promise<Answer> {
  const pair = await pairIn(ask)
  const ids = [pair.one.id, pair.other.id] as const
  const read = readDecision(ask.form, [...ids])
  if (!read.ok) return pairAnswer(ask, read.mistakes)
  const decision = read.value
  return takeDeskForm(ask, ROOM, async (db) => {
    const verdict = decision.same ? 'same' : 'not-same'
    const decided = { one: ids[0], other: ids[1], bits: pair.likeness.bits, verdict } as const
    await decideMatch(db, memberIn(ask), decided, ask.now)
    if (!decision.same) return '/desk/duplicates'
    const foldedId = ids.find((id) => id !== decision.keptId)!
    await mergePeople(db, ask.viewer, { keptId: decision.keptId, foldedId, reason: decision.reason }, ask.now)
    return '/desk/duplicates/merged'
  })
}
