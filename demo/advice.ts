import { readdir, readFile } from 'node:fs/promises'
import { readMarkdown } from '../src/adapters/text/markdown.ts'
import type { Announcement, ArticleDraft } from '../src/domain/article.ts'
import type { Help } from '../src/domain/facets.ts'
import { addDays, londonDate, londonMoment } from '../src/domain/london-time.ts'

const FOLDER = new URL('advice/', import.meta.url)

/** Returns the advice articles; a file is named for its slug and its language, `childcare-costs.tr.md`. */
export async function sampleArticles(): Promise<ArticleDraft[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.md')).sort()
  return Promise.all(files.map(readArticle))
}

async function readArticle(file: string): Promise<ArticleDraft> {
  const [slug, language] = file.split('.')
  const text = await readFile(new URL(file, FOLDER), 'utf8')
  const { facts, html } = readMarkdown(text)
  return {
    slug: slug!,
    language: language!,
    direction: facts.direction === 'rtl' ? 'rtl' : 'ltr',
    title: facts.title!,
    summary: facts.summary!,
    bodyHtml: html,
    markdown: text.replace(/^---\n[\s\S]*?\n---\n/, '').trim(),
    helps: (facts.helps ?? '').split(', ').filter(Boolean) as Help[],
    reviewOn: facts['review-on'] ?? null,
    sample: true,
  }
}

/** Returns what is announced on the front door today: one line of news for the fortnight, one for the week. */
export function sampleAnnouncements(now: Date): Announcement[] {
  const monday = mondayOf(londonDate(now))
  return [
    {
      placeSlug: 'fleet-vale',
      title: 'The jobs fair is coming to the town hall',
      body: 'Thirty-five employers, a quiet hour and a crèche. You can just turn up.',
      startsAt: londonMoment(addDays(monday, -7), '08:00'),
      endsAt: londonMoment(addDays(monday, 14), '18:00'),
    },
    {
      placeSlug: 'fleet-vale',
      title: 'The lift at Tilekiln Job Hub is being repaired',
      body: 'Until next Sunday we meet you in the café on the ground floor. Ring the bell marked Hub.',
      startsAt: londonMoment(addDays(monday, -3), '08:00'),
      endsAt: londonMoment(addDays(monday, 7), '23:59'),
    },
  ]
}

/** So that seeding twice in a week says the same thing once. */
function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(date, -weekday)
}
