import { found } from '../../../kit/errors.ts'
import { html } from '../../../kit/html.ts'
import { type Answer, data } from '../../../kit/http.ts'
import { countListed, findListed } from '../../../records/sitemap.ts'
import type { Ask } from '../../../web/ask.ts'
import { opportunityPath, readId } from '../../../web/paths.ts'

/** The most addresses that one sitemap may hold (sitemaps.org). */
const PER_MAP = 50_000
const STANDING = [
  '/',
  '/opportunities',
  '/browse',
  '/browse/wards',
  '/organisations',
  '/hubs',
  '/advice',
  '/open-data',
  '/accessibility',
  '/privacy',
  '/cookies',
]
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Names the sitemaps there are: one for every fifty thousand listings. */
export async function sitemapIndex({ db, viewer, origin, now }: Ask): Promise<Answer> {
  const maps = Math.max(1, Math.ceil((await countListed(db, viewer, now)) / PER_MAP))
  const entries = Array.from(
    { length: maps },
    (_, at) => html`<sitemap><loc>${origin}/sitemap/${at + 1}</loc></sitemap>`,
  )
  return xml(html`<sitemapindex xmlns="${NAMESPACE}">${entries}</sitemapindex>`.text)
}

/** One sitemap: the standing pages lead the first. */
export async function sitemapPage({ db, viewer, params, origin, now }: Ask): Promise<Answer> {
  const number = found(readId(params.page))
  const listings = await findListed(db, viewer, (number - 1) * PER_MAP, PER_MAP, now)
  if (listings.length === 0 && number > 1) found(null)

  const standing = number === 1 ? STANDING.map((path) => html`<url><loc>${origin}${path}</loc></url>`) : []
  const entries = listings.map(
    (one) =>
      html`<url><loc>${origin}${opportunityPath(one)}</loc><lastmod>${one.updatedAt.toISOString().slice(0, 10)}</lastmod></url>`,
  )
  return xml(html`<urlset xmlns="${NAMESPACE}">${standing}${entries}</urlset>`.text)
}

/** Keeps what is private or made up out of search engines: a sample borough is not to be found there. */
export function robots({ origin, place }: Ask): Answer {
  const rules = place.sample
    ? ['User-agent: *', 'Disallow: /']
    : ['User-agent: *', 'Disallow: /shortlist', 'Disallow: /compare', `Sitemap: ${origin}/sitemap.xml`]
  return data('text/plain; charset=utf-8', `${rules.join('\n')}\n`, 200, { 'cache-control': 'public, max-age=3600' })
}

const xml = (body: string): Answer =>
  data('application/xml; charset=utf-8', `<?xml version="1.0" encoding="UTF-8"?>\n${body}`, 200, {
    'cache-control': 'public, max-age=30',
  })
