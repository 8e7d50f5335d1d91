import { KINDS, type Kind } from '../../../domain/facets.ts'
import { canMove } from '../../../domain/posting.ts'
import { checkPosting } from '../../../domain/posting-checks.ts'
import { postingDraft } from '../../../domain/posting-draft.ts'
import { isReady, sectionStates } from '../../../domain/posting-mistakes.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { queueMessage } from '../../../records/message.ts'
import { findPosting, ownPostings, type Posting, postingContacts, postingEntries } from '../../../records/posting.ts'
import { lookalikes } from '../../../records/posting-listing.ts'
import { beginPosting, submitPosting } from '../../../records/posting-store.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { readId } from '../../../web/paths.ts'
import { sentWords } from './posting.email.ts'
import { postingPage, postingRows, templatesOf } from './posting.page.ts'
import { type News, postingView } from './posting.view.ts'
import { newPostingView, postingsView } from './postings.view.ts'

export const showPostings: Handler = async (ask) => {
  const postings = await ownPostings(ask.db, ask.viewer)
  return page(postingsView(postingRows(postings, ask.now), templatesOf(postings), ask))
}

export const showNewPosting: Handler = async (ask) => {
  const templates = templatesOf(await ownPostings(ask.db, ask.viewer))
  return page(newPostingView(templates, [], ask))
}

/** POST /desk/postings/new: an empty one of a kind, or one from a template. */
export const createPosting: Handler = async (ask) => {
  const chosen = ask.form.get('kind') ?? ''
  const templates = templatesOf(await ownPostings(ask.db, ask.viewer))
  const template = templates.find(({ id }) => chosen === `template-${id}`)
  const kind = template?.kind ?? KINDS.find(({ value }) => value === chosen)?.value
  if (!kind) return page(newPostingView(templates, ['Choose what you want to post'], ask), 422)
  return takeOnce(ask, 'posting-new', (db) => begin(db, ask, kind, template))
}

async function begin(db: Ask['db'], { viewer, now }: Ask, kind: Kind, template?: Posting): Promise<string> {
  const start = template ? { answers: template.working, copiedFrom: template.id } : {}
  const id = await beginPosting(db, viewer, kind, start, now)
  return `/desk/postings/${id}`
}

export const showPosting: Handler = async (ask) => showOne(ask, await asked(ask))

/** POST …/send: to be checked, or public at once where the organisation is trusted. Twice is once. */
export const sendPosting: Handler = async (ask) => {
  const posting = await asked(ask)
  if (!canMove(posting.state, 'submit')) return redirect(`/desk/postings/${posting.id}`)
  if (!isReady(sectionStates(posting.kind, posting.working, ask.now))) return showOne(ask, posting, { notReady: true })
  const state = await inTransaction(ask.db, async (db) => {
    const state = await submitPosting(db, ask.viewer, posting, ask.now, checkPosting)
    const words = sentWords({ posting, state, origin: ask.origin })
    for (const { email, language } of await postingContacts(db, posting)) {
      const key = `posting:${posting.id}:sent:${ask.now.getTime()}:${email}`
      const to = { kind: 'email', value: email } as const
      await queueMessage(db, { to, key, kind: 'posting.sent', language, words, waitsForMorning: true }, ask.now)
    }
    return state
  })
  const done = state === 'live' ? 'published' : state === 'scheduled' ? 'later' : 'send'
  return redirect(`/desk/postings/${posting.id}?done=${done}`)
}

/** Returns the page of a posting; what is wrong makes it a 422. */
export async function showOne(ask: Ask, posting: Posting, wrong: Partial<Omit<News, 'done'>> = {}): Promise<Answer> {
  const [entries, alike] = await Promise.all([postingEntries(ask.db, posting), lookalikes(ask.db, posting, ask.now)])
  const draft = postingDraft(posting, posting.working, posting.organization, ask.now)
  const advice = checkPosting(draft, ask).filter(({ severity }) => severity === 'advise')
  const shown = postingPage(posting, { entries, alike, advice }, ask.now)
  const news = { notReady: false, startMistake: null, done: ask.query.get('done'), ...wrong }
  return page(postingView(shown, news, ask), news.notReady || news.startMistake ? 422 : 200)
}

/** Returns the posting of the address; another organisation's is not there. */
export async function asked({ db, viewer, params }: Ask): Promise<Posting> {
  const id = readId(params.id)
  return found(id === null ? null : await findPosting(db, viewer, id))
}
