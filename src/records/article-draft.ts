import type { Article, ArticleDraft } from '../domain/article.ts'
import type { Help } from '../domain/facets.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import { may, type Viewer } from '../domain/permission.ts'
import { slug } from '../domain/slug.ts'
import { found, NotFound } from '../kit/errors.ts'
import { articleTranslations, saveArticle } from './article.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'

export type ArticleState = 'draft' | 'submitted' | 'published' | 'refused'

/** An advice article that is being written, in one language; nobody outside sees it. */
export type WorkingArticle = {
  readonly id: number
  readonly slug: string
  readonly language: string
  readonly state: ArticleState
  readonly title: string
  readonly summary: string
  readonly markdown: string
  readonly helps: readonly Help[]
  readonly reviewOn: LocalDate | null
  readonly organizationId: number
  readonly organizationName: string
  readonly decisionWords: string | null
  readonly createdBy: number | null
  readonly updatedAt: Date
}

export type ArticleWords = Pick<WorkingArticle, 'title' | 'summary' | 'markdown' | 'helps' | 'reviewOn'>

/** Returns what is being written: by anybody for editors, by the viewer's own organisation for partners. */
export async function workingArticles(db: Db, viewer: Viewer): Promise<WorkingArticle[]> {
  const rows = await reached(db, viewer).orderBy('d.updated_at', 'desc').orderBy('d.id').limit(500).execute()
  return rows.map(toWorking)
}

/** Returns one that is being written, in the viewer's reach. */
export async function findWorkingArticle(db: Db, viewer: Viewer, id: number): Promise<WorkingArticle | null> {
  const row = await reached(db, viewer).where('d.id', '=', id).executeTakeFirst()
  return row ? toWorking(row) : null
}

/** Begins an article under an address of its own, and returns its id. */
export async function beginArticle(db: Db, viewer: Viewer, title: string, now: Date): Promise<number> {
  const first = slug(title)
  for (let at = 1; ; at += 1) {
    const tried = at === 1 ? first : `${first}-${at}`
    if ((await articleTranslations(db, viewer, tried)).length > 0) continue
    const id = await insertArticle(db, viewer, { slug: tried, language: 'en', title }, now)
    if (id !== null) return id
  }
}

/**
 * Begins to change a published article, or to translate it where it is not published in that language. Returns the id
 * of what is being written; null where another organisation writes it already, out of the viewer's reach.
 */
export async function beginFromPublished(
  db: Db,
  viewer: Viewer,
  articleSlug: string,
  language: string,
  now: Date,
): Promise<number | null> {
  const versions = await articleTranslations(db, viewer, articleSlug)
  const [first] = versions
  if (!first) throw new NotFound()
  const same = versions.find((version) => version.language === language)
  const start = same
    ? { title: same.title, summary: same.summary, markdown: await markdownOf(db, same), review_on: same.reviewOn }
    : { title: first.title, review_on: first.reviewOn }
  const begun = { slug: articleSlug, language, helps: [...first.helps], ...start }
  const id = await insertArticle(db, viewer, begun, now)
  if (id !== null) return id
  const working = await reached(db, viewer)
    .where('d.slug', '=', articleSlug)
    .where('d.language', '=', language)
    .executeTakeFirst()
  return working?.id ?? null
}

/** Keeps what was written. What had been sent or published is a draft again; what is public stays as it was. */
export async function saveWorkingArticle(
  db: Db,
  viewer: Viewer,
  { id }: WorkingArticle,
  words: ArticleWords,
  now: Date,
): Promise<void> {
  const { title, summary, markdown, helps, reviewOn } = words
  const written = { title, summary, markdown, helps: [...helps], review_on: reviewOn, state: 'draft' as const }
  const by = { updated_at: now, updated_by: organizationOf(viewer).accountId }
  await db
    .updateTable('article_draft')
    .set({ ...written, ...by })
    .where('id', '=', id)
    .execute()
}

/** Sends what was written to the editors. */
export async function sendArticle(db: Db, viewer: Viewer, { id }: WorkingArticle, now: Date): Promise<void> {
  await setState(db, viewer, id, 'submitted', null, now)
}

/** An editor says no, or not yet, with the reason. */
export async function refuseArticle(
  db: Db,
  viewer: Viewer,
  { id }: WorkingArticle,
  words: string,
  now: Date,
): Promise<void> {
  await setState(db, viewer, id, 'refused', words, now)
}

