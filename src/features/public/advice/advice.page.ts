import type { Article } from '../../../domain/article.ts'
import { HELPS, type Help } from '../../../domain/facets.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { fullDate } from '../../../web/dates.ts'
import { optionText } from '../../../web/option-words.ts'
import { articlePath } from '../../../web/paths.ts'

export type AdvicePage = { readonly articles: readonly ArticleLine[] }
export type ArticleLine = { readonly title: string; readonly summary: string; readonly path: string }

export const advicePage = (articles: readonly Article[]): AdvicePage => ({
  articles: articles.map((article) => ({ title: article.title, summary: article.summary, path: articlePath(article) })),
})

export type ArticlePage = {
  readonly article: Article
  /** The path of this translation; the first language has the plain one. */
  readonly path: string
  readonly languages: readonly { readonly code: string; readonly href?: string }[]
  readonly alternates: readonly { readonly code: string; readonly path: string }[]
  readonly helps: readonly { readonly text: string; readonly path: string }[]
  readonly updated: string
}

/** Returns an article with the languages it can be read in and where to find the help it speaks of. */
export function articlePage(article: Article, translations: readonly Article[]): ArticlePage {
  const pathOf = ({ slug, language }: Article) =>
    language === translations[0]?.language ? articlePath({ slug }) : `${articlePath({ slug })}?language=${language}`
  return {
    article,
    path: pathOf(article),
    languages: translations.map((other) =>
      other.language === article.language ? { code: other.language } : { code: other.language, href: pathOf(other) },
    ),
    alternates: translations.map((other) => ({ code: other.language, path: pathOf(other) })),
    helps: article.helps.map((help: Help) => ({ text: optionText(HELPS, help), path: `/browse/${help}` })),
    updated: fullDate(londonDate(article.updatedAt)),
  }
}
