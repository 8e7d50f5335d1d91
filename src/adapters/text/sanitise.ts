import sanitizeHtml from 'sanitize-html'
import { repairEncoding } from './encoding.ts'
import { tidyHref } from './link.ts'
import { nest } from './nesting.ts'
import { textOf, unescapeMarkup } from './plain.ts'

const HEADINGS = { h1: 'h3', h2: 'h3', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4' }
const BLOCKS = [
  'p',
  'div',
  'section',
  'article',
  'table',
  'tr',
  'td',
  'th',
  'blockquote',
  'pre',
  'dl',
  'dt',
  'dd',
  'center',
]

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'h3', 'h4', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'iframe', 'object', 'svg', 'math', 'xml'],
  nestingLimit: 60,
  transformTags: {
    b: 'strong',
    i: 'em',
    ...HEADINGS,
    ...Object.fromEntries(BLOCKS.map((tag) => [tag, 'p'])),
    a: (_tag, { href }) => {
      const tidy = href === undefined ? null : tidyHref(href)
      return tidy
        ? { tagName: 'a', attribs: { href: tidy, rel: 'nofollow noopener' } }
        : { tagName: 'span', attribs: {} }
    },
  },
}

/** Characters of a description that are read; the longest real one has a tenth of it. */
const LONGEST = 200_000
const LONGEST_LINE = 4_000

/**
 * Returns HTML that is safe to place in a page below a second-level heading: paragraphs, lists, emphasis, headings
 * from h3 without gaps, and links out. Anything else is dropped and its words kept: images, styles, scripts, tables.
 * Markup that arrives escaped (`&lt;p&gt;`) is read as markup; words without any become paragraphs. Nothing is empty,
 * and no block stands inside a paragraph.
 */
export function sanitiseHtml(html: string): string {
  const markup = unescapeMarkup(repairEncoding(html.slice(0, LONGEST)))
    .replace(/<(?![a-z/!?])/gi, '&lt;')
    .replace(/\[cid:[^\]\s]{0,200}\]/gi, '')
  const paragraphs = /<[a-z][^<>]*>/i.test(markup) ? markup : paragraphsOf(markup)
  return nest(sanitizeHtml(paragraphs, OPTIONS))
}

function paragraphsOf(words: string): string {
  return words
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replace(/\n/g, '<br>')}</p>`)
    .join('')
}

/** Returns the words alone, blocks on lines of their own, from markup of any kind. */
export function plainText(html: string): string {
  return textOf(sanitiseHtml(html))
}

/** Returns a name or title on one line: encodings repaired, entities read, tags dropped. */
export function plainLine(text: string): string {
  return textOf(unescapeMarkup(repairEncoding(text.slice(0, LONGEST_LINE))))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Returns whole sentences from the start up to `length` characters; else whole words and "…". Lines are joined. */
export function summarise(text: string, length = 300): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const start = line.slice(0, length + 1)
  const sentences = [...start.matchAll(/[.!?]["”’)]?(?= )/g)]
  const last = sentences.at(-1)
  if (last && last.index >= length / 3) return start.slice(0, last.index + last[0].length)
  const words = line
    .slice(0, length - 1)
    .replace(/\s+\S*$/, '')
    .replace(/[\s,;:–-]+$/, '')
  return `${words === '' ? line.slice(0, length - 1) : words}…`
}
