import { HELPS, type Help } from '../../../domain/facets.ts'
import { londonDate, readDate } from '../../../domain/london-time.ts'
import type { ArticleWords } from '../../../records/article-draft.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

/** Returns an article as its form has it, with the date as it was typed. */
export function readArticleForm(form: URLSearchParams): { readonly words: ArticleWords; readonly reviewTyped: string } {
  const said = (name: string, most: number) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim().slice(0, most)
  const known = HELPS.map(({ value }) => value) as readonly string[]
  const reviewTyped = said('reviewOn', 20)
  return {
    reviewTyped,
    words: {
      title: said('title', 120),
      summary: said('summary', 300),
      markdown: said('markdown', 40_000),
      helps: form.getAll('helps').filter((help): help is Help => known.includes(help)),
      reviewOn: reviewTyped === '' ? null : readDate(reviewTyped),
    },
  }
}

/** What keeps an article from being kept, and from being sent or published. */
export function articleMistakes(
  { words, reviewTyped }: ReturnType<typeof readArticleForm>,
  isFinal: boolean,
  now: Date,
): Mistakes {
  const mistakes: Record<string, string> = {}
  if (words.title === '') mistakes.title = 'Give it a title'
  if (reviewTyped !== '' && !words.reviewOn) mistakes.reviewOn = 'Enter a date, like 31/12/2026'
  if (!isFinal) return mistakes
  if (words.summary === '') mistakes.summary = 'Say in one sentence what it is about'
  if (words.markdown.length < 40) mistakes.markdown = 'Write the article'
  if (!words.reviewOn && !mistakes.reviewOn) mistakes.reviewOn = 'Say when somebody has to read it again'
  if (words.reviewOn && words.reviewOn <= londonDate(now)) mistakes.reviewOn = 'Enter a day that has not come yet'
  return mistakes
}
