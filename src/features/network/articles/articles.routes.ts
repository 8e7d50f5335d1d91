import type { Route } from '../../../web/ask.ts'
import {
  beginAnArticle,
  beginFrom,
  changeArticle,
  markReviewed,
  showArticles,
  showWriting,
} from './articles.handler.ts'

export const articlesRoutes: Route[] = [
  { get: '/desk/articles', may: 'articles.write', handler: showArticles },
  { post: '/desk/articles', may: 'articles.write', handler: beginAnArticle },
  { post: '/desk/articles/from', may: 'articles.write', handler: beginFrom },
  { post: '/desk/articles/reviewed', may: 'articles.publish', handler: markReviewed },
  { get: '/desk/articles/:id', may: 'articles.write', handler: showWriting },
  { post: '/desk/articles/:id', may: 'articles.write', handler: changeArticle },
]
