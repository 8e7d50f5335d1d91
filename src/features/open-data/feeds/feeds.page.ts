import type { Card } from '../../../domain/search.ts'
import { type Html, html } from '../../../kit/html.ts'
import { cardFacts } from '../../../web/card.ts'
import { kindText } from '../../../web/option-words.ts'
import { opportunityPath } from '../../../web/paths.ts'

export type Feed = { readonly title: string; readonly origin: string; readonly path: string; readonly now: Date }

/**
 * Returns the cards as RSS 2.0, each with the facts by which people choose. Says nothing of the moment at which it was
 * asked for, so that a reader who has it already is told so.
 */
export function rssFeed(cards: readonly Card[], { title, origin, path, now }: Feed): string {
  const items = cards.map((card) => rssItem(card, origin, now))
  const channel = html`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${title}</title><link>${origin}${path}</link><description>${title}</description><language>en-GB</language><atom:link href="${origin}${path.replace('/opportunities', '/opportunities.rss')}" rel="self" type="application/rss+xml"/>${items}</channel></rss>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printable(channel.text)}`
}

function rssItem(card: Card, origin: string, now: Date): Html {
  const address = `${origin}${opportunityPath(card)}`
  const words = [...cardFacts(card, now).map(({ text }) => text), card.summary].join('. ')
  return html`<item><title>${kindText(card.kind)}: ${card.title} – ${card.organizationName}</title><link>${address}</link><guid isPermaLink="false">${origin}/opportunities/${card.id}</guid><description>${words}</description><category>${kindText(card.kind)}</category>${
    card.postedOn && html`<pubDate>${new Date(`${card.postedOn}T09:00:00Z`).toUTCString()}</pubDate>`
  }</item>`
}

/** Control characters that XML 1.0 cannot hold, even escaped. */
const printable = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