/** Publishes what was written: residents read it from this moment on. `bodyHtml` is its Markdown, made safe. */
export async function publishArticle(
  db: Db,
  viewer: Viewer,
  article: WorkingArticle,
  body: Pick<ArticleDraft, 'bodyHtml' | 'direction'>,
  now: Date,
): Promise<void> {
  if (!may(viewer, 'articles.publish')) throw new NotFound()
  const { slug, language, title, summary, helps, reviewOn, markdown } = article
  await saveArticle(db, { slug, language, title, summary, helps, reviewOn, markdown, sample: false, ...body }, now)
  await setState(db, viewer, article.id, 'published', null, now)
}

/** Returns what is published and has to be read again by this day, the longest due first. */
export async function dueForReview(db: Db, viewer: Viewer, by: LocalDate): Promise<readonly ReviewDue[]> {
  if (!may(viewer, 'articles.publish')) return []
  const rows = await db
    .selectFrom('article')
    .select(['slug', 'language', 'title', 'review_on'])
    .where('review_on', '<=', by)
    .orderBy('review_on')
    .orderBy('slug')
    .execute()
  return rows.map(({ slug, language, title, review_on }) => ({ slug, language, title, reviewOn: review_on! }))
}

export type ReviewDue = Pick<Article, 'slug' | 'language' | 'title'> & { readonly reviewOn: LocalDate }

/** An editor has read an article again and found it right; it is due again on that day. */
export async function writeReviewed(
  db: Db,
  viewer: Viewer,
  { slug, language }: Pick<Article, 'slug' | 'language'>,
  reviewOn: LocalDate,
  now: Date,
): Promise<void> {
  if (!may(viewer, 'articles.publish')) throw new NotFound()
  const row = await db
    .updateTable('article')
    .set({ review_on: reviewOn })
    .where('slug', '=', slug)
    .where('language', '=', language)
    .returning('id')
    .executeTakeFirst()
  await writeHistory(db, viewer, 'article.reviewed', `article:${found(row).id}`, {}, now)
}

async function setState(
  db: Db,
  viewer: Viewer,
  id: number,
  state: ArticleState,
  words: string | null,
  now: Date,
): Promise<void> {
  const change = { state, decision_words: words, updated_at: now, updated_by: organizationOf(viewer).accountId }
  await db.updateTable('article_draft').set(change).where('id', '=', id).execute()
  await writeHistory(db, viewer, `article.${state}`, `article-draft:${id}`, {}, now)
}

type Begun = {
  readonly slug: string
  readonly language: string
  readonly title: string
  readonly summary?: string
  readonly markdown?: string
  readonly helps?: string[]
  readonly review_on?: LocalDate | null
}

async function insertArticle(db: Db, viewer: Viewer, begun: Begun, now: Date): Promise<number | null> {
  const { accountId, organizationId } = organizationOf(viewer)
  const by = { created_at: now, created_by: accountId, updated_at: now, updated_by: accountId }
  const row = await db
    .insertInto('article_draft')
    .values({ ...begun, organization_id: organizationId, ...by })
    .onConflict((conflict) => conflict.columns(['slug', 'language']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) await writeHistory(db, viewer, 'article.begun', `article-draft:${row.id}`, { language: begun.language }, now)
  return row?.id ?? null
}

async function markdownOf(db: Db, { slug, language }: Article): Promise<string> {
  const article = db.selectFrom('article').select('markdown').where('slug', '=', slug)
  return (await article.where('language', '=', language).executeTakeFirst())?.markdown ?? ''
}

function organizationOf(viewer: Viewer): { readonly accountId: number; readonly organizationId: number } {
  if (viewer.kind !== 'member' || !may(viewer, 'articles.write')) throw new NotFound()
  return { accountId: viewer.accountId, organizationId: viewer.membership.organizationId }
}

function reached(db: Db, viewer: Viewer) {
  const rows = db
    .selectFrom('article_draft as d')
    .innerJoin('organization as g', 'g.id', 'd.organization_id')
    .selectAll('d')
    .select('g.name as organization_name')
  return may(viewer, 'articles.publish')
    ? rows
    : rows.where('d.organization_id', '=', organizationOf(viewer).organizationId)
}

const toWorking = (row: Awaited<ReturnType<ReturnType<typeof reached>['execute']>>[number]): WorkingArticle => ({
  id: row.id,
  slug: row.slug,
  language: row.language,
  state: row.state,
  title: row.title,
  summary: row.summary,
  markdown: row.markdown,
  helps: row.helps as Help[],
  reviewOn: row.review_on,
  organizationId: row.organization_id,
  organizationName: row.organization_name,
  decisionWords: row.decision_words,
  createdBy: row.created_by,
  updatedAt: row.updated_at,
})
