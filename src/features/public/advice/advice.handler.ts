import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { articlesIn, articleTranslations } from '../../../records/article.ts'
import type { Ask } from '../../../web/ask.ts'
import { advicePage, articlePage } from './advice.page.ts'
import { adviceView, articleView } from './advice.view.ts'

export async function showAdvice(ask: Ask): Promise<Answer> {
  const [first = 'en'] = ask.place.languages
  return page(adviceView(advicePage(await articlesIn(ask.db, ask.viewer, first)), ask))
}

/** One article in the language asked for; in the first it has where it has not been translated into that. */
export async function showArticle(ask: Ask): Promise<Answer> {
  const translations = await articleTranslations(ask.db, ask.viewer, ask.params.slug ?? '')
  const asked = ask.query.get('language')
  const article = translations.find(({ language }) => language === asked) ?? translations[0]
  if (!article) throw new NotFound()
  return page(articleView(articlePage(article, translations), ask))
}
