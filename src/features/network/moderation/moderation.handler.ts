import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import {
  agreeRequirement,
  giveRequirementReason,
  keepReading,
  occupationalRequirement,
  readBefore,
  sampledPostings,
  writeLook,
} from '../../../records/moderation.ts'
import { findPosting, type Posting, postingEntries, waitingPostings } from '../../../records/posting.ts'
import { decidePosting } from '../../../records/posting-store.ts'
import { takedowns } from '../../../records/takedown.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { readId } from '../../../web/paths.ts'
import { tell } from '../../../web/posting-news.ts'
import { itemView } from './item.view.ts'
import { type Verdict, verdictWords } from './moderation.email.ts'
import { needsRequirement, titleWords } from './moderation.page.ts'
import { waitingView } from './moderation.view.ts'

export const showWaiting: Handler = async (ask) => {
  const [waiting, sampled, down] = await Promise.all([
    waitingPostings(ask.db, ask.viewer),
    sampledPostings(ask.db, ask.viewer),
    takedowns(ask.db, ask.viewer),
  ])
  return page(waitingView({ waiting, sampled, down }, ask))
}

export const showModeration: Handler = async (ask) => showOne(ask, await asked(ask), {})

export type Mistakes = Readonly<Record<string, string>>

async function showOne(ask: Ask, posting: Posting, mistakes: Mistakes): Promise<Answer> {
  const [was, entries, requirement] = await Promise.all([
    readBefore(ask.db, posting),
    postingEntries(ask.db, posting),
    occupationalRequirement(ask.db, posting),
  ])
  const wrong = Object.keys(mistakes).length > 0
  return page(itemView({ posting, was, entries, requirement, mistakes }, ask), wrong ? 422 : 200)
}

/** POST /desk/moderation/:id: approve, ask for a change, or refuse; the last two say why, and its people are told. */
export const decide: Handler = async (ask) => {
  const posting = await asked(ask)
  const verdict = ask.form.get('verdict') ?? ''
  const words = (ask.form.get('words') ?? '').trim().slice(0, 2000) || null
  const isMistaken = ask.form.get('lawful') === 'yes'
  const mistakes = await mistakesIn(ask, posting, verdict, words, isMistaken)
  if (!isVerdict(verdict) || Object.keys(mistakes).length > 0) return showOne(ask, posting, mistakes)

  try {
    return await takeDeskForm(ask, 'moderation', async (db) => {
      await decidePosting(db, ask.viewer, posting, verdict, words, ask.now)
      if (verdict === 'ask-for-changes') await keepReading(db, posting, ask.now)
      if (isMistaken) await writeHistory(db, ask.viewer, 'posting.wording-lawful', `posting:${posting.id}`, {}, ask.now)
      await tell(db, posting, verdict, verdictWords(nameOf(posting), verdict, words, ask.origin), ask.now)
      return `/desk/moderation?done=${verdict}`
    })
  } catch (error) {
    if (error instanceof Conflict) return redirect(`/desk/moderation/${posting.id}?done=overtaken`)
    throw error
  }
}

const VERDICTS: readonly string[] = ['approve', 'ask-for-changes', 'refuse'] satisfies Verdict[]
const isVerdict = (text: string): text is Verdict => VERDICTS.includes(text)

async function mistakesIn(
  { db }: Ask,
  posting: Posting,
  verdict: string,
  words: string | null,
  isMistaken: boolean,
): Promise<Mistakes> {
  if (!isVerdict(verdict)) return { verdict: 'Choose what you decide' }
  if (verdict !== 'approve') return words ? {} : { words: 'Say what its people should know' }
  if (posting.organization.standing !== 'approved' && posting.organization.standing !== 'trusted') {
    return { verdict: 'Approve the organisation first' }
  }
  const blocked = !isMistaken && needsRequirement(posting, await occupationalRequirement(db, posting))
  return blocked ? { verdict: 'The wording needs a reason in law that a second person agrees with, or a change' } : {}
}

/** POST …/requirement: why this advert may choose by a protected characteristic. */
export const giveReason: Handler = async (ask) => {
  const posting = await asked(ask)
  const reason = (ask.form.get('reason') ?? '').trim().slice(0, 2000)
  if (reason.length < 20) return showOne(ask, posting, { reason: 'Write the reason in a sentence or two' })
  return takeDeskForm(ask, 'moderation-requirement', async (db) => {
    await giveRequirementReason(db, ask.viewer, posting, reason, ask.now)
    return `/desk/moderation/${posting.id}?done=reason`
  })
}

/** POST …/agree: somebody else than who wrote the reason. */
export const agree: Handler = async (ask) => {
  const posting = await asked(ask)
  const agreed = await inTransaction(ask.db, (db) => agreeRequirement(db, ask.viewer, posting, ask.now))
  if (!agreed) return showOne(ask, posting, { agree: 'Somebody else has to agree, not who wrote the reason' })
  return redirect(`/desk/moderation/${posting.id}?done=agreed`)
}

export const looked: Handler = async (ask) => {
  const posting = await asked(ask)
  await inTransaction(ask.db, (db) => writeLook(db, ask.viewer, posting, ask.now))
  return redirect('/desk/moderation?done=looked')
}

const nameOf = (posting: Posting) => ({ id: posting.id, title: titleWords(posting) })

async function asked({ db, viewer, params }: Ask): Promise<Posting> {
  const id = readId(params.id)
  return found(id === null ? null : await findPosting(db, viewer, id))
}
