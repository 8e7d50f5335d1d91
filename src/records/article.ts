import type { Selectable } from 'kysely'
import type { Article, ArticleDraft } from '../domain/article.ts'
import type { Help } from '../domain/facets.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'
import type { ArticleTable } from './schema-front-door.ts'

/** Returns every article in one language, by title. */
export async function articlesIn(db: Db, _viewer: Viewer, language: string): Promise<Article[]> {
  const rows = await db.selectFrom('article').selectAll().where('language', '=', language).orderBy('title').execute()
  return rows.map(toArticle)
}

/** Returns an article in all its languages, English first; empty where there is none. */
export async function articleTranslations(db: Db, _viewer: Viewer, slug: string): Promise<Article[]> {
  const rows = await db.selectFrom('article').selectAll().where('slug', '=', slug).orderBy('language').execute()
  return rows.map(toArticle).sort((a, b) => Number(b.language === 'en') - Number(a.language === 'en'))
}

/** Writes an article; the one of the same slug and language is replaced. */
export async function saveArticle(db: Db, draft: ArticleDraft, now: Date): Promise<void> {
  const values = {
    slug: draft.slug,
    language: draft.language,
    direction: draft.direction,
    title: draft.title,
    summary: draft.summary,
    body_html: draft.bodyHtml,
    markdown: draft.markdown,
    helps: [...draft.helps],
    review_on: draft.reviewOn,
    sample: draft.sample,
    updated_at: now,
  }
  await db
    .insertInto('article')
    .values(values)
    .onConflict((conflict) => conflict.columns(['slug', 'language']).doUpdateSet(values))
    .execute()
}

function toArticle(row: Selectable<ArticleTable>): Article {
  return {
    slug: row.slug,
    language: row.language,
    direction: row.direction,
    title: row.title,
    summary: row.summary,
    bodyHtml: row.body_html,
    helps: row.helps as Help[],
    reviewOn: row.review_on,
    sample: row.sample,
    updatedAt: row.updated_at,
  }
}
