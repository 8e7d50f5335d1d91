import { markdownHtml } from '../../../adapters/text/markdown.ts'
import { directionOf } from '../../../domain/bidi.ts'
import { addDays, londonDate } from '../../../domain/london-time.ts'
import type { Worded } from '../../../domain/message.ts'
import { may } from '../../../domain/permission.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { page, redirect } from '../../../kit/http.ts'
import { articlesIn, articleTranslations } from '../../../records/article.ts'
import {
  beginArticle,
  beginFromPublished,
  dueForReview,
  findWorkingArticle,
  publishArticle,
  refuseArticle,
  saveWorkingArticle,
  sendArticle,
  type WorkingArticle,
  workingArticles,
  writeReviewed,
} from '../../../records/article-draft.ts'
import { queueMessage } from '../../../records/message.ts'
import { writtenBy } from '../../../records/posting.ts'
import type { Db } from '../../../records/schema.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { articlePath, readId } from '../../../web/paths.ts'
import { publishedWords, sentBackWords } from './articles.email.ts'
import { articleMistakes, readArticleForm } from './articles.form.ts'
import { articlesView } from './articles.view.ts'
import { writingView } from './writing.view.ts'

/** Within so many days of the day on which it is due, an article is on the list. */
const SOON_DAYS = 30
/** An article that was found right is read again after half a year. */
const REVIEW_DAYS = 182

export const showArticles: Handler = async (ask) => page(await listOf(ask, {}))

async function listOf(ask: Ask, mistakes: Record<string, string>) {
  const { db, viewer, now, place } = ask
  const [working, published, due] = await Promise.all([
    workingArticles(db, viewer),
    articlesIn(db, viewer, place.languages[0] ?? 'en'),
    dueForReview(db, viewer, addDays(londonDate(now), SOON_DAYS)),
  ])
  return articlesView({ working, published, due, mistakes }, ask)
}

export const beginAnArticle: Handler = async (ask) => {
  const title = (ask.form.get('title') ?? '').trim().slice(0, 120)
  if (title === '') return page(await listOf(ask, { title: 'Give it a title' }), 422)
  return takeDeskForm(
    ask,
    'article-new',
    async (db) => `/desk/articles/${await beginArticle(db, ask.viewer, title, ask.now)}`,
  )
}

/** POST …/from: a new version of something published, or its translation. */
export const beginFrom: Handler = async (ask) => {
  const language = ask.form.get('language') ?? 'en'
  if (!ask.place.languages.includes(language)) found(null)
  return takeDeskForm(ask, 'article-from', async (db) => {
    const id = await beginFromPublished(db, ask.viewer, ask.form.get('slug') ?? '', language, ask.now)
    return id === null ? '/desk/articles?done=taken' : `/desk/articles/${id}`
  })
}

export const markReviewed: Handler = async ({ db, viewer, form, now }) => {
  const article = { slug: form.get('slug') ?? '', language: form.get('language') ?? '' }
  const again = addDays(londonDate(now), REVIEW_DAYS)
  await inTransaction(db, (db) => writeReviewed(db, viewer, article, again, now))
  return redirect('/desk/articles?done=reviewed')
}

export const showWriting: Handler = async (ask) => {
  const article = await asked(ask)
  return page(writingView({ article, ...(await beside(ask, article)), mistakes: {} }, ask))
}

/** The same article in its first language, to be read beside a translation, and how this one will look. */
async function beside({ db, viewer }: Ask, article: WorkingArticle) {
  const versions = await articleTranslations(db, viewer, article.slug)
  return {
    original: versions.find(({ language }) => language !== article.language && language === 'en') ?? null,
    previewHtml: markdownHtml(article.markdown),
  }
}

/** POST /desk/articles/:id: every button keeps what was written; some do more. */
export const changeArticle: Handler = async (ask) => {
  const article = await asked(ask)
  const what = ask.form.get('do') ?? 'save'
  if ((what === 'publish' || what === 'refuse') && !may(ask.viewer, 'articles.publish')) throw new NotFound()
  const read = readArticleForm(ask.form)
  const decision = (ask.form.get('decision') ?? '').trim().slice(0, 1000)
  const mistakes = {
    ...articleMistakes(read, what === 'send' || what === 'publish', ask.now),
    ...(what === 'refuse' && decision === '' ? { decision: 'Say what should change' } : {}),
  }
  const written: WorkingArticle = { ...article, ...read.words }
  if (Object.keys(mistakes).length > 0) {
    return page(writingView({ article: written, ...(await beside(ask, written)), mistakes }, ask), 422)
  }
  return takeDeskForm(ask, 'article', async (db) => {
    await saveWorkingArticle(db, ask.viewer, article, read.words, ask.now)
    await follow(db, ask, written, what, decision)
    return `/desk/articles/${article.id}?done=${what === 'preview' ? 'preview#preview' : what}`
  })
}

async function follow(db: Db, ask: Ask, article: WorkingArticle, what: string, decision: string) {
  const { viewer, origin, now } = ask
  if (what === 'send') await sendArticle(db, viewer, article, now)
  if (what === 'refuse') {
    await refuseArticle(db, viewer, article, decision, now)
    const link = `${origin}/desk/articles/${article.id}`
    await tell(db, ask, article, what, sentBackWords({ ...article, link }, decision))
  }
  if (what === 'publish') {
    const body = { bodyHtml: markdownHtml(article.markdown), direction: directionOf(article.language) }
    await publishArticle(db, viewer, article, body, now)
    const link = `${origin}${articlePath(article)}?language=${article.language}`
    await tell(db, ask, article, what, publishedWords({ ...article, link }))
  }
}

/** Tells whoever wrote it, unless they decided about it themselves. */
async function tell(db: Db, { viewer, now }: Ask, article: WorkingArticle, what: string, words: Worded): Promise<void> {
  if ('accountId' in viewer && viewer.accountId === article.createdBy) return
  for (const { email, language } of await writtenBy(db, article.organizationId, article.createdBy)) {
    const key = `article:${article.id}:${what}:${now.getTime()}:${email}`
    const to = { kind: 'email', value: email } as const
    await queueMessage(db, { to, key, kind: 'article.decided', language, words, waitsForMorning: true }, now)
  }
}

async function asked({ db, viewer, params }: Ask): Promise<WorkingArticle> {
  const id = readId(params.id)
  return found(id === null ? null : await findWorkingArticle(db, viewer, id))
}
