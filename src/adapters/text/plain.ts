import { Parser } from 'htmlparser2'

const BREAKS = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'table',
  'section',
  'blockquote',
])
const SILENT = new Set(['script', 'style', 'title', 'noscript', 'template'])

/** Returns the words of a piece of markup, entities read, each block on a line of its own, no empty lines. */
export function textOf(html: string): string {
  let text = ''
  let silent = 0
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent++
      else if (BREAKS.has(name)) text += '\n'
    },
    ontext(data) {
      if (silent === 0) text += data
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      else if (BREAKS.has(name)) text += '\n'
    },
  })
  parser.end(html)
  return text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const TAGS = 'p|div|br|ul|ol|li|strong|b|em|i|span|h[1-6]|a|table|tbody|tr|td|img|font|u'
const ESCAPED = new RegExp(`&(?:amp;)?lt;/?(?:${TAGS})\\b`, 'i')
const REAL = new RegExp(`</?(?:${TAGS})\\b`, 'i')

/**
 * Returns markup with one or two layers of escaping undone, where it was escaped as a whole: `&lt;p&gt;` or
 * `&amp;lt;p&amp;gt;`. Markup that is markup already is left alone, and so are words without any.
 */
export function unescapeMarkup(html: string): string {
  let markup = html
  for (let layer = 0; layer < 2 && ESCAPED.test(markup) && !REAL.test(markup); layer++) markup = unescapeOnce(markup)
  return markup
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#34': '"',
}

function unescapeOnce(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos|nbsp|#39|#34);/g, (_, name: string) => NAMED[name]!)
}
